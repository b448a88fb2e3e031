BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $configText = @"
[default]
region = us-east-1
[profile dev]
region = eu-west-1
[profile prod]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = keys
[profile "a b"]
[sso-session corp]
sso_region = eu-west-1
"@
    $credentialsText = "[keys]`naws_access_key_id = AKIAKEYS`naws_secret_access_key = secret`n"
    Import-TestModule
    Use-WarmEngine

    function Start-Case {
        Write-AwsFile $sandbox.Folder -Config $configText -Credentials $credentialsText
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
        $env:XDG_CONFIG_HOME = [System.IO.Path]::Combine($sandbox.Folder, [guid]::NewGuid().ToString('N'))
        $persisted = [System.IO.Path]::Combine($env:XDG_CONFIG_HOME, 'awsrole', 'profile')
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ cancel = $true } }
    }

    function Stop-Case {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable 'XDG_CONFIG_HOME'
        if (-not (Test-Unix) -and $env:CI -and (Get-Persisted)) { [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', [NullString]::Value, 'User') }
        [System.IO.File]::Delete([System.IO.Path]::Combine($sandbox.Folder, 'settings.ini'))
    }

    function Import-FreshModule {
        # What a new shell with this environment does. Windows gives it the user's variables.
        if (-not (Test-Unix) -and $null -eq $env:AWS_PROFILE) { $env:AWS_PROFILE = [System.Environment]::GetEnvironmentVariable('AWS_PROFILE', 'User') }
        Import-TestModule
        Use-WarmEngine
    }

    function Get-Persisted {
        # What is kept for new shells; nothing where nothing is.
        if (-not (Test-Unix)) { [System.Environment]::GetEnvironmentVariable('AWS_PROFILE', 'User') }
        elseif ([System.IO.File]::Exists($persisted)) { [System.IO.File]::ReadAllText($persisted) -replace '\n\z' }
    }

    function Skip-OnWindows {
        # The person's own variables are left alone, but not those of a machine that is made for the tests.
        if (-not (Test-Unix) -and -not $env:CI) { Set-ItResult -Skipped -Because 'on Windows it would change the environment of the person who runs the tests (CI=1 allows it)' }
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Get-AWSCurrentProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'is default when none is selected, and says so unless it is to be quiet' {
        Get-AWSCurrentProfile 6> $null | Should -BeExactly 'default'
        "$(@(Get-AWSCurrentProfile 6>&1)[0])" | Should -Be "No profile selected; 'default' will be used."
        @(Get-AWSCurrentProfile -Quiet 6>&1 3>&1).Count | Should -Be 1
    }

    It 'is the profile in AWS_PROFILE, else the one in AWS_DEFAULT_PROFILE' {
        $env:AWS_DEFAULT_PROFILE = 'dev'
        Get-AWSCurrentProfile | Should -BeExactly 'dev'
        $env:AWS_PROFILE = 'prod'
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
    }

    It 'is the profile whose keys Set-AwsRole put here, since they win' {
        $env:AWS_PROFILE = 'dev'
        Set-AwsRole keys 6> $null
        Get-AWSCurrentProfile | Should -BeExactly 'keys'
        Clear-AwsRole 6> $null
        Set-AwsRole -AsProfile prod 6> $null
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
    }

    It 'warns of a profile that no file has, with the nearest names, and returns it; no error is left behind' {
        $env:AWS_PROFILE = 'dve'
        $Error.Clear()
        $output = @(Get-AWSCurrentProfile -Quiet 3>&1)
        $output.Count | Should -Be 2
        "$($output[0])" | Should -BeLike '*"dve"*"dev"*'
        $output[1] | Should -BeExactly 'dve'
        $Error.Count | Should -Be 0
        @(Get-AWSCurrentProfile -WarningAction SilentlyContinue 3>&1).Count | Should -Be 1
    }

    It 'shows no control character of a name that no file has' {
        $env:AWS_PROFILE = "a$([char] 27)]0;x$([char] 7)`nb$([char] 0x202e)"
        Get-AWSCurrentProfile -WarningAction SilentlyContinue | Should -Be 'a?]0;x??b?'
    }

    It 'finds profiles of the credentials file, and warns of an sso-session, which is none' {
        $env:AWS_PROFILE = 'keys'
        @(Get-AWSCurrentProfile 3>&1).Count | Should -Be 1
        $env:AWS_PROFILE = 'corp'
        @(Get-AWSCurrentProfile 3>&1).Count | Should -Be 2
    }

    It 'does not ask about a protected profile: nothing is switched' {
        Set-AwsRoleOption -Protect 'prod'
        $env:AWS_PROFILE = 'prod'
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 0 -Exactly
    }

    It 'fails for a file that cannot be understood' {
        [System.IO.File]::WriteAllText($env:AWS_CONFIG_FILE, "[profile`nx`n")
        { Get-AWSCurrentProfile -Quiet } | Should -Throw -ErrorId 'ConfigSyntax,Get-AWSCurrentProfile'
    }
}

Describe 'Get-AWSAvailableProfiles' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'lists the profiles of both files with their regions, and no sso-session' {
        $profiles = Get-AWSAvailableProfiles
        $profiles.Length | Should -Be 5
        ($profiles | ForEach-Object { $_.Name }) -join '|' | Should -BeExactly 'default|dev|prod|a b|keys'
        ($profiles | ForEach-Object { $_.Region }) -join '|' | Should -BeExactly 'us-east-1|eu-west-1|||'
    }

    It 'marks the current one' {
        (Get-AWSAvailableProfiles | Where-Object IsCurrent).Name | Should -Be 'default'
        $env:AWS_PROFILE = 'prod'
        (Get-AWSAvailableProfiles | Where-Object IsCurrent).Name | Should -Be 'prod'
    }

    It 'is empty, with a warning, where there is no file' {
        $env:AWS_CONFIG_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'no config')
        $env:AWS_SHARED_CREDENTIALS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'no credentials')
        $warnings = @(Get-AWSAvailableProfiles 3>&1)
        $warnings.Count | Should -Be 1
        $warnings[0].GetType().Name | Should -Be 'WarningRecord'
        "$($warnings[0])" | Should -BeLike "*no config*aws configure*"
    }

    It 'is empty without a warning where the file has no profile' {
        Write-AwsFile $sandbox.Folder
        @(Get-AWSAvailableProfiles 3>&1).Count | Should -Be 0
    }
}

