BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
    $engine = Copy-RealEngine $sandbox.Folder
    $path, $modulePath, $env:PATH = $env:PATH, $env:PSModulePath, (New-TestFolder)
    $sha256 = (Get-FileHash -Path $engine -Algorithm SHA256).Hash
    $version = [regex]::Match([System.IO.File]::ReadAllText("$(Get-BuiltModule)/AwsRole.psd1"), "(?m)^ +ModuleVersion += '(.+)'").Groups[1].Value

    function New-InstalledModule {
        # The universal module as it lies after an installation from the repository Fabrik, on a machine without Node: its folder.
        # The same each time, since a module in another is compiled anew; but not on Windows, where a program that ran a moment ago
        # cannot be deleted.
        param([switch] $Unpacked, [switch] $ByPowerShellGet)
        if (-not (Test-Unix)) { $installed = [System.IO.Path]::Combine($installed, [guid]::NewGuid().ToString('N')) }
        $folder = [System.IO.Path]::Combine($installed, 'AwsRole', $version)
        if (-not [System.IO.Directory]::Exists($folder)) {
            $copy = New-ModuleCopy
            $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($folder))
            [System.IO.Directory]::Move($copy, $folder)
            $manifest = [System.IO.File]::ReadAllText("$folder/AwsRole.psd1")
            $records = foreach ($platform in 'linux-x64', 'linux-arm64', 'macos-x64', 'macos-arm64', 'win-x64') { "'$platform' = @{ Sha256 = '$sha256'; Bytes = 40381948 }" }
            $manifest = $manifest -replace '(?m)^( +Engines\s*= ).*$', "`$1@{ $($records -join '; ') }"
            [System.IO.File]::WriteAllText("$folder/AwsRole.psd1", $manifest)
        }
        foreach ($package in [System.IO.Directory]::GetDirectories($installed, 'AwsRole.Engine.*')) { Remove-TestFolder $package }
        foreach ($file in [System.IO.Directory]::GetFiles("$folder/bin")) { [System.IO.File]::Delete($file) }
        [System.IO.File]::WriteAllText("$folder/bin/awsrole.cjs", "process.exit(9)`n")
        [System.IO.File]::Delete("$folder/PSGetModuleInfo.xml")
        if (-not $Unpacked) {
            $provider = if ($ByPowerShellGet) { '<S N="PackageManagementProvider">NuGet</S>' }
            [System.IO.File]::WriteAllText("$folder/PSGetModuleInfo.xml", "<Objs Version=`"1.1.0.1`" xmlns=`"http://schemas.microsoft.com/powershell/2004/04`"><Obj RefId=`"0`"><MS><S N=`"Name`">AwsRole</S><S N=`"Repository`">Fabrik</S>$provider</MS></Obj></Objs>")
        }
        $folder
    }

    function Add-EnginePackage {
        # The engine package beside a module, as it comes out of an installation: without the right to run. Its program.
        param([string] $Module, [string] $Version = $version, [string] $From = $engine, [string] $Modules = "$Module/../..")
        $bin = [System.IO.Path]::GetFullPath("$Modules/AwsRole.Engine.$platform/$Version/bin")
        $null = [System.IO.Directory]::CreateDirectory($bin)
        $program = [System.IO.Path]::Combine($bin, [System.IO.Path]::GetFileName($engine))
        [System.IO.File]::Copy($From, $program)
        if (Test-Unix) { Set-FileMode $program 644 }
        $program
    }

    function Enter-Shell {
        # A shell that has started nothing yet, with nobody to ask, also where the tests have a terminal. The same module is not imported
        # again, which takes twenty times as long, but forgets what it knew of the engine. EngineSha256: what its manifest says of that.
        param([string] $Module, [string] $EngineSha256 = '')
        $loaded = Get-Module 'AwsRole'
        if ($null -eq $loaded -or $loaded.ModuleBase -ne $Module) { Import-TestModule $Module }
        else { & $loaded { $script:PackagedEngine = $script:CheckedEngine = $null } }
        (Get-Module 'AwsRole').PrivateData['EngineSha256'] = $EngineSha256
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Attended' -MockWith { $false }
    }

    function Get-StartedCommand {
        & (Get-Module 'AwsRole') { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; Get-It }
    }

    $installed = New-TestFolder
    Import-TestModule (New-InstalledModule)
    $platform = & (Get-Module 'AwsRole') { Get-EnginePlatform }
    # As many of them as there are questions in a test that asks.
    $asked = [System.Collections.Generic.List[string]]::new()
}

AfterAll {
    $env:PATH, $env:PSModulePath = $path, $modulePath
    Get-Module -Name 'AwsRole' | Remove-Module
    Remove-TestFolder $installed
    Exit-Sandbox $sandbox
}

