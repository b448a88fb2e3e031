BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    $config = @'
[default]
region = us-east-1

[profile dev]
role_arn = arn:aws:iam::123456789012:role/teams/Developer
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/alice
region = ap-northeast-1

[profile with space]
region = eu-west-1

[profile "it's a name"]
credential_process = /bin/true

[profile sso]
sso_session = corp
sso_account_id = 210987654321
sso_role_name = Admin

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1

[profile web]
role_arn = arn:aws:iam::123456789012:role/Web
web_identity_token_file = /tmp/token
'@
    $credentials = "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret-of-base`n"
    Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Get-AwsProfile' {
    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'lists only the profiles of both files, in the order of the AWS CLI, with their kind' {
        @(Get-AwsProfile | ForEach-Object { "$($_.Name): $($_.Kind)" }) -join '|' | Should -Be "default: None|dev: AssumeRole|it's a name: Process|sso: Sso|web: WebIdentity|base: Static"
    }

    It 'returns all facts of a profile' {
        $item = Get-AwsProfile -Name dev
        $item.PSTypeNames[0] | Should -Be 'AwsRole.Profile'
        @($item.PSObject.Properties.Name) -join ' ' | Should -Be 'Name Kind Region AccountId RoleArn RoleName SourceProfile MfaSerial IsCurrent'
        $item.Kind, $item.Region, $item.AccountId, $item.SourceProfile, $item.IsCurrent | Should -Be 'AssumeRole', 'ap-northeast-1', '123456789012', 'base', $false
        $item.RoleArn, $item.MfaSerial | Should -Be 'arn:aws:iam::123456789012:role/teams/Developer', 'arn:aws:iam::123456789012:mfa/alice'
        $sso = Get-AwsProfile -Name sso
        $sso.RoleName | Should -Be 'Admin'
        $sso | Out-String | Should -Match '210987654321 +Admin'
    }

    It 'finds profiles by pattern, by several names, and from the pipeline' {
        @((Get-AwsProfile d*).Name) -join ' ' | Should -Be 'default dev'
        @((Get-AwsProfile -Name base, web).Name) -join ' ' | Should -Be 'base web'
        @(('dev', 'sso' | Get-AwsProfile).Name) -join ' ' | Should -Be 'dev sso'
        Get-AwsProfile nothing* | Should -BeNullOrEmpty
    }

    It 'continues after a missing name, and after an invalid pattern' {
        $names = @(Get-AwsProfile -Name nosuch, '[a', dev -ErrorAction SilentlyContinue -ErrorVariable faults)
        $names.Name | Should -Be 'dev'
        @($faults | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category) $($_.TargetObject)" }) | Should -Be 'ProfileNotFound,Get-AwsProfile ObjectNotFound nosuch', 'InvalidParameter,Get-AwsProfile InvalidArgument [a'
    }

    It 'reports an invalid pattern even without profiles, but finds a profile with exactly this name' {
        Write-AwsFile $sandbox.Folder -Config "[profile [a]`nregion = eu-west-1`n"
        try {
            (Get-AwsProfile -Name '[a').Name | Should -Be '[a'
            Write-AwsFile $sandbox.Folder -Config ''
            { Get-AwsProfile -Name '[a' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,Get-AwsProfile'
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }

    It 'fails with ConfigSyntax for a broken file, with file and line' {
        Write-AwsFile $sandbox.Folder -Config "[profile a]`nno setting`n"
        try {
            { Get-AwsProfile } | Should -Throw -ErrorId 'ConfigSyntax,Get-AwsProfile' -ExpectedMessage '*config*2*'
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }

    It 'marks the current profile, with a star in the table' {
        $cases = [ordered] @{
            'nothing is set'                                       = { }
            'Set-AwsRole put it here'                              = { Set-AwsRole base 6> $null }
            'AWSROLE_PROFILE came from another shell'              = { Clear-AwsRole 6> $null; $env:AWSROLE_PROFILE = 'dev'; $env:AWS_ACCESS_KEY_ID = 'ASIAX' }
            'AWSROLE_PROFILE is left over from keys that are gone' = { $env:AWS_ACCESS_KEY_ID = $null }
            'AWS_PROFILE names it'                                 = { $env:AWS_PROFILE = 'dev' }
        }
        $marked = @(foreach ($case in $cases.Keys) {
                . $cases[$case]
                "${case}: " + (@((Get-AwsProfile | Where-Object { $_.IsCurrent }).Name) -join ' ')
            })
        $wanted = 'default', 'base', 'dev', 'default', 'dev'
        $marked | Should -Be @(for ($index = 0; $index -lt $wanted.Count; $index++) { "$(@($cases.Keys)[$index]): $($wanted[$index])" })
        $lines = (Get-AwsProfile | Out-String -Width 200) -split "\r?\n" | Where-Object { $_.Trim() }
        @($lines | Where-Object { $_ -match '^\*' }).Count | Should -Be 1
        $lines | Where-Object { $_ -match '^\* dev\s+AssumeRole\s+123456789012\s+teams/Developer\s+ap-northeast-1\s+yes\s+base\s*$' } | Should -Not -BeNullOrEmpty
    }

    It 'is empty without files, without an error' {
        $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/nowhere"
        $env:AWS_SHARED_CREDENTIALS_FILE = "$($sandbox.Folder)/nowhere"
        try {
            Get-AwsProfile | Should -BeNullOrEmpty
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }

    It 'warns about text that the AWS CLI cannot read, and reads it' {
        [System.IO.File]::WriteAllText("$($sandbox.Folder)/config", "[profile bom]`nregion = eu-west-1`n", [System.Text.UTF8Encoding]::new($true))
        try {
            $all = @(Get-AwsProfile 3>&1)
            $warnings = @($all | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
            @($all | Where-Object { $_ -isnot [System.Management.Automation.WarningRecord] })[0].Name | Should -Be 'bom'
            "$($warnings[0])" | Should -BeLike '*The AWS CLI cannot read this file.*'
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }

    It 'does not write characters of a name to the screen that could move the cursor' {
        $name = "a$([char] 27)[31m$([char] 7)$([char] 0x202E)b"
        Write-AwsFile $sandbox.Folder -Credentials "[$name]`nregion = x$([char] 27)]0;y`n"
        try {
            (Get-AwsProfile).Name | Should -BeExactly $name
            Get-AwsProfile | Out-String | Should -Not -Match "[\x1b\x07\u202e]"
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }
}
