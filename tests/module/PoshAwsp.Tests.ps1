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
    Disable-Question

    function Start-Case {
        Write-AwsFile $sandbox.Folder -Config $configText -Credentials $credentialsText
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
        $env:XDG_CONFIG_HOME = [System.IO.Path]::Combine($sandbox.Folder, [guid]::NewGuid().ToString('N'))
        $persisted = [System.IO.Path]::Combine($env:XDG_CONFIG_HOME, 'awsrole', 'profile')
    }

    function Stop-Case {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable 'XDG_CONFIG_HOME'
        if (-not (Test-Unix) -and $env:CI -and (Get-Persisted)) { [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', [NullString]::Value, 'User') }
        [System.IO.File]::Delete([System.IO.Path]::Combine($sandbox.Folder, 'settings.ini'))
    }

    function Import-FreshModule {
        # Simulates the start of a new shell with this environment. Windows adds the variables of the user.
        if (-not (Test-Unix) -and $null -eq $env:AWS_PROFILE) { $env:AWS_PROFILE = [System.Environment]::GetEnvironmentVariable('AWS_PROFILE', 'User') }
        Import-TestModule
        Use-WarmEngine
    }

    function Get-Persisted {
        # The saved profile for new shells; nothing if there is none.
        if (-not (Test-Unix)) { [System.Environment]::GetEnvironmentVariable('AWS_PROFILE', 'User') }
        elseif ([System.IO.File]::Exists($persisted)) { [System.IO.File]::ReadAllText($persisted) -replace '\n\z' }
    }

    function Skip-OnWindows {
        # Does not change the variables of a real user, but those of a machine that exists only for the tests.
        if (-not (Test-Unix) -and -not $env:CI) { Set-ItResult -Skipped -Because 'on Windows it would change the environment of the user who runs the tests (CI=1 allows it)' }
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Get-AWSCurrentProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'is default if none is selected, with a message unless quiet; otherwise the profile in the variables' {
        @(Get-AWSCurrentProfile 6>&1 | ForEach-Object { "$_" }) | Should -BeExactly "No profile selected; 'default' will be used.", 'default'
        @(Get-AWSCurrentProfile -Quiet 6>&1 3>&1) | Should -BeExactly 'default'
        $env:AWS_DEFAULT_PROFILE = 'dev'
        Get-AWSCurrentProfile | Should -BeExactly 'dev'
        $env:AWS_PROFILE = 'prod'
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
    }

    It 'is the profile of the keys that Set-AwsRole set, which take precedence' {
        $env:AWS_PROFILE = 'dev'
        Set-AwsRole keys 6> $null
        @(Get-AWSCurrentProfile 3>&1) | Should -BeExactly 'keys' -Because 'the credentials file has it'
        Clear-AwsRole 6> $null
        Set-AwsRole -AsProfile prod 6> $null
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
    }

    It 'warns about a missing profile, suggests the nearest names, and returns it, without an error in $Error' {
        $env:AWS_PROFILE = 'dve'
        $Error.Clear()
        $warning, $name = @(Get-AWSCurrentProfile -Quiet 3>&1)
        "$warning" | Should -BeLike '*"dve"*"dev"*'
        $name | Should -BeExactly 'dve'
        $Error.Count | Should -Be 0
        $env:AWS_PROFILE = 'corp'
        @(Get-AWSCurrentProfile 3>&1).Count | Should -Be 2 -Because 'an sso-session is no profile'
        $env:AWS_PROFILE = "a$([char] 27)]0;x$([char] 7)`nb$([char] 0x202e)"
        @(Get-AWSCurrentProfile -WarningAction SilentlyContinue 3>&1) | Should -Be 'a?]0;x??b?'
    }

    It 'does not require confirmation for a protected profile, since it does not switch, and fails for a broken file' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ cancel = $true } }
        Set-AwsRoleOption -Protect 'prod'
        $env:AWS_PROFILE = 'prod'
        Get-AWSCurrentProfile | Should -BeExactly 'prod'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 0 -Exactly
        [System.IO.File]::WriteAllText($env:AWS_CONFIG_FILE, "[profile`nx`n")
        { Get-AWSCurrentProfile -Quiet } | Should -Throw -ErrorId 'ConfigSyntax,Get-AWSCurrentProfile'
    }
}

Describe 'Get-AWSAvailableProfiles' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'lists the profiles of both files with their regions, no sso-session, and marks the current one' {
        @(Get-AWSAvailableProfiles | ForEach-Object { "$($_.Name)|$($_.Region)|$($_.IsCurrent)" }) | Should -BeExactly 'default|us-east-1|True', 'dev|eu-west-1|False', 'prod||False', 'a b||False', 'keys||False'
        $env:AWS_PROFILE = 'prod'
        (Get-AWSAvailableProfiles | Where-Object IsCurrent).Name | Should -Be 'prod'
    }

    It 'is empty, with a warning if no file exists, and without one if the file has no profile' {
        $env:AWS_CONFIG_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'no config')
        $env:AWS_SHARED_CREDENTIALS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'no credentials')
        $warnings = @(Get-AWSAvailableProfiles 3>&1)
        @($warnings | ForEach-Object { $_.GetType().Name }) | Should -Be 'WarningRecord'
        "$warnings" | Should -BeLike "*no config*aws configure*"
        Write-AwsFile $sandbox.Folder
        @(Get-AWSAvailableProfiles 3>&1).Count | Should -Be 0
    }
}

