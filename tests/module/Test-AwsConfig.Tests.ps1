BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Test-AwsConfig' {
    It 'finds nothing in an ordinary configuration' {
        Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
        @(Test-AwsConfig) | Should -HaveCount 0
    }

    It 'shows rule, file, and line, and what to do' {
        Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`nsource_profil = x`n" -Credentials ''
        $finding = @(Test-AwsConfig)[0]
        $finding.PSObject.TypeNames[0] | Should -Be 'AwsRole.Finding'
        $finding.Line | Should -Be 3
        $finding.File | Should -BeLike '*config'
        $finding.Suggestion | Should -Match 'source_profile'
    }

    It 'puts errors before warnings' {
        $config = "[profile a]`nregion = us-east-1 # x`nrole_arn = arn:aws:iam::111122223333:role/A`nsource_profile = nobody`n"
        Write-AwsFile $sandbox.Folder -Config $config -Credentials ''
        $severities = @(foreach ($finding in Test-AwsConfig) { $finding.Severity })
        $severities | Should -Contain 'Error'
        $severities | Should -Contain 'Warning'
        [array]::IndexOf($severities, 'Warning') | Should -BeGreaterThan ([array]::LastIndexOf($severities, 'Error'))
    }

    It 'reports an unreadable file, and does not fail' {
        Write-AwsFile $sandbox.Folder -Config "[profile`n" -Credentials ''
        @(Test-AwsConfig).Count | Should -BeGreaterThan 0
    }

    It 'reports variables that AWS Tools for PowerShell prefers to the environment' {
        Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
        $global:StoredAWSCredentials = 'something'
        try {
            @(Test-AwsConfig)[0].Suggestion | Should -Match 'Clear-AWSCredential|StoredAWSCredentials'
        } finally {
            $ExecutionContext.SessionState.PSVariable.Remove('global:StoredAWSCredentials')
        }
    }
}