Describe 'Set-AWSCurrentProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'sets AWS_PROFILE and nothing else: <_>' -ForEach 'dev', 'a b', 'keys' {
        $before = Get-RoleVariable
        $before['AWS_PROFILE'] = $_
        Set-AWSCurrentProfile $_ 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be (ConvertTo-Comparable $before)
    }

    It 'removes it with -Clear, not leaving an empty one' {
        $env:AWS_PROFILE = 'dev'
        Set-AWSCurrentProfile -Clear 6> $null
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_PROFILE') | Should -BeTrue
    }

    It 'takes the name from the pipeline, and from an object' {
        'dev' | Set-AWSCurrentProfile -Quiet
        $env:AWS_PROFILE | Should -Be 'dev'
        Get-AWSAvailableProfiles | Where-Object Name -eq 'prod' | Set-AWSCurrentProfile -Quiet
        $env:AWS_PROFILE | Should -Be 'prod'
    }

    It 'says what it did in one line and returns nothing; with -Quiet it says nothing' {
        "$(Set-AWSCurrentProfile -ProfileName dev 6>&1)" | Should -Be 'Set AWS_PROFILE to "dev" in this shell. To set it in new shells too, use -Persist.'
        "$(Set-AWSCurrentProfile -Clear 6>&1)" | Should -Be 'Removed AWS_PROFILE from this shell. To remove it from new shells too, use -Persist.'
        @(Set-AWSCurrentProfile dev -Quiet 6>&1 3>&1).Count | Should -Be 0
        $null -eq (Set-AWSCurrentProfile dev 6> $null) | Should -BeTrue
    }

    It 'sets one that no file has, with a warning' {
        $warnings = @(Set-AWSCurrentProfile dve -Quiet 3>&1)
        "$($warnings[0])" | Should -BeLike '*"dve"*"dev"*'
        $env:AWS_PROFILE | Should -Be 'dve'
    }

    It 'clears a role that Set-AwsRole put here: its keys would win' {
        Set-AwsRole keys 6> $null
        Set-AWSCurrentProfile dev -Quiet
        $env:AWS_PROFILE | Should -Be 'dev'
        $null -eq $env:AWS_ACCESS_KEY_ID | Should -BeTrue
        Set-AwsRole keys 6> $null
        Clear-AwsRole 6> $null
        $env:AWS_PROFILE | Should -Be 'dev'
    }

    It 'leaves keys of another origin alone, and warns that they win' {
        $env:AWS_ACCESS_KEY_ID = 'AKIAOTHER'
        "$(@(Set-AWSCurrentProfile dev -Quiet 3>&1)[0])" | Should -BeLike '*AWS_ACCESS_KEY_ID*takes precedence*Set-AwsRole -AsProfile*'
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAOTHER'
        $env:AWS_PROFILE | Should -Be 'dev'
    }

    It 'asks about a protected profile, unless it is confirmed, and marks the shell' {
        Set-AwsRoleOption -Protect 'prod'
        $env:AWS_PROFILE = 'dev'
        { Set-AWSCurrentProfile prod } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AWSCurrentProfile'
        $env:AWS_PROFILE | Should -Be 'dev'
        $title = $Host.UI.RawUI.WindowTitle
        Set-AWSCurrentProfile prod -Confirm:$false -Quiet
        $env:AWS_PROFILE | Should -Be 'prod'
        $Host.UI.RawUI.WindowTitle | Should -BeLike 'PROTECTED: prod*'
        Set-AWSCurrentProfile -Clear -Quiet
        $Host.UI.RawUI.WindowTitle | Should -BeExactly $title
    }

    It 'does nothing with -WhatIf' {
        Set-AWSCurrentProfile dev -Persist -WhatIf 6> $null
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        [System.IO.File]::Exists($persisted) | Should -BeFalse
    }

    It 'takes a name or -Clear, not both' {
        { Set-AWSCurrentProfile -ProfileName dev -Clear } | Should -Throw -ErrorId 'AmbiguousParameterSet,Set-AWSCurrentProfile'
    }
}

