BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'container,imds'
    Import-TestModule
    Use-WarmEngine
    # What a person types is tested in MfaPrompt.Tests.ps1.
    Disable-Question

    function Start-Case {
        # A shell without a role, whose sessions nobody else can have kept.
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

    It 'puts its role into the shell, the region under both names, for the programs that it starts, and returns the session with -PassThru, without its credentials' {
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
        # As aws-cli writes it.
        $env:AWS_CREDENTIAL_EXPIRATION | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$'
        "$($session.Expiration.Kind) $($session.ExpirationUtc.Kind)" | Should -Be 'Local Utc'
        $session.Expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'") | Should -Be $env:AWS_CREDENTIAL_EXPIRATION
        $shown = ($session | Out-String) + ($session | Format-List -Property * | Out-String)
        @($env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN, $env:AWS_ACCESS_KEY_ID | Where-Object { $shown.Contains($_) }) | Should -BeNullOrEmpty
    }

    It 'takes the name by position, as ProfileName, from the pipeline and from a profile object' {
        $set = @(
            Set-AwsRole readonly 6> $null; $env:AWSROLE_PROFILE
            Set-AwsRole -ProfileName base 6> $null; $env:AWSROLE_PROFILE
            'readonly' | Set-AwsRole 6> $null; $env:AWSROLE_PROFILE
            Get-AwsProfile -Name base | Set-AwsRole 6> $null; $env:AWSROLE_PROFILE
        )
        $set | Should -Be 'readonly', 'base', 'readonly', 'base'
    }

    It 'sends the token code, and needs neither code nor call while the session is kept, as the plan says' {
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

    It 'follows a chain, and gives the code to the hop that needs it' {
        Set-AwsRole audit -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).Arn | Should -BeLike 'arn:aws:sts::444455556666:assumed-role/Auditor/*'
        $env:AWS_ACCOUNT_ID | Should -Be '444455556666'
    }

    It 'lets parameters override what the files say, sends tags, a source identity and a policy from a file, and refuses them where they cannot count' {
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

    It 'takes the region of the shell before the one of the profile, as aws-cli does, and leaves it alone when the profile has none' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile no-region]`naws_access_key_id = AKIDNOREGION`naws_secret_access_key = made-up`n")
        Set-AwsRole readonly 6> $null
        Set-AwsRole no-region 6> $null
        "$env:AWSROLE_PROFILE [$env:AWS_REGION] [$env:AWS_DEFAULT_REGION]" | Should -Be 'no-region [] []'
        Clear-AwsRole 6> $null
        $env:AWS_REGION = 'eu-central-1'
        Set-AwsRole readonly 6> $null
        $env:AWS_REGION, $env:AWS_DEFAULT_REGION | Should -Be 'eu-central-1', 'eu-central-1'
    }

    It 'removes what would contradict the role, and what another tool called its keys, which prompts would show, until Clear-AwsRole' {
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

    It 'means the same whatever was set before: credential_source = Environment reads the keys of the shell, not of a role' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile from-shell]`nrole_arn = $($sts.roles.developer)`ncredential_source = Environment`nmfa_serial = $($sts.mfaSerial)`nregion = $($sts.region)`n")
        $keys = [System.IO.File]::ReadAllText($sts.credentialsFile)
        $env:AWS_ACCESS_KEY_ID = [regex]::Match($keys, 'aws_access_key_id = (\S+)').Groups[1].Value
        $env:AWS_SECRET_ACCESS_KEY = [regex]::Match($keys, 'aws_secret_access_key = (\S+)').Groups[1].Value
        Set-AwsRole readonly 6> $null
        Set-AwsRole from-shell -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'Developer'
    }

    It 'writes one line for the person and nothing into the pipeline; with -InformationAction it is silent' {
        $lines = @(Set-AwsRole readonly *>&1)
        @($lines | ForEach-Object { $_.GetType().Name }) | Should -Be 'InformationRecord'
        "$($lines[0])" | Should -Match '^readonly: role ReadOnly in 111122223333, ap-northeast-1, until \d\d[:.]\d\d \(\d+ min\)$'
        $lines[0].Tags | Should -Contain 'PSHOST' -Because 'that is what shows it without being asked'
        foreach ($action in 'SilentlyContinue', 'Ignore') {
            @(Set-AwsRole readonly -InformationAction $action 6>&1) | Where-Object { $_.Tags -contains 'PSHOST' } | Should -BeNullOrEmpty
        }
    }

    It 'shows the plan with -WhatIf, and asks, calls and changes nothing' {
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

    It 'warns of the variables that AWS Tools take before the environment' {
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

    It 'assumes it with what the shell holds when no source is named, and does not take a profile beside it' {
        Set-AwsRole base 6> $null
        Set-AwsRole -RoleArn $sts.roles.readOnly 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        { Set-AwsRole -Profile base -RoleArn $sts.roles.readOnly } | Should -Throw -ErrorId 'AmbiguousParameterSet,Set-AwsRole'
    }
}

Describe 'Set-AwsRole alone' {
    BeforeEach { Start-Case }
    AfterEach { Stop-Case }

    It 'takes the keys of the variables, says so, and gives them back' {
        $env:AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
        $env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
        $said = Set-AwsRole 6>&1
        "$said" | Should -BeLike 'from the variables of this shell: access keys*'
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAIOSFODNN7EXAMPLE'
        Clear-AwsRole 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAIOSFODNN7EXAMPLE'
        { Set-AwsRole -Profile '' } | Should -Throw -ErrorId 'ParameterArgumentValidationErrorEmptyStringNotAllowed,Set-AwsRole'
    }

    It 'takes the credentials of the <Name>, says so, renews them, and gives the shell back' -ForEach @(
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

    It 'sets all or nothing: when one variable cannot be set, the others are as before' {
        $env:AWS_PROFILE = 'before'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $stubborn = [pscustomobject] @{}
        $stubborn.PSObject.Members.Add([psscriptmethod]::new('ToString', { throw 'no text' }))
        # AWS_REGION comes after the keys in the order of setting.
        $values = @{ AWS_ACCESS_KEY_ID = 'AKIANEW'; AWS_SECRET_ACCESS_KEY = 'new'; AWS_REGION = $stubborn }
        { & (Get-Module 'AwsRole') { param($values) Write-RoleVariable $values } $values } | Should -Throw
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'removes a variable for null, and sets none to the empty text' {
        $env:AWS_PROFILE = 'before'
        & (Get-Module 'AwsRole') { Write-RoleVariable @{ AWS_REGION = 'eu-west-1' } }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be 'AWS_REGION=eu-west-1'
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_PROFILE') | Should -BeTrue
    }
}
