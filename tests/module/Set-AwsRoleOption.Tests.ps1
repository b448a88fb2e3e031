BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Credentials "[prod-a]`naws_access_key_id = AKIAPROD`naws_secret_access_key = secret`n"
    Import-TestModule
    Use-WarmEngine
    Disable-Question
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRoleOption and Get-AwsRoleOption' {
    BeforeEach {
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, [guid]::NewGuid().ToString('N'), 'settings.ini')
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        $env:AWSROLE_SETTINGS_FILE = $null
    }

    It 'shows the defaults without a file, and creates none' {
        $option = Get-AwsRoleOption
        $option.PSTypeNames[0] | Should -Be 'AwsRole.Option'
        @($option.Protect).Count | Should -Be 0
        $option.File | Should -Be $env:AWSROLE_SETTINGS_FILE
        [System.IO.File]::Exists($option.File) | Should -BeFalse
    }

    It 'protects profiles by patterns, until -Unprotect' {
        Set-AwsRoleOption -Protect 'prod*', 'a "b" \ c' | Should -BeNullOrEmpty
        (Get-AwsRoleOption).Protect -join '|' | Should -BeExactly 'prod*|a "b" \ c'
        { Set-AwsRole prod-a } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
        Set-AwsRoleOption -Unprotect 'prod*'
        (Get-AwsRoleOption).Protect -join '|' | Should -BeExactly 'a "b" \ c'
        Set-AwsRole prod-a 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'prod-a'
    }

    It 'completes -Unprotect, also with patterns that were just added' {
        function Get-Offer { (TabExpansion2 'Set-AwsRoleOption -Unprotect ' 29).CompletionMatches.ListItemText -join '|' }
        Set-AwsRoleOption -Protect 'prod*'
        Get-Offer | Should -Be 'prod*'
        Set-AwsRoleOption -Protect 'live'
        Get-Offer | Should -Be 'prod*|live'
    }

    It 'does not require confirmation again when the current protected role is renewed' {
        Set-AwsRoleOption -Protect 'prod*'
        # A prompt would be wrong: it would be answered with no.
        Set-AwsRole prod-a -Confirm:$false 6> $null
        { Update-AwsRole 6> $null } | Should -Not -Throw
        { Set-AwsRole prod-a } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
    }

    It 'rejects in strict mode a file that others can write, which Test-AwsConfig reports' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'access lists of Windows are not read' }
        Set-FileMode $env:AWS_SHARED_CREDENTIALS_FILE 666
        try {
            @(Test-AwsConfig | Where-Object Rule -EQ 'FileWritableByOthers').Count | Should -Be 1
            Set-AwsRole prod-a 6> $null
            Clear-AwsRole 6> $null
            Set-AwsRoleOption -Strict
            (Get-AwsRoleOption).Strict | Should -BeTrue
            { Set-AwsRole prod-a } | Should -Throw -ErrorId 'FileNotTrusted,Set-AwsRole'
            $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
            Set-AwsRoleOption -Strict:$false
            Set-AwsRole prod-a 6> $null
        } finally {
            Set-FileMode $env:AWS_SHARED_CREDENTIALS_FILE 600
        }
    }

    It 'rejects a pattern that protects nothing, keeps existing ones, and adds a pattern only once' {
        foreach ($time in 1, 2) { Set-AwsRoleOption -Protect 'live' -Confirm:$false }
        foreach ($pattern in 'prod-[ab]', '[prod') { { Set-AwsRoleOption -Protect 'prod*', $pattern } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsRoleOption' }
        @((Get-AwsRoleOption).Protect) | Should -BeExactly 'live'
    }

    It 'applies to Invoke-AwsRole and Export-AwsRole, too' {
        Set-AwsRoleOption -Protect 'PROD-?'
        { Invoke-AwsRole prod-a { 'ran' } } | Should -Throw -ErrorId 'ConfirmationRequired,Invoke-AwsRole'
        { Export-AwsRole Json prod-a } | Should -Throw -ErrorId 'ConfirmationRequired,Export-AwsRole'
    }

    It 'changes nothing with -WhatIf, and fails if there is nothing to change' {
        Set-AwsRoleOption -Protect 'prod*' -WhatIf 6> $null
        [System.IO.File]::Exists($env:AWSROLE_SETTINGS_FILE) | Should -BeFalse
        { Set-AwsRoleOption } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsRoleOption'
        { Set-AwsRoleOption -Confirm:$false } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsRoleOption'
    }

    It 'fails for a broken settings file' {
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($env:AWSROLE_SETTINGS_FILE))
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "[protect]`nx = y`n")
        { Get-AwsRoleOption } | Should -Throw -ErrorId 'ConfigSyntax,Get-AwsRoleOption'
    }
}
