BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine

    function Get-KeyLine {
        # Two lines: the access key of a profile.
        param([string] $Name)
        "aws_access_key_id = AKIA$($Name.ToUpperInvariant())`naws_secret_access_key = secret-$Name`n"
    }

    function Get-Mistake {
        # The findings of Test-AwsConfig, except those about permissions of the test files.
        Test-AwsConfig | Where-Object -Property Rule -NE 'SecretsReadable'
    }

    function Get-Failure {
        # The error of a command.
        param([scriptblock] $Command)
        try { $null = & $Command } catch { return $_ }
        throw "There was no error."
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'A lost line break' {
    It 'that merges two profiles is rejected and reported; no key is set, and no hint says to delete one' {
        Write-AwsFile $sandbox.Folder -Credentials "[base]`n$(Get-KeyLine 'base')output = json[prod]`n$(Get-KeyLine 'prod')"
        $failure = Get-Failure { Set-AwsRole base }
        $failure.FullyQualifiedErrorId | Should -Be 'ConfigSyntax,Set-AwsRole'
        $failure.Exception.Message | Should -Match '\[prod\] is not on its own line \(line 4\) because a line break is missing before it'
        $failure.Exception.Message | Should -Not -Match 'remove|delete|secret-'
        "$($failure.Exception.Data['line']) [$env:AWS_ACCESS_KEY_ID]" | Should -Be '4 []'
        $findings = @(Get-Mistake)
        @(foreach ($finding in $findings) { "$($finding.Rule):$($finding.Line)" }) | Should -Be 'MissingLineBreak:4', 'DuplicateKey:5', 'DuplicateKey:6'
        $findings.Suggestion | Should -Be (@('Move [prod] to its own line.') * 3)
        "$($findings.Message)" | Should -Not -Match 'remove|delete|secret-'
    }

    It 'before the next profile in the config file is reported by every command' {
        $config = "[profile x]`nregion = eu-west-1[profile y]`nrole_arn = arn:aws:iam::111122223333:role/Y`nsource_profile = base`n"
        Write-AwsFile $sandbox.Folder -Config $config -Credentials "[base]`n$(Get-KeyLine 'base')"
        foreach ($command in { Set-AwsRole x -Region us-east-1 }, { Set-AwsRole -AsProfile x }, { Resolve-AwsProfile x }) {
            $failure = Get-Failure $command
            "$($failure.Exception.Data['code']): $($failure.Exception.Message)" | Should -Match 'ConfigSyntax: A line break is missing before \[profile y\].* Move \[profile y\] to its own line' -Because $command
        }
        @(foreach ($finding in Get-Mistake) { "$($finding.Rule):$($finding.Line)" }) | Should -Be 'MissingLineBreak:2'
    }
}

Describe 'An invisible character' {
    It 'in a header is reported by Test-AwsConfig, and by every command that looks for the profile' {
        Write-AwsFile $sandbox.Folder -Config "[default]`nregion = eu-west-1`n[profile$([char] 0xA0)x]`nregion = eu-west-1`n"
        $finding = @(Get-Mistake)[0]
        "$($finding.Rule):$($finding.Line)" | Should -Be 'SectionIgnored:3'
        $finding.Message | Should -Match 'a no-break space \(U\+00A0\) at position 9'
        $finding.Suggestion | Should -Be 'Change it to [profile x].'
        foreach ($command in { Set-AwsRole x }, { Set-AwsRole -AsProfile x }, { Set-AwsProfile x -Region eu-west-2 }) {
            $failure = Get-Failure $command
            "$($failure.Exception.Data['code']): $($failure.Exception.Message)" | Should -Match '^ProfileNotFound: (?s:.*)Line 3 of \S+config has .*a no-break space \(U\+00A0\) at position 9\. Change it to \[profile x\]'
        }
    }

    It 'in a value is reported: en dashes of a word processor' {
        Write-AwsFile $sandbox.Folder -Config "[profile x]`nregion = eu$([char] 0x2013)west$([char] 0x2013)1`n" -Credentials "[x]`n$(Get-KeyLine 'x')"
        $name = 'an en dash (U+2013) at position 3'
        (Get-Failure { Set-AwsRole x }).Exception.Message.Contains($name) | Should -BeTrue
        $findings = @(Get-Mistake)
        @(foreach ($finding in $findings) { "$($finding.Rule):$($finding.Line)" }) | Should -Be 'OddCharacter:2'
        $findings[0].Message.Contains($name) | Should -BeTrue
    }

    It 'in AWS_PROFILE is reported' {
        Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n"
        $env:AWS_PROFILE = "dev`n"
        try {
            (Get-Failure { Get-AwsIdentity }).Exception.Message | Should -Match 'its name contains a line feed \(U\+000A\).*Did you mean "dev"\?'
        } finally {
            $env:AWS_PROFILE = $null
        }
    }
}

Describe 'The nearest names' {
    It 'are suggested only if they are similar' {
        Write-AwsFile $sandbox.Folder -Config "[profile production]`n[profile dev]`n"
        $near, $far = foreach ($name in 'porduction', 'test') { (Get-Failure { Set-AwsRole $name }).Exception.Message }
        $near.Contains('Did you mean "production"?') | Should -BeTrue
        $far | Should -Match 'Get-AwsProfile'
        "$near$far" | Should -Not -Match '"dev"'
    }
}

Describe 'A setting that only another program reads' {
    It 'is reported, with the program and the setting for the AWS CLI' {
        Write-AwsFile $sandbox.Folder -Config "[profile common]`nregion = eu-west-1`n[profile x]`ninclude_profile = common`n" -Credentials "[base]`n$(Get-KeyLine 'base')"
        $findings = @(Get-Mistake)
        @(foreach ($finding in $findings) { $finding.Rule }) | Should -Be 'ForeignSetting'
        $findings[0].Message | Should -Match 'is read only by aws-vault'
        $findings[0].Suggestion.Contains('Add region to profile "x" too') | Should -BeTrue
        # A command that uses the profile reports it, too, in a warning or in the error.
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        $said = @(try { Resolve-AwsProfile x 3>&1 } catch { $_.Exception.Message }) -join ' '
        $env:AWS_EC2_METADATA_DISABLED = $null
        $said | Should -Match 'is read only by aws-vault'
        $said.Contains('Add region to profile "x" too') | Should -BeTrue
    }
}

Describe 'The reason why a profile is not found is the error,' {
    BeforeAll {
        $asking = @(
            { Set-AwsRole devv -ErrorAction Stop }
            { Get-AwsIdentity devv -ErrorAction Stop }
            { Get-AwsProfile devv -ErrorAction Stop }
            { Resolve-AwsProfile devv -ErrorAction Stop }
            { Copy-AwsProfile devv other -ErrorAction Stop }
            { Test-AwsRole devv -ErrorAction Stop }
        )

        function Read-Failure {
            # The messages of all of them.
            foreach ($script in $asking) { try { $null = & $script 3> $null 6> $null } catch { "$_" } }
        }
    }

    BeforeEach { Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials "[dev]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = made-up`n" }

    It 'if the file in <Variable> does not exist' -ForEach @(
        @{ Variable = 'AWS_CONFIG_FILE' }, @{ Variable = 'AWS_SHARED_CREDENTIALS_FILE' }
    ) {
        $before = [System.Environment]::GetEnvironmentVariable($Variable)
        [System.Environment]::SetEnvironmentVariable($Variable, "$($sandbox.Folder)/gone")
        try { $failures = @(Read-Failure) } finally { [System.Environment]::SetEnvironmentVariable($Variable, $before) }
        $failures.Count | Should -Be 6
        @($failures -notlike "$Variable specifies */gone, which does not exist. * Correct $Variable, or remove it.") | Should -BeNullOrEmpty
        @($failures -match 'Did you mean') | Should -BeNullOrEmpty
    }

    It 'if the system does not allow to open the file' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'it makes a symbolic link' }
        # Without permissions, so that the test also works for root; EACCES is handled in the same way.
        $path = $env:AWS_CONFIG_FILE
        $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/loop"
        $null = [System.IO.File]::CreateSymbolicLink($env:AWS_CONFIG_FILE, $env:AWS_CONFIG_FILE)
        try { $failures = @(Read-Failure) } finally { $env:AWS_CONFIG_FILE = $path }
        $failures.Count | Should -Be 6
        @($failures -notmatch 'loop cannot be read \(ELOOP\)\..*Check the file(, its permissions, and its folder| and its permissions), or specify another file') | Should -BeNullOrEmpty
    }
}
