BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule

    function Get-KeyLine {
        # Two lines: the key pair of that name.
        param([string] $Name)
        "aws_access_key_id = AKIA$($Name.ToUpperInvariant())`naws_secret_access_key = secret-$Name`n"
    }

    function Get-Mistake {
        # What Test-AwsConfig finds, but for who may read the test's files.
        Test-AwsConfig | Where-Object -Property Rule -NE 'SecretsReadable'
    }

    function Get-Failure {
        # The error that a command ends with.
        param([scriptblock] $Command)
        try { $null = & $Command } catch { return $_ }
        throw "There was no error."
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'A lost line break' {
    It 'that makes two profiles one is refused and named; no key is set, and nobody is told to delete one' {
        Write-AwsFile $sandbox.Folder -Credentials "[base]`n$(Get-KeyLine 'base')output = json[prod]`n$(Get-KeyLine 'prod')"
        $failure = Get-Failure { Set-AwsRole base }
        $failure.FullyQualifiedErrorId | Should -Be 'ConfigSyntax,Set-AwsRole'
        $failure.Exception.Message | Should -Match '\[prod\] has no line of its own \(line 4\): a line break is missing before it'
        $failure.Exception.Message | Should -Not -Match 'remove|delete|secret-'
        $failure.Exception.Data['line'] | Should -Be 4
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
        $findings = @(Get-Mistake)
        @(foreach ($finding in $findings) { "$($finding.Rule):$($finding.Line)" }) | Should -Be 'MissingLineBreak:4', 'DuplicateKey:5', 'DuplicateKey:6'
        foreach ($finding in $findings) {
            $finding.Suggestion | Should -Be 'Put [prod] on a line of its own.'
            "$($finding.Message)$($finding.Suggestion)" | Should -Not -Match 'remove|delete|secret-'
        }
    }

    It 'before the next profile of the config file is named, whatever is asked for: <Command>' -ForEach @(
        @{ Command = { Set-AwsRole x } }
        @{ Command = { Set-AwsRole x -Region us-east-1 } }
        @{ Command = { Set-AwsRole -AsProfile x } }
        @{ Command = { Resolve-AwsProfile x } }
    ) {
        $config = "[profile x]`nregion = eu-west-1[profile y]`nrole_arn = arn:aws:iam::111122223333:role/Y`nsource_profile = base`n"
        Write-AwsFile $sandbox.Folder -Config $config -Credentials "[base]`n$(Get-KeyLine 'base')"
        $failure = Get-Failure $Command
        $failure.Exception.Data['code'] | Should -Be 'ConfigSyntax'
        $failure.Exception.Message | Should -Match 'A line break is missing before \[profile y\]'
        $failure.Exception.Message | Should -Match 'Put \[profile y\] on a line of its own'
        @(foreach ($finding in Get-Mistake) { "$($finding.Rule):$($finding.Line)" }) | Should -Be 'MissingLineBreak:2'
    }
}
