BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
    $engine = Copy-RealEngine $sandbox.Folder
    $path, $modulePath, $env:PATH = $env:PATH, $env:PSModulePath, (New-TestFolder)
    $sha256 = (Get-FileHash -Path $engine -Algorithm SHA256).Hash
    $version = [regex]::Match([System.IO.File]::ReadAllText("$(Get-BuiltModule)/AwsRole.psd1"), "(?m)^ +ModuleVersion += '(.+)'").Groups[1].Value

    function New-InstalledModule {
        # The folder of the universal module after an installation from the repository Fabrik, on a machine without Node.js. The same folder
        # each time, since a module in another folder is compiled again; but not on Windows, where a program that has just run cannot be
        # deleted.
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
        # Installs the engine package next to a module, without the executable bit, and returns its program.
        param([string] $Module, [string] $Version = $version, [string] $From = $engine, [string] $Modules = "$Module/../..")
        $bin = [System.IO.Path]::GetFullPath("$Modules/AwsRole.Engine.$platform/$Version/bin")
        $null = [System.IO.Directory]::CreateDirectory($bin)
        $program = [System.IO.Path]::Combine($bin, [System.IO.Path]::GetFileName($engine))
        [System.IO.File]::Copy($From, $program)
        if (Test-Unix) { Set-FileMode $program 644 }
        $program
    }

    function Enter-Shell {
        # A shell that has started nothing yet, without a user, even if the tests have a terminal. The same module is not imported again,
        # which takes twenty times as long, but forgets what it knew of the engine. EngineSha256: the hash in its manifest.
        param([string] $Module, [string] $EngineSha256 = '')
        $loaded = Get-Module 'AwsRole'
        if ($null -eq $loaded -or $loaded.ModuleBase -ne $Module) { Import-TestModule $Module }
        else { & $loaded { $script:PackagedEngine = $script:CheckedEngine = $null } }
        (Get-Module 'AwsRole').PrivateData['EngineSha256'] = $EngineSha256
        Mock -ModuleName 'AwsRole' -CommandName 'Test-UserPresence' -MockWith { $false }
    }

    function Get-StartedCommand {
        & (Get-Module 'AwsRole') { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; Get-It }
    }

    $installed = New-TestFolder
    Import-TestModule (New-InstalledModule)
    $platform = & (Get-Module 'AwsRole') { Get-EnginePlatform }
    # One entry for each question in a test.
    $asked = [System.Collections.Generic.List[string]]::new()
}

AfterAll {
    $env:PATH, $env:PSModulePath = $path, $modulePath
    Get-Module -Name 'AwsRole' | Remove-Module
    Remove-TestFolder $installed
    Exit-Sandbox $sandbox
}