Describe 'Set-AWSCurrentProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'sets only AWS_PROFILE, and removes it with -Clear instead of leaving it empty; reports it in one line and returns nothing' {
        $before = Get-RoleVariable
        $before['AWS_PROFILE'] = 'a b'
        "$(Set-AWSCurrentProfile 'a b' *>&1)" | Should -Be 'Set AWS_PROFILE to "a b" in this shell. To set it in new shells too, use -Persist.'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be (ConvertTo-Comparable $before)
        "$(Set-AWSCurrentProfile -Clear *>&1)" | Should -Be 'Removed AWS_PROFILE from this shell. To remove it from new shells too, use -Persist.'
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_PROFILE') | Should -BeTrue
        { Set-AWSCurrentProfile -ProfileName dev -Clear } | Should -Throw -ErrorId 'AmbiguousParameterSet,Set-AWSCurrentProfile'
    }

    It 'accepts the name from the pipeline, and from an object; with -Quiet it shows nothing' {
        @('dev' | Set-AWSCurrentProfile -Quiet *>&1).Count | Should -Be 0
        $env:AWS_PROFILE | Should -Be 'dev'
        Get-AWSAvailableProfiles | Where-Object Name -eq 'prod' | Set-AWSCurrentProfile -Quiet
        $env:AWS_PROFILE | Should -Be 'prod'
    }

    It 'clears a role of Set-AwsRole, whose keys would take precedence; sets a missing profile with a warning; warns about other keys, and keeps them' {
        Set-AwsRole keys 6> $null
        "$(Set-AWSCurrentProfile -ProfileName dve -Quiet 3>&1)" | Should -BeLike '*"dve"*"dev"*'
        "$env:AWS_PROFILE [$env:AWS_ACCESS_KEY_ID]" | Should -Be 'dve []'
        Set-AwsRole keys 6> $null
        Clear-AwsRole 6> $null
        $env:AWS_PROFILE | Should -Be 'dve'
        $env:AWS_ACCESS_KEY_ID = 'AKIAOTHER'
        "$(@(Set-AWSCurrentProfile prod -Quiet 3>&1)[0])" | Should -BeLike '*AWS_ACCESS_KEY_ID*takes precedence*Set-AwsRole -AsProfile*'
        "$env:AWS_PROFILE $env:AWS_ACCESS_KEY_ID" | Should -Be 'prod AKIAOTHER'
    }

    It 'requires confirmation for a protected profile, and marks the shell, as Switch-AWSProfile does; both do nothing with -WhatIf' {
        Set-AwsRoleOption -Protect 'prod'
        $env:AWS_PROFILE = 'dev'
        { Set-AWSCurrentProfile prod } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AWSCurrentProfile'
        { Switch-AWSProfile prod } | Should -Throw -ErrorId 'ConfirmationRequired,Switch-AWSProfile'
        Set-AWSCurrentProfile keys -Persist -WhatIf 6> $null
        Switch-AWSProfile keys -WhatIf 6> $null
        $env:AWS_PROFILE | Should -Be 'dev'
        [System.IO.File]::Exists($persisted) | Should -BeFalse
        $title = $Host.UI.RawUI.WindowTitle
        Set-AWSCurrentProfile prod -Confirm:$false -Quiet
        $env:AWS_PROFILE | Should -Be 'prod'
        $Host.UI.RawUI.WindowTitle | Should -BeLike 'PROTECTED: prod*'
        Set-AWSCurrentProfile -Clear -Quiet
        $Host.UI.RawUI.WindowTitle | Should -BeExactly $title
    }
}

Describe 'Set-AWSCurrentProfile -Persist' {
    BeforeEach {
        . Start-Case
        Skip-OnWindows
    }
    AfterEach { Stop-Case }

    It 'sets the profile in new shells until it is cleared; without -Persist it does not affect them' {
        Set-AWSCurrentProfile dev -Quiet
        Get-Persisted | Should -BeNullOrEmpty
        "$(Set-AWSCurrentProfile 'a b' -Persist 6>&1)" | Should -Be 'Set AWS_PROFILE to "a b" in this shell and new shells.'
        $env:AWS_PROFILE = $null
        Import-FreshModule
        $env:AWS_PROFILE | Should -BeExactly 'a b'
        Set-AWSCurrentProfile -Clear -Persist -Quiet
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        Get-Persisted | Should -BeNullOrEmpty
    }
}

