BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Clear-AwsRole -Cached' {
    BeforeAll { $sts = Start-Sts $sandbox.Folder }

    AfterAll { Stop-Sts $sts }

    BeforeEach { Set-AwsRole readonly 6> $null }

    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'deletes nothing with -WhatIf, and only the sessions of a given profile' {
        Clear-AwsRole -Cached -WhatIf 6> $null
        "$(Clear-AwsRole -Cached -Profile base 6>&1)" | Should -Be 'There are no cached sessions for base.'
        Test-AwsRole -Profile readonly | Should -BeExactly $true
        "$(Clear-AwsRole -Cached -ProfileName readonly 6>&1)" | Should -Be 'Deleted 1 cached session for readonly.'
        Test-AwsRole -Profile readonly | Should -BeExactly $false
    }

    It 'deletes cached sessions, and keeps the role of the shell' {
        "$(Clear-AwsRole -Cached 6>&1)" | Should -Be 'Deleted 1 cached session.'
        Test-AwsRole -Profile readonly | Should -BeExactly $false
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        "$(Clear-AwsRole -Cached 6>&1)" | Should -Be 'There are no cached sessions.'
    }
}

Describe 'Clear-AwsRole' {
    BeforeAll {
        Write-KeyProfile $sandbox.Folder
        Use-EngineMemory
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'restores every earlier variable, including those that Set-AwsRole removed' {
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN', 'AWS_CREDENTIAL_EXPIRATION',
            'AWS_ACCOUNT_ID', 'AWS_DEFAULT_PROFILE', 'AWSROLE_PROFILE') {
            [System.Environment]::SetEnvironmentVariable($name, "before-$name")
        }
        $env:AWS_PROFILE = 'two'
        $env:AWS_REGION = 'sa-east-1'
        $env:AWS_DEFAULT_REGION = 'ca-central-1'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        Set-AwsRole one 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Not -Be $before
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'restores the state before the first of several roles, even a variable that the user has changed since, and then remembers the next state' {
        # No variable was set before, so none remains.
        Set-AwsRole one 6> $null
        Set-AwsRole two 6> $null
        Clear-AwsRole 6> $null
        (Get-RoleVariable).Count | Should -Be 0
        $env:AWS_REGION = 'sa-east-1'
        Set-AwsRole one 6> $null
        $env:AWS_REGION = 'ca-central-1'
        $env:AWS_SESSION_TOKEN = 'typed by hand'
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be 'AWS_REGION=sa-east-1'
    }

    It 'still knows the earlier state after the module was imported again' {
        $env:AWS_PROFILE = 'two'
        Set-AwsRole one 6> $null
        Import-TestModule
        Use-WarmEngine
        Use-EngineMemory
        Set-AwsRole two 6> $null
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be 'AWS_PROFILE=two'
    }

    It 'keeps an empty variable empty' {
        [System.Environment]::SetEnvironmentVariable('AWS_SESSION_TOKEN', '')
        if ($null -eq [System.Environment]::GetEnvironmentVariable('AWS_SESSION_TOKEN')) {
            Set-ItResult -Skipped -Because 'this edition of .NET has no empty variables'
        }
        Set-AwsRole one 6> $null
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_SESSION_TOKEN') | Should -BeTrue
        Clear-AwsRole 6> $null
        [System.Environment]::GetEnvironmentVariable('AWS_SESSION_TOKEN') | Should -BeExactly ''
    }

    It 'does nothing with -WhatIf, and reports in one line what it did, or that there was nothing to do' {
        Set-AwsRole one 6> $null
        Clear-AwsRole -WhatIf 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'one'
        $said = @(Clear-AwsRole *>&1; Clear-AwsRole *>&1)
        $said | Should -BeOfType ([System.Management.Automation.InformationRecord])
        @($said | ForEach-Object { "$_" }) | Should -Be 'Cleared the AWS role. The shell is back to its previous state.', 'No AWS role is set in this shell.'
    }

    It 'does not clear a role that this shell inherited from another' {
        $env:AWS_ACCESS_KEY_ID = 'AKIAINHERITED'
        $env:AWSROLE_PROFILE = 'two'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }
}