Describe 'The engine package of the same release' {
    It 'is found next to the module, runs, and is hashed once' {
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

    It 'is found in PSModulePath, and not in the current folder of the shell' {
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

    It 'is recorded in the data folder of the user if the module folder is read-only' {
        $module = New-InstalledModule
        $program = Add-EnginePackage $module
        $data = New-TestFolder
        Enter-Shell $module
        # A folder cannot be replaced by a file, even by root.
        $null = [System.IO.Directory]::CreateDirectory("$module/bin/checked-engine.txt")
        Mock -ModuleName 'AwsRole' -CommandName 'Get-HashCachePath' -MockWith { "$module/bin/checked-engine.txt"; "$data/checked-engine.txt" }
        try { Get-StartedCommand | Should -Be $program }
        finally { [System.IO.Directory]::Delete("$module/bin/checked-engine.txt") }
        "$data/checked-engine.txt" | Should -FileContentMatch ([regex]::Escape($program))
    }

    It 'is used only if the module folder contains no engine' {
        $module = New-InstalledModule
        $null = Add-EnginePackage $module
        $own = [System.IO.Path]::Combine($module, 'bin', [System.IO.Path]::GetFileName($engine))
        [System.IO.File]::Copy($engine, $own)
        Enter-Shell $module
        Get-StartedCommand | Should -Be $own
    }

    It 'is never one of another version, or another program with its name' {
        $module = New-InstalledModule
        $null = Add-EnginePackage $module -Version '99.98.97'
        $null = Add-EnginePackage $module -From (Get-RepositoryPath 'LICENSE')
        Enter-Shell $module
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version -Repository 'Fabrik'*"
    }

    It 'is not requested by a module that was released without one for this machine' {
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
        # As in the manifest, for one test.
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

    It 'is hashed again if the cached result cannot be read' {
        Enter-Shell $module $sha256
        # File permissions do not apply to root, and only Windows lets one program lock a file for another: this shell locks it.
        $mark = [System.IO.File]::Open("$module/bin/checked-engine.txt", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $mark.SetLength(9)
            $Global:Error.Clear()
            Get-StartedCommand | Should -Be $own
            $Global:Error.Count | Should -Be 0
        } finally { $mark.Dispose() }
    }

    It 'is not started while it cannot be read, and the error has the reason' {
        Enter-Shell $module $sha256
        [System.IO.File]::SetLastWriteTimeUtc($own, [datetime]::UtcNow.AddDays(-2))
        $holder = [System.IO.File]::Open($own, 'Open', 'ReadWrite', 'None')
        try { { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*$own*could not be started*" }
        finally { $holder.Dispose() }
    }

    It 'is not started if it is not the released one, even in a shell that verified the earlier one' {
        Enter-Shell $module $sha256
        $null = Get-AwsProfile
        [System.IO.File]::Copy((Get-RepositoryPath 'LICENSE'), $own, $true)
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile' -ExpectedMessage "$own is not the engine that this module was released with. It was not started.*"
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null)
        if (-not (Test-Unix)) { return }
        foreach ($make in { & /usr/bin/mkfifo $own }, { & /bin/ln -s /dev/zero $own }) {
            [System.IO.File]::Delete($own)
            . $make
            # A program that is not started must not be waited for either.
            { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile'
        }
    }

    It 'can be the script that the Node.js of the user runs, with the parts that it loads' {
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
        Mock -ModuleName 'AwsRole' -CommandName 'Test-UserPresence' -MockWith { $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-YesOrNo' -MockWith { $asked.Add("$Title $Message"); @{ answer = 'yes' } }
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { $null = Add-EnginePackage $module }
    }

    It 'prompts once, installs it, and continues' {
        @(Get-AwsProfile).Name | Should -Be 'dev'
        $null = Get-AwsProfile
        $asked | Should -Be "AwsRole requires its engine for this platform, or Node.js 22.14 or later. Neither is installed. Install AwsRole.Engine.$platform (40 MB) from Fabrik, the repository that AwsRole came from?"
    }

    It 'shows the command to run after a no' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-YesOrNo' -MockWith { @{ cancel = $true } }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version -Repository 'Fabrik'*"
    }

    It 'shows why it could not be installed, and the command' {
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { throw 'no way there' }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*could not be installed: no way there*Install-PSResource*"
    }

    It 'does not start a package of this name that is not the engine' {
        Mock -ModuleName 'AwsRole' -CommandName 'Install-EnginePackage' -MockWith { $null = Add-EnginePackage $module -From (Get-RepositoryPath 'LICENSE') }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile' -ExpectedMessage "*AwsRole.Engine.$platform $version in the repository Fabrik is not the engine*"
    }

    It 'does not prompt without a user, and shows the command' {
        Mock -ModuleName 'AwsRole' -CommandName 'Test-UserPresence' -MockWith { $false }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform*"
        $asked | Should -BeNullOrEmpty
    }

    It 'shows the command of PowerShellGet if that installed the module, since it has separate repositories' {
        Enter-Shell (New-InstalledModule -ByPowerShellGet)
        { Get-AwsProfile } | Should -Throw -ExpectedMessage "*Install-Module AwsRole.Engine.$platform -RequiredVersion $version -Repository 'Fabrik'*"
    }

    It 'is not a completion, and not Start-EngineAhead' {
        $Global:Error.Clear()
        $null = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null)
        & (Get-Module 'AwsRole') { Start-EngineAhead }
        $asked | Should -BeNullOrEmpty
        $Global:Error.Count | Should -Be 0
    }

    It 'does not prompt if the module was unpacked from an archive' {
        Enter-Shell (New-InstalledModule -Unpacked)
        Mock -ModuleName 'AwsRole' -CommandName 'Test-UserPresence' -MockWith { $true }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Install-PSResource AwsRole.Engine.$platform -Version $version*"
    }
}
