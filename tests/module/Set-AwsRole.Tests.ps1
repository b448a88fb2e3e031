BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'container,imds'
    Import-TestModule
    Use-WarmEngine
    # Person.Terminal.Tests.ps1 and MfaPrompt.Tests.ps1 test prompts.
    Disable-Question

    function Start-Case {
        # A shell without a role or any cached sessions.
        Set-TestHome (New-TestFolder)
    }

    function Stop-Case {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Remove-TestFolder $env:HOME
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole with a profile' {
    BeforeEach { Start-Case }
    AfterEach { Stop-Case }

    It 'sets its role, and the region under both names, for the programs of the shell, and returns the session without credentials with -PassThru' {
        $session = Set-AwsRole -Profile readonly -PassThru 6> $null
        $seen = Get-ProgramVariable
        $seen['AWS_ACCESS_KEY_ID'] | Should -Match '^ASIA'
        $env:AWS_ACCESS_KEY_ID | Should -Be $seen['AWS_ACCESS_KEY_ID']
        $seen['AWS_SECRET_ACCESS_KEY'] | Should -Not -BeNullOrEmpty
        $seen['AWS_SESSION_TOKEN'] | Should -Not -BeNullOrEmpty
        $seen['AWS_REGION'], $seen['AWS_DEFAULT_REGION'], $seen['AWS_ACCOUNT_ID'], $seen['AWSROLE_PROFILE'] | Should -Be $sts.region, $sts.region, '111122223333', 'readonly'
        $seen.ContainsKey('AWS_PROFILE') | Should -BeFalse
        (Get-AwsIdentity).Arn | Should -BeLike 'arn:aws:sts::111122223333:assumed-role/ReadOnly/*'

        $session.PSTypeNames[0] | Should -Be 'AwsRole.Session'
        @($session.PSObject.Properties.Name) -join ' ' | Should -Be 'Profile RoleArn RoleName AccountId Region Expiration ExpirationUtc Source'
        $session.Profile, $session.RoleArn, $session.AccountId, $session.Region | Should -Be 'readonly', $sts.roles.readOnly, '111122223333', $sts.region
        # In the format of the AWS CLI.
        $env:AWS_CREDENTIAL_EXPIRATION | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$'
        "$($session.Expiration.Kind) $($session.ExpirationUtc.Kind)" | Should -Be 'Local Utc'
        $session.Expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'") | Should -Be $env:AWS_CREDENTIAL_EXPIRATION
        $shown = ($session | Out-String) + ($session | Format-List -Property * | Out-String)
        @($env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN, $env:AWS_ACCESS_KEY_ID | Where-Object { $shown.Contains($_) }) | Should -BeNullOrEmpty
    }

    It 'accepts the name by position, as ProfileName, from the pipeline, and from a profile object' {
        $set = @(
            Set-AwsRole readonly 6> $null; $env:AWSROLE_PROFILE
            Set-AwsRole -ProfileName base 6> $null; $env:AWSROLE_PROFILE
            'readonly' | Set-AwsRole 6> $null; $env:AWSROLE_PROFILE
            Get-AwsProfile -Name base | Set-AwsRole 6> $null; $env:AWSROLE_PROFILE
        )
        $set | Should -Be 'readonly', 'base', 'readonly', 'base'
    }

    It 'sends the MFA code, and needs neither code nor call while the session is cached, as the plan shows' {
        Set-AwsRole dev -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'Developer'
        $key = $env:AWS_ACCESS_KEY_ID
        Clear-AwsRole 6> $null
        $calls = @(Invoke-StsControl $sts).Count
        Set-AwsRole dev 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $key
        @(Invoke-StsControl $sts).Count | Should -Be $calls
        (Resolve-AwsProfile dev).Tree | Should -Match 'cached until \d\d[:.]\d\d'
    }

    It 'follows a role chain, and uses the code for the hop that requires it' {
        Set-AwsRole audit -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).Arn | Should -BeLike 'arn:aws:sts::444455556666:assumed-role/Auditor/*'
        $env:AWS_ACCOUNT_ID | Should -Be '444455556666'
    }

    It 'lets parameters override the files, sends tags, a source identity, and a policy from a file, and rejects them where they have no effect' {
        $file = "$($sandbox.Folder)/policy.json"
        [System.IO.File]::WriteAllText($file, '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}')
        Push-Location -LiteralPath $sandbox.Folder
        $given = @{ RoleSessionName = 'by-hand'; DurationSeconds = 1800; Region = 'eu-west-1'; Tag = @{ team = 'red'; cost = 7 }; TransitiveTagKey = 'team'; SourceIdentity = 'alice'; Policy = 'policy.json' }
        try { Set-AwsRole readonly @given 6> $null } finally { Pop-Location }
        $env:AWS_REGION, $env:AWS_DEFAULT_REGION | Should -Be 'eu-west-1', 'eu-west-1'
        $made = @(Invoke-StsControl $sts)
        $calls = $made.Count
        $sent = @($made | Where-Object { $_.operation -eq 'AssumeRole' })[-1].parameters
        $names = 'RoleSessionName', 'DurationSeconds', 'Tags.member.1.Key', 'Tags.member.1.Value', 'TransitiveTagKeys.member.1', 'SourceIdentity'
        @(foreach ($name in $names) { $sent.$name }) | Should -Be 'by-hand', '1800', 'cost', '7', 'team', 'alice'
        $sent.Policy | Should -Match 's3:\*'
        { Set-AwsRole base -Policy '{}' } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsRole'
        foreach ($call in { Set-AwsRole readonly -Tag @{ 'a=b' = 'c' } }, { Push-AwsRole readonly -Tag @{ 'a=b' = 'c' } }, { Invoke-AwsRole readonly { 'ran' } -Tag @{ 'a=b' = 'c' } }, { Start-AwsRoleServer readonly -Tag @{ 'a=b' = 'c' } }) {
            $call | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*"a=b"*'
        }
        @(Invoke-StsControl $sts).Count | Should -Be $calls -Because 'another tag would be sent'
    }

    It 'prefers the region of the shell to that of the profile, as the AWS CLI does, and keeps it if the profile has none' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile no-region]`naws_access_key_id = AKIDNOREGION`naws_secret_access_key = made-up`n")
        Set-AwsRole readonly 6> $null
        Set-AwsRole no-region 6> $null
        "$env:AWSROLE_PROFILE [$env:AWS_REGION] [$env:AWS_DEFAULT_REGION]" | Should -Be 'no-region [] []'
        Clear-AwsRole 6> $null
        $env:AWS_REGION = 'eu-central-1'
        Set-AwsRole readonly 6> $null
        $env:AWS_REGION, $env:AWS_DEFAULT_REGION | Should -Be 'eu-central-1', 'eu-central-1'
    }

    It 'removes variables that contradict the role, and names of other tools, which prompts would show, until Clear-AwsRole' {
        $names = 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SECURITY_TOKEN', 'AWS_VAULT', 'AWSU_PROFILE', 'AWS_SSO_PROFILE'
        foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, 'base') }
        $env:AWSUME_PROFILE = 'before'
        Set-AwsRole readonly 6> $null
        @($names | Where-Object { $null -ne [System.Environment]::GetEnvironmentVariable($_) }) | Should -BeNullOrEmpty -Because 'an empty one still counts for aws-cli'
        Set-AwsRole base 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Match '^AKIA'
        $env:AWSUME_PROFILE | Should -Be 'base' -Because 'starship looks there'
        $ofSession = 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'
        @($ofSession | Where-Object { $null -ne [System.Environment]::GetEnvironmentVariable($_) }) | Should -BeNullOrEmpty
        Set-AwsRole -RoleArn $sts.roles.readOnly 6> $null
        $null -eq $env:AWSUME_PROFILE | Should -BeTrue -Because 'no profile stands behind the role'
        Clear-AwsRole 6> $null
        @(foreach ($name in $names) { [System.Environment]::GetEnvironmentVariable($name) }) | Should -Be (@('base') * $names.Count)
        $env:AWSUME_PROFILE | Should -Be 'before'
        Clear-RoleVariable $names
        $env:AWSUME_PROFILE = $null
    }

    It 'does not depend on earlier switches: credential_source = Environment reads the keys of the shell, not of a role' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile from-shell]`nrole_arn = $($sts.roles.developer)`ncredential_source = Environment`nmfa_serial = $($sts.mfaSerial)`nregion = $($sts.region)`n")
        $keys = [System.IO.File]::ReadAllText($sts.credentialsFile)
        $env:AWS_ACCESS_KEY_ID = [regex]::Match($keys, 'aws_access_key_id = (\S+)').Groups[1].Value
        $env:AWS_SECRET_ACCESS_KEY = [regex]::Match($keys, 'aws_secret_access_key = (\S+)').Groups[1].Value
        Set-AwsRole readonly 6> $null
        Set-AwsRole from-shell -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'Developer'
    }

    It 'shows one line and writes nothing into the pipeline; -InformationAction can silence it' {
        $lines = @(Set-AwsRole readonly *>&1)
        @($lines | ForEach-Object { $_.GetType().Name }) | Should -Be 'InformationRecord'
        "$($lines[0])" | Should -Match '^readonly: role ReadOnly in 111122223333, ap-northeast-1, until \d\d[:.]\d\d \(\d+ min\)$'
        $lines[0].Tags | Should -Contain 'PSHOST' -Because 'that is what shows it without being asked'
        foreach ($action in 'SilentlyContinue', 'Ignore') {
            @(Set-AwsRole readonly -InformationAction $action 6>&1) | Where-Object { $_.Tags -contains 'PSHOST' } | Should -BeNullOrEmpty
        }
    }

    It 'shows the plan with -WhatIf, and prompts, calls, and changes nothing' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
        $calls = @(Invoke-StsControl $sts).Count
        $lines = @(Set-AwsRole dev -WhatIf 6>&1) -join "`n"
        $lines | Should -BeLike 'profile dev, region ap-northeast-1*'
        $lines | Should -BeLike "*assume role $($sts.roles.developer)*"
        $lines | Should -BeLike "*requires an MFA code from $($sts.mfaSerial)*"
        $lines | Should -BeLike '*of profile base*credentials:2*'
        @(Invoke-StsControl $sts).Count | Should -Be $calls
        (Get-RoleVariable).Count | Should -Be 0
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -Times 0 -Exactly
    }

    It 'warns about the variables that AWS Tools prefer to the environment' {
        $names = 'StoredAWSCredentials', 'StoredAWSRegion'
        Set-Variable -Name $names -Value 'something' -Scope Global
        try { $warnings = @(Set-AwsRole readonly 3>&1 6> $null) } finally { Remove-Variable -Name $names -Scope Global }
        $warnings.Count | Should -Be 2
        "$($warnings[0])" | Should -BeLike '*$StoredAWSCredentials*Clear-AWSCredential*'
        "$($warnings[1])" | Should -BeLike '*$StoredAWSRegion*Clear-DefaultAWSRegion*'
        @(Set-AwsRole readonly 3>&1 6> $null).Count | Should -Be 0
    }
}