Describe 'The engine package of the very same release' {
    It 'is taken beside the module, is run, and is hashed once' {
        $module = New-InstalledModule
        $program = Add-EnginePackage $module
        Enter-Shell $module
        @(Get-AwsProfile).Name | Should -Be 'dev'
        Get-StartedCommand | Should -Be $program
        Enter-Shell $module
        Mock -ModuleName 'AwsRole' -CommandName 'Get-FileSha256' -MockWith { throw 'hashed again' }
        Get-StartedCommand | Should -Be $program
        [System.IO.File]::SetLastWriteTimeUtc($program, [datetime]::UtcNow.AddDays(-1))
        Enter-Shell $module
        Mock -ModuleName 'AwsRole' -CommandName 'Get-FileSha256' -MockWith { 'of another file' }
        { Get-StartedCommand } | Should -Throw -ErrorId 'EngineMissing'
    }

    It 'is taken from PSModulePath, and not from the folder where the shell stands' {
        $module = New-InstalledModule
        $homes = New-TestFolder
        $program = Add-EnginePackage $module -Modules $homes
        Enter-Shell $module
        Push-Location $homes
        try {
            $env:PSModulePath = '.'
            { Get-StartedCommand } | Should -Throw -ErrorId 'EngineMissing'
            $env:PSModulePath = $homes
            Get-StartedCommand | Should -Be $program
        } finally {
            Pop-Location
            $env:PSModulePath = $modulePath
        }
    }

    It 'is known among the user''s data where the module''s folder cannot be written' {
        $module = New-InstalledModule
        $program = Add-EnginePackage $module
        $data = New-TestFolder
        Enter-Shell $module
        # A folder cannot be replaced by a file, not even by root.
        $null = [System.IO.Directory]::CreateDirectory("$module/bin/checked-engine.txt")
        Mock -ModuleName 'AwsRole' -CommandName 'Get-CheckMark' -MockWith { "$module/bin/checked-engine.txt"; "$data/checked-engine.txt" }
        try { Get-StartedCommand | Should -Be $program }
        finally { [System.IO.Directory]::Delete("$module/bin/checked-engine.txt") }
        "$data/checked-engine.txt" | Should -FileContentMatch ([regex]::Escape($program))
    }

    It 'comes after an engine in the module''s own folder' {
        $module = New-InstalledModule
        $null = Add-EnginePackage $module
        $own = [System.IO.Path]::Combine($module, 'bin', [System.IO.Path]::GetFileName($engine))
        [System.IO.File]::Copy($engine, $own)
        Enter-Shell $module
        Get-StartedCommand | Should -Be $own
    }

    It 'is never another: neither of another version, nor another program under its name' {
        $module = New-InstalledModule
        $null = Add-EnginePackage $module -Version '99.98.97'
        $null = Add-EnginePackage $module -From (Get-RepositoryPath 'LICENSE')
        Enter-Shell $module
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version -Repository 'Fabrik'*"
    }

    It 'is not asked for by a module that was released with none for this machine' {
        $module = New-InstalledModule
        Enter-Shell $module
        Mock -ModuleName 'AwsRole' -CommandName 'Get-EnginePlatform' -MockWith { 'linux-musl-x64' }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*nodejs.org*'
    }
}

