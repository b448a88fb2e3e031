BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    # Makes no calls, so no server is needed.
    Write-AwsFile $sandbox.Folder -Config @"
[profile team]
role_arn = arn:aws:iam::111122223333:role/Team
source_profile = base
region = eu-west-1
[profile prod]
sso_start_url = https://example.com/start
[profile broken]
role_arn = arn:aws:iam::111122223333:role/Broken
"@ -Credentials "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret`n"
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    Disable-Question
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole -AsProfile' {
    BeforeEach {
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, [guid]::NewGuid().ToString('N'), 'settings.ini')
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'sets only AWS_PROFILE and the state for child shells' {
        $expected = (Get-RoleVariable) + @{ AWS_PROFILE = 'team'; AWSROLE_STATE = "AWS_PROFILE=team&roleArn=$([uri]::EscapeDataString('arn:aws:iam::111122223333:role/Team'))" }
        Set-AwsRole -AsProfile team 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be (ConvertTo-Comparable $expected)
    }

    It 'removes variables that take precedence, and Clear-AwsRole restores them' {
        $names = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN', 'AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWS_DEFAULT_PROFILE', 'AWSROLE_PROFILE'
        foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, "before $name") }
        Set-AwsRole -AsProfile team 6> $null
        $names | Where-Object { $null -ne [System.Environment]::GetEnvironmentVariable($_) } | Should -BeNullOrEmpty
        Clear-AwsRole 6> $null
        @(foreach ($name in $names) { [System.Environment]::GetEnvironmentVariable($name) }) | Should -Be @(foreach ($name in $names) { "before $name" })
    }

    It 'works after a role, and before one; Clear-AwsRole restores the state before the first' {
        $env:AWS_PROFILE = 'mine'
        Set-AwsRole base 6> $null
        $held = @(
            Set-AwsRole -AsProfile team 6> $null; "$env:AWS_PROFILE [$env:AWS_ACCESS_KEY_ID]"
            Set-AwsRole base 6> $null; "$env:AWS_PROFILE [$env:AWS_ACCESS_KEY_ID]"
            Set-AwsRole -AsProfile team 6> $null
            Clear-AwsRole 6> $null; "$env:AWS_PROFILE [$env:AWS_ACCESS_KEY_ID]"
        )
        $held | Should -Be 'team []', ' [AKIABASE]', 'mine []'
    }

    It 'keeps the region of the shell, and removes one that a role had set' {
        $env:AWS_REGION = 'sa-east-1'
        Set-AwsRole -AsProfile team 6> $null
        $env:AWS_REGION | Should -Be 'sa-east-1'
        Clear-AwsRole 6> $null
        $env:AWS_REGION = $null
        Set-AwsRole base -Region us-east-2 6> $null
        Set-AwsRole -AsProfile team 6> $null
        $null -eq $env:AWS_REGION | Should -BeTrue -Because 'it would win over the region of the profile'
        $env:AWS_REGION = 'ca-central-1'
        (Set-AwsRole -AsProfile team -PassThru 6> $null).Region | Should -Be 'ca-central-1'
        $env:AWS_REGION | Should -Be 'ca-central-1' -Because 'it was changed by hand, and wins'
        Set-AwsRole -AsProfile team -Region ap-northeast-1 6> $null
        $env:AWS_REGION, $env:AWS_DEFAULT_REGION | Should -Be 'ap-northeast-1', 'ap-northeast-1'
    }

    It 'reports it in one line, returns the session with -PassThru, and is visible to Get-AwsRole, Get-AwsProfile, and programs' {
        $line, $session = @(Set-AwsRole -AsProfile team -PassThru 6>&1)
        "$line" | Should -Be 'Set AWS_PROFILE to team. Each program gets the credentials itself.'
        $session.PSTypeNames[0] | Should -Be 'AwsRole.Session'
        $session.Profile, $session.RoleArn, $session.AccountId, $session.Region | Should -Be 'team', 'arn:aws:iam::111122223333:role/Team', '111122223333', 'eu-west-1'
        $role = Get-AwsRole
        $role.Profile, $role.Source, $role.AccountId | Should -Be 'team', 'AsProfile', '111122223333'
        "$($session.Expiration)$($role.Remaining)" | Should -BeNullOrEmpty
        (Get-AwsProfile | Where-Object IsCurrent).Name | Should -Be 'team'
        (Get-ProgramVariable)['AWS_PROFILE'] | Should -Be 'team'
        $env:AWS_PROFILE = 'prod'
        $null -eq (Get-AwsRole) | Should -BeTrue -Because 'somebody else named that one'
    }

    It 'rejects a missing profile, suggests the nearest names, and changes nothing; accepts one with a broken chain, which the program that uses it will report' {
        $env:AWS_ACCESS_KEY_ID = 'before'
        $failure = { Set-AwsRole -AsProfile taem } | Should -Throw -ErrorId 'ProfileNotFound,Set-AwsRole' -PassThru
        $failure.Exception.Message | Should -BeLike '*"team"*'
        "$env:AWS_ACCESS_KEY_ID [$env:AWS_PROFILE]" | Should -Be 'before []'
        Set-AwsRole -AsProfile broken 6> $null
        $env:AWS_PROFILE | Should -Be 'broken'
    }

    It 'cannot be combined with parameters for getting credentials' {
        $others = @{
            TokenCode = '123456'; SerialNumber = 'x'; RoleSessionName = 'x'; DurationSeconds = 900; ExternalId = 'x'; NoCache = $true
            Refresh = $true; Profile = 'team'; SourceProfile = 'base'; RoleArn = 'x'
        }
        $taken = foreach ($name in $others.Keys) {
            $given = @{ AsProfile = 'team'; $name = $others[$name] }
            try { Set-AwsRole @given; $name } catch { if ($_.FullyQualifiedErrorId -ne 'AmbiguousParameterSet,Set-AwsRole') { "${name}: $_" } }
        }
        $taken | Should -BeNullOrEmpty
        $null -eq $env:AWS_PROFILE | Should -BeTrue
    }

    It 'shows the plan with -WhatIf, and changes nothing; warns about $StoredAWSCredentials, which AWS Tools prefer to AWS_PROFILE; cannot be renewed, and the error says that programs renew it' {
        @(Set-AwsRole -AsProfile team -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile team, region eu-west-1*role/Team*'
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        # It warns about the variable that AWS Tools prefer to AWS_PROFILE.
        Set-Variable -Name 'StoredAWSCredentials' -Value 'something' -Scope Global
        try { $warnings = @(Set-AwsRole -AsProfile team 3>&1 6> $null) } finally { Remove-Variable -Name 'StoredAWSCredentials' -Scope Global }
        "$warnings" | Should -BeLike '*$StoredAWSCredentials*Clear-AWSCredential*'
        $failure = { Update-AwsRole } | Should -Throw -ErrorId 'CredentialsNotFound,Update-AwsRole' -PassThru
        $failure.Exception.Message | Should -BeLike '*Only AWS_PROFILE is set in this shell (profile "team")*'
    }

    It 'requires confirmation for a protected profile' {
        Set-AwsRoleOption -Protect 'prod*'
        { Set-AwsRole -AsProfile prod } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
        $null -eq $env:AWS_PROFILE | Should -BeTrue
        Set-AwsRole -AsProfile prod -Confirm:$false 6> $null
        $env:AWS_PROFILE | Should -Be 'prod'
        Set-AwsRole -AsProfile team 6> $null
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ answer = 'yes' } }
        Set-AwsRole -AsProfile prod 6> $null
        $env:AWS_PROFILE | Should -Be 'prod'
    }
}
