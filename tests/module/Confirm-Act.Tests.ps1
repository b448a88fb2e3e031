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

Describe 'What -WhatIf and -Confirm name' {
    BeforeEach {
        Mock -ModuleName 'AwsRole' -CommandName 'Confirm-Act' -MockWith { $targets.Add($Target); $false }
        $targets.Clear()
        $env:AWS_PROFILE = 'work'
    }

    It 'is what each command is about to change' {
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