Describe 'The engine in the module''s own folder' {
    BeforeAll {
        $module = New-InstalledModule
        $own = [System.IO.Path]::Combine($module, 'bin', [System.IO.Path]::GetFileName($engine))
        [System.IO.File]::Copy($engine, $own)
        if (Test-Unix) { Set-FileMode $own 755 }
        # As the manifest says it, once.
        Set-EngineRecord $module $sha256
        Import-TestModule $module
        (Get-Module 'AwsRole').PrivateData['EngineSha256'] | Should -Be $sha256
    }

    AfterAll { [System.IO.File]::Delete($own) }

    It 'is hashed once, not again in the same shell or the next' {
        Enter-Shell $module $sha256
        Get-StartedCommand | Should -Be $own
        Mock -ModuleName 'AwsRole' -CommandName 'Get-FileSha256' -MockWith { throw 'hashed again' }
        Get-StartedCommand | Should -Be $own
        Enter-Shell $module $sha256
        Mock -ModuleName 'AwsRole' -CommandName 'Get-FileSha256' -MockWith { throw 'hashed again' }
        Get-StartedCommand | Should -Be $own
    }

    It 'is hashed again where what was kept of that cannot be read' {
        Enter-Shell $module $sha256
        # The permissions of a file do not hold for root, and only Windows lets one program lock a file for another: what holds it is this shell.
        $mark = [System.IO.File]::Open("$module/bin/checked-engine.txt", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $mark.SetLength(9)
            $Global:Error.Clear()
            Get-StartedCommand | Should -Be $own
            $Global:Error.Count | Should -Be 0
        } finally { $mark.Dispose() }
    }

    It 'is not started, for a reason that is told, while it cannot be read' {
        Enter-Shell $module $sha256
        [System.IO.File]::SetLastWriteTimeUtc($own, [datetime]::UtcNow.AddDays(-2))
        $holder = [System.IO.File]::Open($own, 'Open', 'ReadWrite', 'None')
        try { { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*$own*could not be started*" }
        finally { $holder.Dispose() }
    }

    It 'is not started when it is another than the module was released with, in a shell that knew it too' {
        Enter-Shell $module $sha256
        $null = Get-AwsProfile
        [System.IO.File]::Copy((Get-RepositoryPath 'LICENSE'), $own, $true)
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile' -ExpectedMessage "$own is not the engine that this module was released with. It was not started.*"
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null)
        if (-not (Test-Unix)) { return }
        foreach ($make in { & /usr/bin/mkfifo $own }, { & /bin/ln -s /dev/zero $own }) {
            [System.IO.File]::Delete($own)
            . $make
            # What is not to be started is not waited for either.
            { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile'
        }
    }

    It 'is the script too, which a Node of the person''s runs, with the parts that it loads' {
        [System.IO.File]::Delete($own)
        $script = [System.IO.Path]::Combine($module, 'bin', 'awsrole.cjs')
        $parts = [System.IO.Directory]::CreateDirectory("$module/bin/parts").FullName
        [System.IO.File]::WriteAllText("$parts/b.cjs", 'second')
        [System.IO.File]::WriteAllText("$parts/a.cjs", 'first')
        Enter-Shell $module $sha256
        Mock -ModuleName 'AwsRole' -CommandName 'Find-Node' -MockWith { 'node' }
        { Get-StartedCommand } | Should -Throw -ErrorId 'EngineMismatch' -ExpectedMessage "$script is not the engine*"
        $content = [System.IO.MemoryStream]::new([System.Text.Encoding]::UTF8.GetBytes([System.IO.File]::ReadAllText($script) + 'firstsecond'))
        Enter-Shell $module (Get-FileHash -InputStream $content -Algorithm SHA256).Hash
        Mock -ModuleName 'AwsRole' -CommandName 'Find-Node' -MockWith { 'node' }
        (Get-StartedCommand)[-1] | Should -Be $script
        [System.IO.File]::WriteAllText("$parts/b.cjs", 'of another release')
        try { { Get-StartedCommand } | Should -Throw -ErrorId 'EngineMismatch' } finally { [System.IO.Directory]::Delete($parts, $true) }
    }
}

Describe 'The first command without an engine' {
    BeforeEach {
        $module = New-InstalledModule
        Enter-Shell $module
        $asked.Clear()
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Attended' -MockWith { $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-YesOrNo' -MockWith { $asked.Add("$Title $Message"); @{ answer = 'yes' } }
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { $null = Add-EnginePackage $module }
    }

    It 'asks once, installs it, and goes on' {
        @(Get-AwsProfile).Name | Should -Be 'dev'
        $null = Get-AwsProfile
        $asked | Should -Be "AwsRole requires its engine for this platform, or Node.js 22.14 or later. Neither is installed. Install AwsRole.Engine.$platform (40 MB) from Fabrik, the repository that AwsRole came from?"
    }

    It 'says the line to type after a no' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-YesOrNo' -MockWith { @{ cancel = $true } }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version -Repository 'Fabrik'*"
    }

    It 'says why it could not be installed, and the line' {
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { throw 'no way there' }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*could not be installed: no way there*Install-PSResource*"
    }

    It 'starts nothing that the repository has under this name but is not the engine' {
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { $null = Add-EnginePackage $module -From (Get-RepositoryPath 'LICENSE') }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile' -ExpectedMessage "*AwsRole.Engine.$platform $version in the repository Fabrik is not the engine*"
    }

    It 'asks nobody where nobody sits, and says the line' {
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Attended' -MockWith { $false }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform*"
        $asked | Should -BeNullOrEmpty
    }

    It 'names PowerShellGet''s command where that installed the module, which has repositories of its own' {
        Enter-Shell (New-InstalledModule -ByPowerShellGet)
        { Get-AwsProfile } | Should -Throw -ExpectedMessage "*Install-Module AwsRole.Engine.$platform -RequiredVersion $version -Repository 'Fabrik'*"
    }

    It 'is not a completion, and not an engine that is started ahead' {
        $Global:Error.Clear()
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null)
        & (Get-Module 'AwsRole') { Start-EngineAhead }
        $asked | Should -BeNullOrEmpty
        $Global:Error.Count | Should -Be 0
    }

    It 'does not ask where the module was unpacked from an archive' {
        Enter-Shell (New-InstalledModule -Unpacked)
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Attended' -MockWith { $true }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version*"
    }
}