Describe 'Set-AWSCurrentProfile -Persist' {
    BeforeEach {
        . Start-Case
        Skip-OnWindows
    }
    AfterEach { Stop-Case }

    It 'gives the profile to new shells, until it is cleared' {
        "$(Set-AWSCurrentProfile 'a b' -Persist 6>&1)" | Should -Be 'Set AWS_PROFILE to "a b" in this shell and new shells.'
        $env:AWS_PROFILE = $null
        Import-FreshModule
        $env:AWS_PROFILE | Should -BeExactly 'a b'
        Set-AWSCurrentProfile -Clear -Persist -Quiet
        Import-FreshModule
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        Get-Persisted | Should -BeNullOrEmpty
    }

    It 'leaves new shells alone without -Persist' {
        Set-AWSCurrentProfile dev -Quiet
        Get-Persisted | Should -BeNullOrEmpty
    }
}

Describe 'Set-AWSCurrentProfile -Persist, where a file keeps it,' {
    BeforeEach {
        . Start-Case
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'Windows keeps it in the environment of the user' }
    }
    AfterEach { Stop-Case }

    It 'keeps it below home where XDG_CONFIG_HOME is relative: "<_>"' -ForEach 'rel', '.' {
        $env:XDG_CONFIG_HOME = $_
        Set-AWSCurrentProfile dev -Persist -Quiet
        $kept = "$env:HOME/.config/awsrole/profile"
        [System.IO.File]::ReadAllText($kept) | Should -BeExactly "dev`n"
        [System.IO.File]::Delete($kept)
    }

    It 'does not overrule a shell that has <_>' -ForEach 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID' {
        Set-AWSCurrentProfile dev -Persist -Quiet
        $env:AWS_PROFILE = $null
        [System.Environment]::SetEnvironmentVariable($_, 'own')
        Import-FreshModule
        ConvertTo-Comparable (Get-RoleVariable) | Should -BeLike "*$_=own*"
        ConvertTo-Comparable (Get-RoleVariable) | Should -Not -BeLike '*AWS_PROFILE=dev*'
    }

    It 'passes over a file that says nothing sensible: <Name>' -ForEach @(
        @{ Name = 'nothing'; Text = '' }, @{ Name = 'an escape'; Text = "a$([char] 27)]0;x" }, @{ Name = 'two lines'; Text = "a`nb`n" }
    ) {
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($persisted))
        [System.IO.File]::WriteAllText($persisted, $Text)
        $Error.Clear()
        Import-FreshModule
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        $Error.Count | Should -Be 0
    }

    It 'waits for nothing that is in its place, and takes no name of 20 MB' {
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($persisted))
        $pipe = "$persisted.pipe"
        & mkfifo $pipe
        $Error.Clear()
        foreach ($place in 'a pipe', $pipe, '/dev/zero', $persisted, 'a long name') {
            switch ($place) {
                'a pipe' { & mkfifo $persisted }
                'a long name' { [System.IO.File]::WriteAllText($persisted, 'a' * 20MB) }
                default { & ln -s $place $persisted }
            }
            & (Get-Module 'AwsRole') { Restore-ChosenName }
            $null -eq $env:AWS_PROFILE | Should -BeTrue -Because $place
            if ($place -in 'a pipe', $pipe) { Set-AWSCurrentProfile dev -Persist -Quiet; Get-Persisted | Should -BeExactly 'dev' -Because $place }
            $env:AWS_PROFILE = $null
            [System.IO.File]::Delete($persisted)
        }
        $Error.Count | Should -Be 0
    }

    It 'fails where the file cannot be written' {
        $env:XDG_CONFIG_HOME = $env:AWS_CONFIG_FILE
        { Set-AWSCurrentProfile dev -Persist -Quiet } | Should -Throw
    }
}