Describe 'Set-AwsRole with a role' {
    BeforeEach { Start-Case }
    AfterEach { Stop-Case }

    It 'assumes it with the keys of the source profile, all parameters given' {
        $parameters = @{
            RoleArn         = $sts.roles.admin
            SourceProfile   = 'base'
            SerialNumber    = $sts.mfaSerial
            TokenCode       = Get-FreshCode $sts
            RoleSessionName = 'by-arn'
            DurationSeconds = 3600
            ExternalId      = $sts.externalId
            Region          = 'ap-northeast-1'
        }
        $session = Set-AwsRole @parameters -PassThru 6> $null
        (Get-AwsIdentity).Arn | Should -Be 'arn:aws:sts::111122223333:assumed-role/Admin/by-arn'
        $env:AWS_REGION | Should -Be 'ap-northeast-1'
        $session.Profile | Should -BeNullOrEmpty
        $session.RoleArn | Should -Be $sts.roles.admin
        $null -eq $env:AWSROLE_PROFILE | Should -BeTrue -Because 'no profile stands behind the role'
    }

    It 'assumes it with the credentials of the shell without a source profile, and rejects a profile with it' {
        Set-AwsRole base 6> $null
        Set-AwsRole -RoleArn $sts.roles.readOnly 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        { Set-AwsRole -Profile base -RoleArn $sts.roles.readOnly } | Should -Throw -ErrorId 'AmbiguousParameterSet,Set-AwsRole'
    }
}