Describe 'Set-AWSCurrentProfile -Persist, if a file stores the profile,' {
    BeforeEach {
        . Start-Case
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'Windows keeps it in the environment of the user' }
    }
    AfterEach { Stop-Case }

    It 'stores it below the home folder if XDG_CONFIG_HOME is relative' {
        $env:XDG_CONFIG_HOME = '.'
        Set-AWSCurrentProfile dev -Persist -Quiet
        [System.IO.File]::ReadAllText("$env:HOME/.config/awsrole/profile") | Should -BeExactly "dev`n"
        [System.IO.File]::Delete("$env:HOME/.config/awsrole/profile")
        $env:XDG_CONFIG_HOME = 'rel'
        & (Get-Module 'AwsRole') { Get-ChosenNamePath } | Should -BeExactly "$env:HOME/.config/awsrole/profile"
    }

    It 'does not override a shell that has a profile or keys, and ignores an invalid file' {
        function Read-NewShell {
            # The role variables of a new shell with this variable.
            param([string] $Name)
            Clear-RoleVariable
            if ($Name) { [System.Environment]::SetEnvironmentVariable($Name, 'own') }
            & (Get-Module -Name 'AwsRole') { Restore-ChosenName }
            ConvertTo-Comparable (Get-RoleVariable)
        }
        Set-AWSCurrentProfile dev -Persist -Quiet
        Read-NewShell | Should -Be 'AWS_PROFILE=dev'
        $names = 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID'
        @(foreach ($name in $names) { Read-NewShell $name }) | Should -Be @(foreach ($name in $names) { "$name=own" })
        $Error.Clear()
        $read = foreach ($text in '', "a$([char] 27)]0;x", "a`nb`n") {
            [System.IO.File]::WriteAllText($persisted, $text)
            Read-NewShell
        }
        $read | Where-Object { $_ } | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0
    }

    It 'does not block on a pipe in place of the file, and ignores a name of a megabyte' {
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($persisted))
        $pipe = "$persisted.pipe"
        & mkfifo $pipe
        $Error.Clear()
        foreach ($place in 'a pipe', $pipe, '/dev/zero', $persisted, 'a long name') {
            switch ($place) {
                'a pipe' { & mkfifo $persisted }
                'a long name' { [System.IO.File]::WriteAllText($persisted, 'a' * 1MB) }
                default { $null = [System.IO.File]::CreateSymbolicLink($persisted, $place) }
            }
            & (Get-Module 'AwsRole') { Restore-ChosenName }
            $null -eq $env:AWS_PROFILE | Should -BeTrue -Because $place
            if ($place -in 'a pipe', $pipe) { Set-AWSCurrentProfile dev -Persist -Quiet; Get-Persisted | Should -BeExactly 'dev' -Because $place }
            $env:AWS_PROFILE = $null
            [System.IO.File]::Delete($persisted)
        }
        $Error.Count | Should -Be 0
    }

    It 'fails if the file cannot be written' {
        $env:XDG_CONFIG_HOME = $env:AWS_CONFIG_FILE
        { Set-AWSCurrentProfile dev -Persist -Quiet } | Should -Throw -ErrorId 'WriteFailed,Set-AWSCurrentProfile' -ExpectedMessage "AWS_PROFILE was changed in this shell,*(*$env:AWS_CONFIG_FILE*).*"
        $env:AWS_PROFILE | Should -BeExactly 'dev'
    }
}

Describe 'Switch-AWSProfile' {
    BeforeEach { . Start-Case }
    AfterEach { Stop-Case }

    It 'selects a profile by name, and saves it with -Persist' {
        Switch-AWSProfile dev 6> $null
        $env:AWS_PROFILE | Should -Be 'dev'
        Skip-OnWindows
        Switch-AWSProfile -ProfileName prod -Persist 6> $null
        Get-Persisted | Should -BeExactly 'prod'
    }

    It 'selects the profile from the list; Delete clears it, and Escape changes nothing' {
        Mock -ModuleName 'AwsRole' -CommandName 'Assert-Terminal' -MockWith { }
        $choice = @{}
        Mock -ModuleName 'AwsRole' -CommandName 'Show-Picker' -MockWith { [pscustomobject] $choice }.GetNewClosure()
        $left = foreach ($case in @{ Action = 'pick'; Names = @('dev') }, @{ Action = 'clear'; Names = @() }, @{ Action = 'cancel'; Names = @() }) {
            $env:AWS_PROFILE = 'prod'
            $choice['Action'], $choice['Names'] = $case.Action, $case.Names
            Switch-AWSProfile 6> $null
            if (Test-Path 'Env:AWS_PROFILE') { $env:AWS_PROFILE } else { 'none' }
        }
        $left | Should -Be 'dev', 'none', 'prod'
    }

    It 'fails without a terminal, and without profiles' {
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $false }
        { Switch-AWSProfile } | Should -Throw '*Switch-AWSProfile dev*' -ErrorId 'TerminalRequired,Switch-AWSProfile'
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $true }
        Write-AwsFile $sandbox.Folder
        { Switch-AWSProfile } | Should -Throw -ErrorId 'ProfileNotFound,Switch-AWSProfile'
    }
}
