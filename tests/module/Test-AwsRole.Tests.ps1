BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Test-AwsRole' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_CREDENTIAL_EXPIRATION') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        Remove-TestFolder $env:HOME
    }

    It 'is $true for a shell with long-term keys, or keys valid for 15 minutes; otherwise, or with an unreadable expiration, $false' {
        Test-AwsRole | Should -BeExactly $false -Because 'there are no keys'
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = 'AKIA', 'made-up'
        Test-AwsRole | Should -BeExactly $true -Because 'they do not end'
        $lasting = foreach ($end in @(foreach ($minutes in 16, 14, -1) { [datetime]::UtcNow.AddMinutes($minutes).ToString('o') }) + 'soon') {
            $env:AWS_CREDENTIAL_EXPIRATION = $end
            Test-AwsRole
        }
        $lasting | Should -BeExactly $true, $false, $false, $false
    }

    It 'tests whether a profile has a cached session, without a call, for a number of -Minutes' {
        $calls = @(Invoke-StsControl $sts).Count
        Test-AwsRole -Profile readonly | Should -BeExactly $false
        @(Invoke-StsControl $sts).Count | Should -Be $calls
        Set-AwsRole readonly 6> $null
        Test-AwsRole -Profile readonly | Should -BeExactly $true
        'readonly' | Test-AwsRole -Minutes 120 -Quiet | Should -BeExactly $false
        Test-AwsRole -Minutes 30 | Should -BeExactly $true
        Test-AwsRole -Minutes 120 | Should -BeExactly $false
    }

    It 'does not prompt for a profile that requires a code' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Answer' -MockWith { @{ cancel = $true } }
        Test-AwsRole dev | Should -BeExactly $false
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Answer' -Times 0 -Exactly
    }

    It 'fails for a missing profile' {
        { Test-AwsRole -Profile nosuch } | Should -Throw -ErrorId 'ProfileNotFound,Test-AwsRole'
    }
}
