BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    $settings = $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')

    function Set-Foreign {
        # Pastes keys of another account, as the access portal shows them.
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
        # The variables that describe the keys of the shell.
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

    It 'get no facts of the role in Get-AwsRole or in the prompt' {
        Set-Foreign
        $role = Get-AwsRole -WarningAction Ignore
        "$($role.Source) [$($role.Profile)$($role.AccountId)$($role.RoleArn)$($role.Expiration)$($role.Remaining)]" | Should -Be 'Variables []'
        Get-AwsRolePrompt -Plain | Should -Be "keys $($sts.region)"
        Get-Label | Should -Be '    '
        "$env:AWS_ACCESS_KEY_ID $env:AWS_SECRET_ACCESS_KEY $env:AWS_SESSION_TOKEN $env:AWS_REGION" | Should -Be "ASIAFOREIGN foreign-secret foreign-token $($sts.region)"
    }

    It 'are reported once, with the removed variables, by <Command>' -ForEach @(
        @{ Command = 'Get-AwsRolePrompt' }, @{ Command = 'Get-AwsRole' }, @{ Command = 'Test-AwsRole' }, @{ Command = 'Get-AwsProfile' }, @{ Command = 'Get-AwsIdentity' }, @{ Command = 'Test-AwsConfig' }
    ) {
        Set-Foreign
        $warnings = @(Get-Warning { try { & $Command } catch { Write-Debug "$_" } })
        $warnings.Count | Should -Be 1
        $warnings[0] | Should -BeLike '*the role readonly*AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID, AWSROLE_PROFILE, AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-Warning { try { & $Command } catch { Write-Debug "$_" } } | Should -BeNullOrEmpty
        Get-Label | Should -Be '    '
    }

    It 'lose the token of the role if they have none' {
        Set-Foreign 'AKIAFOREIGN' ''
        Get-Warning { Get-AwsRole } | Should -BeLike '*AWS_SESSION_TOKEN, AWS_ENDPOINT_URL.'
        $env:AWS_SESSION_TOKEN | Should -BeNullOrEmpty
        $env:AWS_SECRET_ACCESS_KEY | Should -Be 'foreign-secret'
    }

    It 'work after the role has expired' {
        $base = Invoke-AwsRole base { @{ Key = $env:AWS_ACCESS_KEY_ID; Secret = $env:AWS_SECRET_ACCESS_KEY } }
        $env:AWS_CREDENTIAL_EXPIRATION = '2020-01-01T00:00:00+00:00'
        InModuleScope 'AwsRole' { (Get-RoleMemory).Set['AWS_CREDENTIAL_EXPIRATION'] = '2020-01-01T00:00:00+00:00' }
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = $base.Key, $base.Secret
        (Get-AwsIdentity -WarningAction Ignore).Arn | Should -Be $sts.userArn
        Test-AwsRole | Should -BeTrue
    }

    It 'keep variables that the user set with them' {
        Set-Foreign
        $env:AWS_CREDENTIAL_EXPIRATION = '2099-01-01T00:00:00Z'
        $env:AWS_ACCOUNT_ID = '999988887777'
        $env:AWSROLE_PROFILE = 'theirs'
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*: AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-Label | Should -Be '2099-01-01T00:00:00Z 999988887777 theirs  '
    }

    It 'are complete at the end when pasted line by line, the token before or after the key' {
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

    It 'are detected in a child shell, whose Set-AwsRole still uses the region of the profile' {
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile us]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = us-east-1`n")
        Set-Foreign
        $said = @(Invoke-Inheritor 'Get-AwsRolePrompt -Plain; "[$env:AWS_CREDENTIAL_EXPIRATION$env:AWSROLE_PROFILE] $env:AWS_SESSION_TOKEN"; Set-AwsRole us 6> $null; $env:AWS_REGION')
        $said[0] | Should -Match 'The access key of the role .* is no longer set'
        $said[1..3] | Should -Be "keys $($sts.region)", '[] foreign-token', 'us-east-1'
    }

    It 'are replaced by Set-AwsRole, and Clear-AwsRole restores the state before the first role' {
        Set-Foreign
        Set-AwsRole base 6> $null 3> $null
        (Get-AwsRole).Profile | Should -Be 'base'
        Clear-AwsRole 6> $null
        @((Get-RoleVariable).Keys) | Should -Be 'AWSROLE_SETTINGS_FILE'
    }

    It 'remove the mark of a protected profile' {
        Set-AwsRoleOption -Protect base
        Set-AwsRole base -Confirm:$false 6> $null
        Set-AwsRoleOption -Unprotect base
        $env:AWSROLE_PROTECTED | Should -Be 'base'
        Set-Foreign
        $null = Get-AwsRolePrompt 3> $null
        Get-Label | Should -Be '    '
    }

    It 'take precedence over a server, whose labels are removed' {
        Start-AwsRoleServer readonly 6> $null
        Set-Foreign
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*AWS_ACCOUNT_ID, AWSROLE_PROFILE, AWSUME_PROFILE, AWS_ENDPOINT_URL.'
        Get-AwsRolePrompt -Plain | Should -Be "keys $($sts.region)"
    }
}

Describe 'The variables that describe the keys of a role' {
    BeforeEach { Set-AwsRole readonly 6> $null }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore -WarningAction Ignore
        Clear-RoleVariable
        $env:AWSROLE_SETTINGS_FILE = $settings
    }

    It 'are removed when the user removes the keys' {
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        Get-Warning { Get-AwsRolePrompt } | Should -BeLike '*AWS_CREDENTIAL_EXPIRATION*'
        Get-Label | Should -Be '    '
    }

    It 'stay as long as the keys, whatever else the user changes' {
        $labels = Get-Label
        $env:AWS_PROFILE = 'base'
        $env:AWS_REGION = 'sa-east-1'
        Get-Warning { Get-AwsRolePrompt; Get-AwsRole } | Should -BeNullOrEmpty
        Get-Label | Should -Be $labels
    }

    # For a block of another runspace that uses the variables, see Use-RoleLock.Tests.ps1.
}
