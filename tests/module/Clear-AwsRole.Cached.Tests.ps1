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

Describe 'Clear-AwsRole -Cached' {
    BeforeEach { Set-AwsRole readonly 6> $null }

    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'deletes nothing with -WhatIf, and only those of a profile' {
        Clear-AwsRole -Cached -WhatIf 6> $null
        "$(Clear-AwsRole -Cached -Profile base 6>&1)" | Should -Be 'There are no cached sessions for base.'
        Test-AwsRole -Profile readonly | Should -BeExactly $true
        "$(Clear-AwsRole -Cached -ProfileName readonly 6>&1)" | Should -Be 'Deleted 1 cached session for readonly.'
        Test-AwsRole -Profile readonly | Should -BeExactly $false
    }

    It 'deletes kept sessions, and leaves the shell its role' {
        "$(Clear-AwsRole -Cached 6>&1)" | Should -Be 'Deleted 1 cached session.'
        Test-AwsRole -Profile readonly | Should -BeExactly $false
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        "$(Clear-AwsRole -Cached 6>&1)" | Should -Be 'There are no cached sessions.'
    }
}
