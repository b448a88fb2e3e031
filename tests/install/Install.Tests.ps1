BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $packages = [System.Environment]::GetEnvironmentVariable('AWSROLE_INSTALL_PACKAGES')
    $nodeFolder = [System.Environment]::GetEnvironmentVariable('AWSROLE_INSTALL_NODE')
    $old, $new = foreach ($release in 'old', 'new') {
        @(foreach ($file in [System.IO.Directory]::GetFiles("$packages/$release")) { if ($file -match 'AwsRole\.(\d+\.\d+\.\d+)\.nupkg\z') { $Matches[1] } })[0]
    }
    $enginePackage = @(foreach ($file in [System.IO.Directory]::GetFiles("$packages/old")) { if ($file -match '(AwsRole\.Engine\.[\w-]+)\.\d') { $Matches[1] } })[0]

    $sandbox = Enter-Sandbox
    $person = [System.IO.Path]::Combine($sandbox.Folder, 'person')
    $repository = [System.IO.Path]::Combine($sandbox.Folder, 'repository')
    $empty = [System.IO.Path]::Combine($sandbox.Folder, 'empty')
    foreach ($folder in $person, "$person/.aws", $repository, $empty) { $null = [System.IO.Directory]::CreateDirectory($folder) }
    $sts = Start-Sts "$person/.aws"
    $withNode = Get-UserEnvironment $person $nodeFolder $sts.url
    $withoutNode = Get-UserEnvironment $person $empty $sts.url

    function Publish-Release {
        param([string] $Release)
        foreach ($file in [System.IO.Directory]::GetFiles("$packages/$Release")) { [System.IO.File]::Copy($file, "$repository/$([System.IO.Path]::GetFileName($file))") }
    }
    $engineOf = '& (Get-Module AwsRole) { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; @(Get-It)[-1] }'
    $shells = @{}
}