Describe 'Set-AwsRole without parameters' {
    BeforeEach { Start-Case }
    AfterEach { Stop-Case }

    It 'uses the keys in the variables, reports it, and restores them' {
        $env:AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
        $env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
        $said = Set-AwsRole 6>&1
        "$said" | Should -BeLike 'from the environment variables of this shell: access keys*'
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAIOSFODNN7EXAMPLE'
        Clear-AwsRole 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAIOSFODNN7EXAMPLE'
        { Set-AwsRole -Profile '' } | Should -Throw -ErrorId 'ParameterArgumentValidationErrorEmptyStringNotAllowed,Set-AwsRole'
    }

    It 'uses the credentials of the <Name>, reports it, renews them, and restores the shell' -ForEach @(
        @{ Name = 'container'; Variables = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'containerUrl'; AWS_CONTAINER_AUTHORIZATION_TOKEN = 'containerToken' } }
        @{ Name = 'instance'; Variables = @{ AWS_EC2_METADATA_SERVICE_ENDPOINT = 'imdsUrl' } }
    ) {
        $disabled = $env:AWS_EC2_METADATA_DISABLED
        try {
            $env:AWS_EC2_METADATA_DISABLED = 'false'
            foreach ($variable in $Variables.Keys) { [System.Environment]::SetEnvironmentVariable($variable, $sts[$Variables[$variable]]) }
            $said = Set-AwsRole 6>&1
            "$said" | Should -BeLike "from the ${Name}*: access keys*"
            (Get-AwsIdentity).Arn | Should -BeLike 'arn:aws:sts::111122223333:assumed-role/ReadOnly/*'
            $first = $env:AWS_ACCESS_KEY_ID
            Update-AwsRole 6> $null
            $env:AWS_ACCESS_KEY_ID | Should -Match '^ASIA'
            $env:AWS_ACCESS_KEY_ID | Should -Not -Be $first
            Clear-AwsRole 6> $null
            $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
            foreach ($variable in $Variables.Keys) { [System.Environment]::GetEnvironmentVariable($variable) | Should -Be $sts[$Variables[$variable]] }
        } finally {
            foreach ($variable in $Variables.Keys) { [System.Environment]::SetEnvironmentVariable($variable, $null) }
            $env:AWS_EC2_METADATA_DISABLED = $disabled
        }
    }
}

Describe 'Write-RoleVariable' {
    AfterEach { Clear-RoleVariable }

    It 'sets all or nothing: if one variable cannot be set, the others are restored' {
        $env:AWS_PROFILE = 'before'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $stubborn = [pscustomobject] @{}
        $stubborn.PSObject.Members.Add([psscriptmethod]::new('ToString', { throw 'no text' }))
        # AWS_REGION comes after the keys in the order of setting.
        $values = @{ AWS_ACCESS_KEY_ID = 'AKIANEW'; AWS_SECRET_ACCESS_KEY = 'new'; AWS_REGION = $stubborn }
        { & (Get-Module 'AwsRole') { param($values) Write-RoleVariable $values } $values } | Should -Throw
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'removes a variable for null, and sets none to an empty string' {
        $env:AWS_PROFILE = 'before'
        & (Get-Module 'AwsRole') { Write-RoleVariable @{ AWS_REGION = 'eu-west-1' } }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be 'AWS_REGION=eu-west-1'
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_PROFILE') | Should -BeTrue
    }
}
