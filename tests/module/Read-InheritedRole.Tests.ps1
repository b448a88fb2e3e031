BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    # Two profiles with roles in two regions, with the same keys.
    $roles = "`n[profile eu]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = eu-west-1`n[profile us]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = us-east-1"
    [System.IO.File]::AppendAllText($sts.configFile, $roles)
    [System.IO.File]::AppendAllText($sts.credentialsFile, "`n[nowhere]`naws_access_key_id = AKIANOWHERE`naws_secret_access_key = made-up`n")
    Import-TestModule
    Use-WarmEngine
    $module = Get-BuiltModule
    $who = '"$env:AWSROLE_PROFILE [$env:AWS_REGION] [$env:AWS_DEFAULT_REGION] [$env:AWS_PROFILE]"'
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'A child shell of one with a role' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Stop-AwsRoleServer -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Remove-TestFolder $env:HOME
    }

    It 'uses the region of the profile that it switches to, and works in a job, which does not prompt for an MFA code because it would block' {
        # A job is a real process: this verifies the simulated child shell of the other tests.
        Set-AwsRole eu 6> $null
        $script = "Set-AwsRole us 6> `$null; $who; (Get-AwsRole).Source; Clear-AwsRole; try { Set-AwsRole dev } catch { `"id: `$(`$_.FullyQualifiedErrorId)`" }"
        $job = Start-Job { Import-Module "$using:module/AwsRole.psd1"; . ([scriptblock]::Create($using:script)) 6>&1 | ForEach-Object { "$_" } }
        try {
            $null = Wait-Job $job -Timeout 60
            $job.State | Should -Be 'Completed'
            $said = @(Receive-Job $job)
        } finally {
            Remove-Job $job -Force
        }
        $said | Should -Be 'us [us-east-1] [us-east-1] []', 'Shell', 'Cleared the AWS role. The shell is back to its previous state.', 'id: MfaRequired,Set-AwsRole'
        Invoke-Inheritor $script.Substring(0, $script.IndexOf('; try')) | Should -Be $said[0..2]
    }

    It 'has no region with a profile that has none, and its own if it had one' {
        Set-AwsRole eu 6> $null
        Invoke-Inheritor "Set-AwsRole nowhere 6> `$null; $who" | Should -Be 'nowhere [] [] []'
        Clear-AwsRole 6> $null
        $env:AWS_REGION = 'sa-east-1'
        Set-AwsRole eu -Region eu-central-1 6> $null
        Invoke-Inheritor "Set-AwsRole nowhere 6> `$null; $who" | Should -Be 'nowhere [sa-east-1] [sa-east-1] []'
    }

    It 'keeps a region that the user set after the role, in either shell' {
        Set-AwsRole eu 6> $null
        Invoke-Inheritor "`$env:AWS_REGION = 'ap-south-1'; Set-AwsRole us 6> `$null; $who" | Should -Be 'us [ap-south-1] [ap-south-1] []'
        $env:AWS_REGION = 'ap-south-1'
        Invoke-Inheritor "Set-AwsRole us 6> `$null; $who" | Should -Be 'us [ap-south-1] [ap-south-1] []'
    }

    It 'clears the inherited role with Clear-AwsRole, and reports it: <Case>' -ForEach @(
        @{ Case = 'keys'; Set = { Set-AwsRole eu 6> $null } }
        @{ Case = 'a role by its ARN'; Set = { Set-AwsRole -RoleArn $sts.roles.readOnly -SourceProfile base -Region eu-west-1 6> $null } }
        @{ Case = 'keys that do not end'; Set = { Set-AwsRole base 6> $null } }
        @{ Case = 'the name of a profile'; Set = { Set-AwsRole -AsProfile eu 6> $null } }
        @{ Case = 'a server'; Set = { Start-AwsRoleServer eu 6> $null } }
        @{ Case = 'another role in a block'; Set = { Set-AwsRole us 6> $null } }
    ) {
        & $Set
        $script = "Clear-AwsRole; @([System.Environment]::GetEnvironmentVariables().Keys | Where-Object { `$_ -match '^AWS(ROLE|UME)?_' -and `$_ -notin 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ENDPOINT_URL_STS', 'AWSROLE_MODULE', 'AWSROLE_PWSH' }) -join ' '; `$null -eq (Get-AwsRole); Clear-AwsRole"
        $said = if ($Case -like '*block') { Invoke-AwsRole eu { Invoke-Inheritor $script } } else { Invoke-Inheritor $script }
        $said | Should -Be 'Cleared the AWS role that this shell inherited from its parent shell.', 'True', 'No AWS role is set in this shell.'
    }

    It 'restores with Clear-AwsRole everything except keys: earlier regions and profile' {
        $env:AWS_PROFILE = 'base'
        $env:AWS_DEFAULT_REGION = 'sa-east-1'
        $env:AWS_ACCESS_KEY_ID = 'AKIAOWN'
        $env:AWS_SECRET_ACCESS_KEY = 'own-secret'
        Set-AwsRole eu 6> $null
        $env:AWSROLE_STATE | Should -Not -Match 'AKIAOWN|own-secret'
        foreach ($secret in $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN) { $env:AWSROLE_STATE.Contains([uri]::EscapeDataString($secret)) | Should -BeFalse }
        Invoke-Inheritor "Clear-AwsRole 6> `$null; $who; `"[`$env:AWS_ACCESS_KEY_ID`$env:AWS_SECRET_ACCESS_KEY]`"" | Should -Be ' [] [sa-east-1] [base]', '[]'
    }

    It 'keeps the inherited facts (name, account, expiration after the last renewal), resolves other profiles as if no role were set, and Update-AwsRole renews it' {
        Set-AwsRole eu 6> $null
        Update-AwsRole 6> $null
        $said = Invoke-Inheritor "`$role = Get-AwsRole; `$role.Source; `$role.Profile; `$role.AccountId; `$role.RoleArn; [int] `$role.Remaining.TotalMinutes -gt 50; Get-AwsRolePrompt -Plain; (Get-AwsIdentity us).Region; (Resolve-AwsProfile us).Region; Invoke-AwsRole us { `$env:AWS_REGION }; `$env:AWS_REGION; `$old = `$env:AWS_ACCESS_KEY_ID; Update-AwsRole 6> `$null; `$old -ne `$env:AWS_ACCESS_KEY_ID; (Get-AwsRole).Source"
        $said[0..4] | Should -Be 'Inherited', 'eu', '111122223333', $sts.roles.readOnly, 'True'
        $said[5] | Should -BeLike 'eu 111122223333 eu-west-1 *m'
        $said[6..9] | Should -Be 'us-east-1', 'us-east-1', 'us-east-1', 'eu-west-1'
        $said[10..11] | Should -Be 'True', 'Shell'
    }

    It 'shows the name of a role without a profile' {
        Set-AwsRole -RoleArn $sts.roles.readOnly -SourceProfile base 6> $null
        Invoke-Inheritor '(Get-AwsRole).Source; (Get-AwsRolePrompt -Plain) -replace " .*"; try { Update-AwsRole } catch { $_.FullyQualifiedErrorId }' | Should -Be 'Inherited', 'ReadOnly', 'CredentialsNotFound,Update-AwsRole'
    }

    It 'gets these facts from AWSROLE_STATE, which is removed with the role' {
        Set-AwsRole eu 6> $null
        $env:AWSROLE_STATE | Should -Not -BeNullOrEmpty
        Clear-AwsRole 6> $null
        $env:AWSROLE_STATE | Should -BeNullOrEmpty
    }

    It 'does not set a profile saved for new shells together with the credentials of a server' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'on Windows it would change the environment of the person who runs the tests' }
        Set-AWSCurrentProfile base -Persist -Quiet
        $env:AWS_PROFILE = $null
        Start-AwsRoleServer -RoleArn $sts.roles.readOnly -SourceProfile base 6> $null
        Invoke-Inheritor '"[$env:AWS_PROFILE]"; (Get-AwsIdentity).RoleName' | Should -Be '[]', 'ReadOnly'
    }
}