Describe 'Switch-AWSProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'selects a profile by name' {
        Switch-AWSProfile dev 6> $null
        $env:AWS_PROFILE | Should -Be 'dev'
    }

    It 'keeps it with -Persist' {
        Skip-OnWindows
        Switch-AWSProfile -ProfileName prod -Persist 6> $null
        Get-Persisted | Should -BeExactly 'prod'
    }

    It 'asks about a protected profile, and does nothing with -WhatIf' {
        Set-AwsRoleOption -Protect 'prod'
        { Switch-AWSProfile prod } | Should -Throw -ErrorId 'ConfirmationRequired,Switch-AWSProfile'
        Switch-AWSProfile dev -WhatIf 6> $null
        $null -eq $env:AWS_PROFILE | Should -BeTrue
    }

    It 'does what the list says: <Name>' -ForEach @(
        @{ Name = 'a profile'; Choice = @{ Action = 'pick'; Names = @('dev') }; Expected = 'dev' }
        @{ Name = 'Delete clears'; Choice = @{ Action = 'clear'; Names = @() }; Expected = $null }
        @{ Name = 'Escape leaves all as it was'; Choice = @{ Action = 'cancel'; Names = @() }; Expected = 'prod' }
    ) {
        $env:AWS_PROFILE = 'prod'
        Mock -ModuleName 'AwsRole' -CommandName 'Assert-Terminal' -MockWith { }
        $made = [pscustomobject] $Choice
        Mock -ModuleName 'AwsRole' -CommandName 'Show-Picker' -MockWith { $made }.GetNewClosure()
        Switch-AWSProfile 6> $null
        $env:AWS_PROFILE | Should -Be $Expected
    }

    It 'fails where nobody can pick, and where there is nothing to pick' {
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $false }
        { Switch-AWSProfile } | Should -Throw '*Switch-AWSProfile dev*' -ErrorId 'TerminalRequired,Switch-AWSProfile'
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $true }
        Write-AwsFile $sandbox.Folder
        { Switch-AWSProfile } | Should -Throw -ErrorId 'ProfileNotFound,Switch-AWSProfile'
    }
}
