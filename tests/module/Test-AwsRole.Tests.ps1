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

    It 'is <Answer> for a shell <What>' -ForEach @(
        @{ What = 'without keys'; Key = ''; Left = $null; Answer = $false }
        @{ What = 'with keys that do not end'; Key = 'AKIA'; Left = $null; Answer = $true }
        @{ What = 'with keys that last 16 minutes'; Key = 'ASIA'; Left = 16; Answer = $true }
        @{ What = 'with keys that last 14 minutes'; Key = 'ASIA'; Left = 14; Answer = $false }
        @{ What = 'with keys that are over'; Key = 'ASIA'; Left = -1; Answer = $false }
    ) {
        if ($Key) { $env:AWS_ACCESS_KEY_ID = $Key; $env:AWS_SECRET_ACCESS_KEY = 'made-up' }
        if ($null -ne $Left) { $env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($Left).ToString('o') }
        Test-AwsRole | Should -BeExactly $Answer
    }

    It 'is $false where the end cannot be read' {
        $env:AWS_ACCESS_KEY_ID = 'ASIA'
        $env:AWS_SECRET_ACCESS_KEY = 'made-up'
        $env:AWS_CREDENTIAL_EXPIRATION = 'soon'
        Test-AwsRole | Should -BeExactly $false
    }

    It 'asks for more minutes with -Minutes' {
        Set-AwsRole readonly 6> $null
        Test-AwsRole -Minutes 30 | Should -BeExactly $true
        Test-AwsRole -Minutes 120 | Should -BeExactly $false
    }

    It 'says whether a session of a profile is kept, without a call' {
        $calls = @(Invoke-StsControl $sts).Count
        Test-AwsRole -Profile readonly | Should -BeExactly $false
        @(Invoke-StsControl $sts).Count | Should -Be $calls
        Set-AwsRole readonly 6> $null
        Test-AwsRole -Profile readonly | Should -BeExactly $true
        'readonly' | Test-AwsRole -Minutes 120 -Quiet | Should -BeExactly $false
    }

    It 'asks nobody for a profile that needs a code' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Answer' -MockWith { @{ cancel = $true } }
        Test-AwsRole dev | Should -BeExactly $false
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Answer' -Times 0 -Exactly
    }

    It 'fails for a profile that is not there' {
        { Test-AwsRole -Profile nosuch } | Should -Throw -ErrorId 'ProfileNotFound,Test-AwsRole'
    }
}
