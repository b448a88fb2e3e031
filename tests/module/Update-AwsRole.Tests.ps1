BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Disable-Question
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Update-AwsRole' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'gets a new session with the parameters of the last Set-AwsRole, but not with -WhatIf or without a role; Clear-AwsRole restores the state before the first' {
        Set-AwsRole readonly -RoleSessionName by-hand -DurationSeconds 1800 -Region eu-west-1 6> $null
        $key = $env:AWS_ACCESS_KEY_ID
        $session = Update-AwsRole -PassThru 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
        $sent = @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' })[-1].parameters
        $session.Profile, $env:AWS_REGION, $sent.RoleSessionName, $sent.DurationSeconds | Should -Be 'readonly', 'eu-west-1', 'by-hand', '1800'
        $key = $env:AWS_ACCESS_KEY_ID
        Update-AwsRole -WhatIf 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $key
        Clear-AwsRole 6> $null
        (Get-RoleVariable).Count | Should -Be 0
        { Update-AwsRole } | Should -Throw -ErrorId 'CredentialsNotFound,Update-AwsRole'
    }

    It 'renews a role by ARN with the keys that assumed it, also twice' {
        Set-AwsRole base 6> $null
        Set-AwsRole -RoleArn $sts.roles.readOnly 6> $null
        foreach ($round in 1, 2) {
            $key = $env:AWS_ACCESS_KEY_ID
            Update-AwsRole 6> $null
            $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
            (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        }
    }

    It 'prompts for a code if one is required, and changes nothing without it' {
        Set-AwsRole dev -TokenCode (Get-FreshCode $sts) 6> $null
        $before = ConvertTo-Comparable (Get-RoleVariable)
        { Update-AwsRole } | Should -Throw -ErrorId 'MfaRequired,Update-AwsRole'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Update-AwsRole -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'Developer'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Not -Be $before
    }
}
