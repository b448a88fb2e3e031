BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    $settings = $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')

    function Set-Foreign {
        # Keys of another account, pasted as its console shows them.
        param([string] $Key = 'ASIAFOREIGN', [string] $Token = 'foreign-token')
        $env:AWS_ACCESS_KEY_ID = $Key
        $env:AWS_SECRET_ACCESS_KEY = 'foreign-secret'
        if ($Token) { $env:AWS_SESSION_TOKEN = $Token }
    }

    function Get-Warning {
        param([scriptblock] $Script)
        @(& $Script 3>&1 2> $null 6> $null | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { "$_" })
    }

    function Get-Label {
        # What the shell says of its keys.
        @(foreach ($name in 'AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWSROLE_PROFILE', 'AWSUME_PROFILE', 'AWSROLE_PROTECTED') { [System.Environment]::GetEnvironmentVariable($name) }) -join ' '
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Keys of another account, pasted after Set-AwsRole,' {
    BeforeEach { Set-AwsRole readonly 6> $null }

    AfterEach {
        Stop-AwsRoleServer -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore -WarningAction Ignore
        Clear-RoleVariable
        $env:AWSROLE_SETTINGS_FILE = $settings
    }

    It 'wear nothing of the role''s in Get-AwsRole, nor in the prompt' {
        Set-Foreign
        $role = Get-AwsRole -WarningAction Ignore
        "$($role.Source) [$($role.Profile)$($role.AccountId)$($role.RoleArn)$($role.Expiration)$($role.Remaining)]" | Should -Be 'Variables []'
        Get-AwsRolePrompt -Plain | Should -Be "keys $($sts.region)"
        Get-Label | Should -Be '    '
        "$env:AWS_ACCESS_KEY_ID $env:AWS_SECRET_ACCESS_KEY $env:AWS_SESSION_TOKEN $env:AWS_REGION" | Should -Be "ASIAFOREIGN foreign-secret foreign-token $($sts.region)"
    }

    It 'are said once, with what is removed, by <Command>' -ForEach @(
        @{ Command = 'Get-AwsRolePrompt' }, @{ Command = 'Get-AwsRole' }, @{ Command = 'Test-AwsRole' }, @{ Command = 'Get-AwsProfile' }, @{ Command = 'Get-AwsIdentity' }, @{ Command = 'Test-AwsConfig' }
    ) {
        Set-Foreign
        $warnings = @(Get-Warning { try { & $Command } catch { Write-Debug "$_" } })
        $warnings.Count | Should -Be 1
        $warnings[0] | Should -BeLike '*the role readonly*AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID, AWSROLE_PROFILE, AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-Warning { try { & $Command } catch { Write-Debug "$_" } } | Should -BeNullOrEmpty
        Get-Label | Should -Be '    '
    }

    It 'lose the role''s token where they have none' {
        Set-Foreign 'AKIAFOREIGN' ''
        Get-Warning { Get-AwsRole } | Should -BeLike '*AWS_SESSION_TOKEN, AWS_ENDPOINT_URL.'
        $env:AWS_SESSION_TOKEN | Should -BeNullOrEmpty
        $env:AWS_SECRET_ACCESS_KEY | Should -Be 'foreign-secret'
    }

    It 'work when the role''s end is over' {
        $base = Invoke-AwsRole base { @{ Key = $env:AWS_ACCESS_KEY_ID; Secret = $env:AWS_SECRET_ACCESS_KEY } }
        $env:AWS_CREDENTIAL_EXPIRATION = '2020-01-01T00:00:00+00:00'
        InModuleScope 'AwsRole' { (Get-RoleMemory).Set['AWS_CREDENTIAL_EXPIRATION'] = '2020-01-01T00:00:00+00:00' }
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = $base.Key, $base.Secret
        (Get-AwsIdentity -WarningAction Ignore).Arn | Should -Be $sts.userArn
        Test-AwsRole | Should -BeTrue
    }

    It 'keep what was set by hand beside them' {
        Set-Foreign
        $env:AWS_CREDENTIAL_EXPIRATION = '2099-01-01T00:00:00Z'
        $env:AWS_ACCOUNT_ID = '999988887777'
        $env:AWSROLE_PROFILE = 'theirs'
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*: AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-Label | Should -Be '2099-01-01T00:00:00Z 999988887777 theirs  '
    }

    It 'line by line at a prompt, the token before or after the key, are whole in the end' {
        $env:AWS_ACCESS_KEY_ID = 'ASIAFOREIGN'; $null = Get-AwsRolePrompt 3> $null
        $env:AWS_SECRET_ACCESS_KEY = 'foreign-secret'; $null = Get-AwsRolePrompt
        $env:AWS_SESSION_TOKEN = 'foreign-token'; $null = Get-AwsRolePrompt
        "$env:AWS_ACCESS_KEY_ID $env:AWS_SECRET_ACCESS_KEY $env:AWS_SESSION_TOKEN" | Should -Be 'ASIAFOREIGN foreign-secret foreign-token'
        Set-AwsRole readonly 6> $null
        $env:AWS_SESSION_TOKEN = 'foreign-token'; $null = Get-AwsRolePrompt
        $env:AWS_SECRET_ACCESS_KEY = 'foreign-secret'; $null = Get-AwsRolePrompt
        $env:AWS_ACCESS_KEY_ID = 'ASIAFOREIGN'; $null = Get-AwsRolePrompt 3> $null
        "$env:AWS_ACCESS_KEY_ID $env:AWS_SECRET_ACCESS_KEY $env:AWS_SESSION_TOKEN" | Should -Be 'ASIAFOREIGN foreign-secret foreign-token'
    }

    It 'are found in the shell that is started with them, whose Set-AwsRole still takes the profile''s region' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile us]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = us-east-1`n")
        Set-Foreign
        $said = @(Invoke-Inheritor 'Get-AwsRolePrompt -Plain; "[$env:AWS_CREDENTIAL_EXPIRATION$env:AWSROLE_PROFILE] $env:AWS_SESSION_TOKEN"; Set-AwsRole us 6> $null; $env:AWS_REGION')
        $said[0] | Should -Match 'The access key of the role .* is no longer set'
        $said[1..3] | Should -Be "keys $($sts.region)", '[] foreign-token', 'us-east-1'
    }

    It 'give way to Set-AwsRole, and Clear-AwsRole goes back to before the first role' {
        Set-Foreign
        Set-AwsRole base 6> $null 3> $null
        (Get-AwsRole).Profile | Should -Be 'base'
        Clear-AwsRole 6> $null
        @((Get-RoleVariable).Keys) | Should -Be 'AWSROLE_SETTINGS_FILE'
    }

    It 'take a protected profile''s mark with them' {
        Set-AwsRoleOption -Protect base
        Set-AwsRole base -Confirm:$false 6> $null
        Set-AwsRoleOption -Unprotect base
        $env:AWSROLE_PROTECTED | Should -Be 'base'
        Set-Foreign
        $null = Get-AwsRolePrompt 3> $null
        Get-Label | Should -Be '    '
    }

    It 'win over a server''s, whose labels go' {
        Start-AwsRoleServer readonly 6> $null
        Set-Foreign
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*AWS_ACCOUNT_ID, AWSROLE_PROFILE, AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-AwsRolePrompt -Plain | Should -Be "keys $($sts.region)"
    }
}

Describe 'What is said of a role''s keys' {
    BeforeEach { Set-AwsRole readonly 6> $null }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore -WarningAction Ignore
        Clear-RoleVariable
        $env:AWSROLE_SETTINGS_FILE = $settings
    }

    It 'goes when they are removed by hand' {
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*AWS_CREDENTIAL_EXPIRATION*'
        Get-Label | Should -Be '    '
    }

    It 'stays as long as they do, whatever else is changed by hand' {
        $labels = Get-Label
        $env:AWS_PROFILE = 'base'
        $env:AWS_REGION = 'sa-east-1'
        Get-Warning { Get-AwsRolePrompt; Get-AwsRole } | Should -BeNullOrEmpty
        Get-Label | Should -Be $labels
    }

    # While a block of another runspace holds the variables: Use-RoleLock.Tests.ps1.
}
