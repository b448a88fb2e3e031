BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Write-AwsFile $sandbox.Folder -Config "[profile work]`nlogin_session = arn:aws:iam::111122223333:user/me`n[sso-session corp]`nsso_start_url = https://corp.awsapps.com/start`nsso_region = eu-west-1`n" -Credentials ''
    $targets = [System.Collections.Generic.List[string]]::new()
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'The target of -WhatIf and -Confirm' {
    BeforeEach {
        Mock -ModuleName 'AwsRole' -CommandName 'Confirm-Action' -MockWith { $targets.Add($Target); $false }
        $targets.Clear()
        $env:AWS_PROFILE = 'work'
    }

    It 'is the object that each command will change' {
        Disconnect-AwsLogin -All
        Disconnect-AwsLogin
        Disconnect-AwsSso
        Sync-AwsSsoProfile
        Start-AwsRoleServer
        Export-AwsRole Json
        Register-AwsCompleter
        Set-AwsRole
        $targets | Should -Be 'all sessions of aws login', 'work', 'corp', 'corp', 'the current role', 'the credentials of this shell', 'aws', 'this shell'
    }

    It 'is the account and the role of Identity Center that Update-AwsRole renews' {
        Mock -ModuleName 'AwsRole' -CommandName 'Get-LastRequest' -MockWith { @{ Parameters = @{ account = '111122223333'; role = 'ViewOnly' } } }
        Update-AwsRole
        $targets | Should -Be '111122223333/ViewOnly'
    }
}

Describe 'A caller with -WhatIf or -Confirm of its own' {
    BeforeAll {
        Write-AwsFile $sandbox.Folder -Config "[profile one]`nregion = eu-west-1`n" -Credentials "[one]`naws_access_key_id = AKIAEXAMPLE`naws_secret_access_key = made-up`n"
    }

    AfterEach { Clear-AwsRole -WhatIf:$false -Confirm:$false 6> $null }

    It 'only sees what would happen, with the lines and the plan' {
        $WhatIfPreference = $true
        @(New-AwsProfile two -Region eu-west-1 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' }) -join '|' | Should -BeLike 'config:* + `[profile two`]|config:* + region = eu-west-1'
        @(Set-AwsRole one 6>&1) -join "`n" | Should -BeLike 'profile one*'
        @(Invoke-AwsRole one { throw 'ran' } 6>&1) -join "`n" | Should -BeLike 'profile one*'
        Remove-AwsProfile one 6> $null
        (Get-AwsProfile).Name | Should -Be 'one'
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
    }

    It 'is overruled by that of the command' {
        $WhatIfPreference = $true
        Set-AwsRole one -WhatIf:$false 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAEXAMPLE'
    }

    It 'is asked as it wants to be' {
        # Under wine the tests have a terminal, where PowerShell would wait for an answer.
        Mock -ModuleName 'AwsRole' -CommandName 'Test-CanPrompt' -MockWith { $false }
        $ConfirmPreference = 'Low'
        { Set-AwsRole one } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
        Set-AwsRole one -Confirm:$false 6> $null
        $ConfirmPreference = 'None'
        Remove-AwsProfile one
        Get-AwsProfile | Should -BeNullOrEmpty
    }
}