AfterAll {
    foreach ($shell in $shells.Values) { Stop-Program $shell }
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'On a machine with Node' {
    BeforeAll {
        Publish-Release 'old'
        $shell = $shells['withNode'] = Open-UserShell $withNode
        $null = Assert-Said $shell "Register-PSResourceRepository -Name Fabrik -Uri '$repository'"
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $null = Assert-Said $shell 'Install-PSResource AwsRole -Repository Fabrik -TrustRepository'
        $null = Assert-Said $shell 'Import-Module AwsRole'
        $first = Assert-Said $shell "Set-AwsRole -RoleArn $($sts.roles.developer) -SourceProfile base -SerialNumber $($sts.mfaSerial) -TokenCode $(Get-FreshCode $sts); (Get-AwsIdentity).Arn"
        Write-Host "From nothing to the first role, in a shell that is open: $([System.Math]::Round($clock.Elapsed.TotalSeconds, 1)) s"
    }

    It 'the module works as soon as it is installed: by role ARN, and by profile' {
        $first | Should -BeLike 'arn:aws:sts::*:assumed-role/Developer/*'
        $null = Assert-Said $shell 'Clear-AwsRole'
        Assert-Said $shell "Set-AwsRole dev -TokenCode $(Get-FreshCode $sts); (Get-AwsIdentity).Arn" | Should -BeLike 'arn:aws:sts::*:assumed-role/Developer/*'
        Assert-Said $shell $engineOf | Should -BeLike "*AwsRole*$old*awsrole.cjs"
        Test-Path -Path "$person/.local/share/powershell/Modules/$enginePackage" | Should -BeFalse
    }

    It 'the manifests say what the Gallery wants to know' {
        foreach ($name in 'AwsRole', $enginePackage) {
            $found = Assert-Said $shell "Find-PSResource $name -Repository Fabrik | Format-List Name, Version, Author, Description, LicenseUri, ProjectUri, IconUri, ReleaseNotes, Tags"
            foreach ($fact in 'Author', 'Description', 'LicenseUri', 'ProjectUri', 'IconUri', 'ReleaseNotes', 'Tags') { $found | Should -Match "(?m)^$fact +: [^\s{]*\S" }
        }
        $folder = Assert-Said $shell '(Get-Module AwsRole).ModuleBase'
        $manifest = Test-ModuleManifest -Path "$folder/AwsRole.psd1"
        $manifest.Version | Should -Be $old
        $package = [System.IO.Compression.ZipFile]::OpenRead("$packages/old/AwsRole.$old.nupkg")
        $files = try { @($package.Entries.FullName -notmatch '^(?:_rels|package)/|^\[Content_Types\]|\.nuspec$') } finally { $package.Dispose() }
        $files | Should -Contain 'AwsRole.psm1'
        foreach ($file in $files) { "$folder/$file" | Should -Exist }
        foreach ($name in 'LICENSE', 'THIRD-PARTY-LICENSES.txt') { "$folder/$name" | Should -Exist }
    }

    It 'the package of the module is small' {
        [System.IO.FileInfo]::new("$packages/old/AwsRole.$old.nupkg").Length | Should -BeLessThan 3e6
    }
}

Describe 'On a machine without Node' {
    BeforeAll {
        $shell = $shells['withoutNode'] = Open-UserShell $withoutNode
        $null = Assert-Said $shell 'Import-Module AwsRole'
    }

    It 'a script is told what to type' {
        $answer = Invoke-UserShell $shell 'Get-AwsProfile'
        $answer.error | Should -Be 'EngineMissing,Get-AwsProfile'
        $answer.message | Should -BeLike "*Install-PSResource $enginePackage -Version $old -Repository 'Fabrik'*"
    }

    It 'a person is asked, and the command goes on' {
        if (-not (Find-Program 'tmux')) {
            Set-ItResult -Skipped -Because 'tmux is not installed'
        }
        $terminal = Open-UserTerminal $withoutNode
        try {
            Send-Key $terminal '(Get-AwsProfile dev).Name'
            Wait-Screen $terminal "Install $([regex]::Escape($enginePackage)) \(\d+ MB\) from Fabrik"
            Send-Key $terminal
            Wait-Screen $terminal '(?m)^dev\s+ready> ?$'
        } finally {
            Stop-Terminal $terminal
        }
    }

    It 'both ways to a role work with the engine package' {
        # Where nobody was asked above.
        if (-not [System.IO.Directory]::Exists("$person/.local/share/powershell/Modules/$enginePackage")) {
            $null = Assert-Said $shell "Install-PSResource $enginePackage -Version $old -Repository Fabrik -TrustRepository"
        }
        Assert-Said $shell "Set-AwsRole -RoleArn $($sts.roles.developer) -SourceProfile base -SerialNumber $($sts.mfaSerial) -TokenCode $(Get-FreshCode $sts) -NoCache; (Get-AwsIdentity).Arn" | Should -BeLike '*assumed-role/Developer/*'
        # The session that the other shell has made.
        Assert-Said $shell 'Set-AwsRole dev; (Get-AwsIdentity).Arn' | Should -BeLike '*assumed-role/Developer/*'
        Assert-Said $shell $engineOf | Should -BeLike "*$enginePackage*$old*"
    }
}

Describe 'Installed by PowerShellGet, which Windows PowerShell comes with,' {
    It 'the module names its command, takes the engine from its repository, and can be removed afterwards' {
        $other = "$($sandbox.Folder)/other"
        $null = [System.IO.Directory]::CreateDirectory($other)
        $shell = $shells['PowerShellGet'] = Open-UserShell (Get-UserEnvironment $other $empty $sts.url)
        $null = Assert-Said $shell "Register-PSRepository -Name Alt -SourceLocation '$repository'; Install-Module AwsRole -Repository Alt -Scope CurrentUser -Force; Import-Module AwsRole"
        (Invoke-UserShell $shell 'Get-AwsProfile').message | Should -BeLike "*Install-Module $enginePackage -RequiredVersion $old -Repository 'Alt'*"
        # What a yes to the question does.
        $null = Assert-Said $shell '& (Get-Module AwsRole) { Install-EnginePackage (Get-EnginePackage) (Read-ModuleOrigin) }'
        Assert-Said $shell $engineOf | Should -BeLike "*$enginePackage*$old*"
        Assert-Said $shell 'Remove-Module AwsRole; @(Get-Module AwsRole).Count' | Should -Be '0'
    }
}

Describe 'An update' {
    BeforeAll {
        $null = Assert-Said $shells['withNode'] "Set-AwsRoleOption -Protect 'prod*'; Register-AwsRoleProcess dev"
        $line = [regex]::Match([System.IO.File]::ReadAllText("$person/.aws/config"), '(?m)^credential_process *= *(.*)$').Groups[1].Value
        $profileFolder = "$person/.config/powershell"
        $null = [System.IO.Directory]::CreateDirectory($profileFolder)
        [System.IO.File]::WriteAllText("$profileFolder/profile.ps1", "Import-Module AwsRole`n")
        Publish-Release 'new'
        $null = Assert-Said $shells['withNode'] 'Update-PSResource AwsRole -Repository Fabrik -TrustRepository'
        $shell = $shells['new'] = Open-UserShell $withoutNode
        $null = Assert-Said $shell "Import-Module AwsRole"
    }

    It 'leaves open shells at work, each with its own engine' {
        foreach ($name in 'withNode', 'withoutNode') {
            Assert-Said $shells[$name] '(Get-Module AwsRole).Version.ToString()' | Should -Be $old
            Assert-Said $shells[$name] 'Clear-AwsRole; Set-AwsRole dev; (Get-AwsIdentity).Arn' | Should -BeLike '*assumed-role/Developer/*'
            Assert-Said $shells[$name] $engineOf | Should -BeLike "*$old*"
        }
    }

    It 'is what the next shell takes, which does not read the engine of the earlier version' {
        Assert-Said $shell '(Get-Module AwsRole).Version.ToString()' | Should -Be $new
        $answer = Invoke-UserShell $shell 'Get-AwsProfile'
        $answer.error | Should -Be 'EngineMissing,Get-AwsProfile'
        $answer.message -match 'Install-PSResource \S+ -Version \S+ -Repository \S+(?=\. )' | Should -BeTrue
        $line = $Matches[0]
        $line | Should -BeLike "*$enginePackage -Version $new*"
        $null = Assert-Said $shell "$line -TrustRepository"
        Assert-Said $shell $engineOf | Should -BeLike "*$enginePackage*$new*"
    }

    It 'keeps sessions, settings and what stands in the profile' {
        Assert-Said $shell 'Set-AwsRole dev; (Get-AwsIdentity).Arn' | Should -BeLike '*assumed-role/Developer/*'
        Assert-Said $shell '(Get-AwsRoleOption).Protect' | Should -Be 'prod*'
        Assert-Said $shell ". '$person/.config/powershell/profile.ps1'; (Get-Alias awsp).Definition" | Should -Be 'Switch-AwsRole'
    }

    It 'leaves awsp, Tab, and the prompt to a shell that loads the module by its profile' {
        Assert-Said $shell 'awsp dev; $Env:AWSROLE_PROFILE' | Should -Be 'dev'
        Assert-Said $shell "[System.Management.Automation.CommandCompletion]::CompleteInput('awsp de', 7, `$null).CompletionMatches.CompletionText -join ' '" | Should -BeLike 'dev*'
        Assert-Said $shell 'Get-AwsRolePrompt' | Should -BeLike '*dev*'
    }

    It 'keeps the lines of credential_process, which take the engine of the newest module that was used' {
        $line | Should -Not -BeLike "*$old*"
        $answer = Assert-Said $shell $line | ConvertFrom-Json
        $answer.Version | Should -Be 1
        $answer.SessionToken | Should -Not -BeNullOrEmpty
        Assert-Said $shell "(Get-Item '$(@($line -split ' ')[0])').Target" | Should -BeLike "*$enginePackage*$new*"
    }

    It 'leaves both versions usable side by side' {
        Assert-Said $shells['withoutNode'] $engineOf | Should -BeLike "*$enginePackage*$old*"
        Assert-Said $shells['withoutNode'] '@(Get-AwsProfile).Count -gt 1' | Should -Be 'True'
    }
}

Describe 'An uninstallation' {
    It 'leaves the settings of the person, the names of profiles taken lately, and the path that their credential_process names, and nothing else of ours' {
        $null = Assert-Said $shells['new'] 'Clear-AwsRole -Cached'
        foreach ($name in @($shells.Keys)) { Stop-Program $shells[$name]; $shells.Remove($name) }
        $shell = $shells['last'] = Open-UserShell $withoutNode
        # As the page says.
        $line = [regex]::Match([System.IO.File]::ReadAllText((Get-RepositoryPath 'docs/install.md')), '(?m)^Uninstall-PSResource .*$').Value
        $null = Assert-Said $shell $line
        $files = foreach ($file in Get-ChildItem -Path $person -Recurse -File -Force) { $file.FullName.Substring($person.Length + 1) -replace '\\', '/' }
        # PowerShell's own, and what the sample wrote as a person would.
        $others = '\A(\.cache/powershell/|\.local/share/(PSResourceGet|powershell/PSReadLine)/|\.config/powershell/|\.aws/|\.config/NuGet/|\.nuget/|\.dotnet/)'
        @($files | Where-Object { $_ -notmatch $others }) | Should -Be '.config/awsrole/settings.ini', '.local/share/awsrole/recent', '.local/share/awsrole/bin/awsrole'
    }
}
