BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    $config = @'
[profile prod]
role_arn = arn:aws:iam::123456789012:role/teams/Developer
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/alice
region = ap-northeast-1

[profile staging]
role_arn = arn:aws:iam::210987654321:role/Deploy
source_profile = base

[profile 'two words']
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
'@
    $credentials = "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret-of-base`n[it's]`nregion = x`n"
    Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials

    function Complete-Line {
        # The completions at the end of a line, or at a position in it.
        param([string] $Line, [int] $Cursor = $Line.Length)
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Cursor, $null)
    }

    function Get-CompletionText {
        param([string] $Line)
        @((Complete-Line $Line).CompletionMatches | ForEach-Object { $_.CompletionText }) -join '|'
    }

    function Get-FoundWithTip {
        # The completions of a line with their tips.
        param([string] $Line)
        @((Complete-Line $Line).CompletionMatches | ForEach-Object { "$($_.CompletionText)|$($_.ToolTip)" }) -join "`n"
    }

    function Get-Offer {
        # The candidates of a kind for a word, as the completers request them: completing a real line takes ten times as long.
        param([string] $Kind, [string] $Word = '')
        $found = & (Get-Module 'AwsRole') { param($kind, $word) Complete-Candidate $kind $word } $Kind $Word
        @($found | ForEach-Object { $_.CompletionText }) -join '|'
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Completion of a profile' {
    It 'offers all profiles, in order, in every place for one' {
        foreach ($line in 'Set-AwsRole ', 'Set-AwsRole -Profile:', 'Set-AwsRole -ProfileName ', 'Set-AwsRole -RoleArn x -SourceProfile ', 'Invoke-AwsRole ', 'Set-AwsRoleOption -Protect ') {
            Get-CompletionText $line | Should -Be "prod|staging|'two words'|base|'it''s'" -Because $line
        }
    }

    It 'finds a profile by its beginning, after any kind of quote' {
        $cases = @{
            'Set-AwsRole PR'                 = 'prod'
            'Set-AwsRole -Profile:st'        = 'staging'
            "Set-AwsRole 'pr"                = "'prod'"
            'Set-AwsRole "two'               = "'two words'"
            # PowerShell accepts curly quotes.
            "Set-AwsRole $([char] 0x201E)pr" = '"prod"'
        }
        foreach ($line in $cases.Keys) { Get-CompletionText $line | Should -Be $cases[$line] -Because $line }
    }

    It 'finds a profile by its beginning, a part, letters in order, and the account, after any kind of quote' {
        $cases = @{
            'pr'                 = 'prod'
            '"pr'                = '"prod"'
            'tag'                = 'staging'
            'SGG'                = 'staging'
            '2109'               = 'staging'
            'words'              = "'two words'"
            "$([char] 0x2018)pr" = "'prod'"
            "$([char] 0x201C)pr" = '"prod"'
        }
        foreach ($word in $cases.Keys) { Get-Offer 'profiles' $word | Should -Be $cases[$word] -Because $word }
    }

    It 'is not slowed down by a name that is made to cause backtracking' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        & (Get-Module 'AwsRole') { Select-Completion ('a' * 40 + 'b') (New-Candidate ('a' * 2000 + "`n`ntip")) } | Should -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
    }

    It 'completes in the middle of a word' {
        $cases = @{
            'Set-AwsRole pr|d -PassThru'       = 'Set-AwsRole prod -PassThru'
            'Set-AwsRole -Profile:pr|d'        = 'Set-AwsRole -Profile:prod'
            'Set-AwsRole -Profile:pr|'         = 'Set-AwsRole -Profile:prod'
            'Set-AwsRole -Profile pr|d; whoami' = 'Set-AwsRole -Profile prod; whoami'
            'if ($true) { Set-AwsRole s|ng }'  = 'if ($true) { Set-AwsRole staging }'
        }
        foreach ($case in $cases.Keys) {
            $line = $case.Replace('|', '')
            $completion = Complete-Line $line $case.IndexOf('|')
            $text = $completion.CompletionMatches[0].CompletionText
            $line.Remove($completion.ReplacementIndex, $completion.ReplacementLength).Insert($completion.ReplacementIndex, $text) | Should -Be $cases[$case] -Because $case
        }
    }

    It 'shows account, role, region, and MFA in the tip' {
        $tips = @((Complete-Line 'Set-AwsRole ').CompletionMatches | ForEach-Object { $_.ToolTip })
        $tips[0] | Should -Be 'account 123456789012, role Developer, ap-northeast-1, requires an MFA code'
        $tips[1] | Should -Be 'account 210987654321, role Deploy'
        $tips[3] | Should -Be 'access key'
    }
}

Describe 'Completion of a region' {
    It 'finds a region by its code or its name, and shows the name' {
        $cases = @{
            'Set-AwsRole x -Region ap-northeast-1' = 'ap-northeast-1|Asia Pacific (Tokyo)'
            'Set-AwsRole x -Region tokyo'          = 'ap-northeast-1|Asia Pacific (Tokyo)'
            'Get-AwsIdentity -Region:irel'         = 'eu-west-1|Europe (Ireland)'
        }
        foreach ($line in $cases.Keys) { Get-FoundWithTip $line | Should -Be $cases[$line] -Because $line }
    }
}

Describe 'Completion of other names in the files' {
    It 'finds ARNs of roles and of MFA devices, and shows their profile' {
        $cases = @{
            'Set-AwsRole -RoleArn arn:aws:iam::123456789012:role/teams/Dev' = "'arn:aws:iam::123456789012:role/teams/Developer'|prod"
            'Set-AwsRole -RoleArn stag'                                     = "'arn:aws:iam::210987654321:role/Deploy'|staging"
            'Set-AwsRole x -SerialNumber '                                  = "'arn:aws:iam::123456789012:mfa/alice'|prod"
        }
        foreach ($line in $cases.Keys) { Get-FoundWithTip $line | Should -Be $cases[$line] -Because $line }
    }

    It 'finds settings of a profile and their values' {
        $cases = @{
            'New-AwsProfile x -Output '                           = 'json|yaml|yaml-stream|text|table|off'
            'Set-AwsProfile prod -Output:ya'                      = 'yaml|yaml-stream'
            'Set-AwsProfile prod -RemoveSetting mfa'              = 'mfa_process|mfa_serial|mfa_session'
            'Set-AwsProfile prod -RemoveSetting region, source_p' = 'source_profile'
            'Set-AwsProfile prod -RemoveSetting nothing-like-it'  = ''
        }
        foreach ($line in $cases.Keys) { Get-CompletionText $line | Should -Be $cases[$line] -Because $line }
    }

    It 'has a completer for every parameter of the module for one of these, also of future commands' {
        $completed = & (Get-Module 'AwsRole') { $CandidateKinds.Keys }
        $wanted = 'Profile', 'ProfileName', 'AsProfile', 'SourceProfile', 'Region', 'SsoRegion', 'RoleArn', 'SerialNumber', 'MfaSerial', 'SsoSession', 'Section', 'Service', 'Output', 'RemoveSetting'
        # The candidates of these are not in the files of this test.
        $wanted + 'SsoAccountId', 'SsoRoleName', 'Unprotect' | Where-Object { $_ -notin $completed } | Should -BeNullOrEmpty
        # Registered by parameter name for all commands: one line for each command, and for each name.
        $tried = @{}
        foreach ($command in (Get-Module 'AwsRole').ExportedFunctions.Values) {
            $names = @($command.Parameters.Values | Where-Object { $_.Name -in $wanted -and $_.ParameterType -in [string], [string[]] -and "$($command.Name) $($_.Name)" -ne 'New-AwsProfile Profile' } | ForEach-Object { $_.Name } | Sort-Object { $tried.ContainsKey($_) })
            for ($number = 0; $number -lt $names.Count -and ($number -eq 0 -or -not $tried.ContainsKey($names[$number])); $number++) {
                $tried[$names[$number]] = $true
                $line = "$($command.Name) -$($names[$number]) "
                @((Complete-Line $line).CompletionMatches | ForEach-Object { "$($_.ResultType)" } | Select-Object -Unique) | Should -Be 'ParameterValue' -Because "`"$line`" has a finite set"
            }
        }
        # No command has this parameter yet.
        $wanted | Where-Object { -not $tried.ContainsKey($_) } | Should -Be 'MfaSerial'
    }

    It 'offers the sign-in corp, by its start URL too' {
        foreach ($word in '', 'awsapps') { Get-Offer 'sso-sessions' $word | Should -Be 'corp' }
    }

    It 'offers no name for a new profile' {
        foreach ($line in 'New-AwsProfile -Profile ', 'Rename-AwsProfile -Profile prod -NewName ', 'Copy-AwsProfile -Profile prod -NewName ') {
            @((Complete-Line $line).CompletionMatches | Where-Object { $_.ListItemText -eq 'prod' }).Count | Should -Be 0 -Because $line
        }
    }
}

Describe 'A completed name on the line' {
    It 'skips quoting only for a list of names that are plain strings, with tips that do not move the cursor' {
        $names = "it's", '1', '-x', 'a b', 'a$b', '', "a$([char] 0x2019)", "a`r", 'a;b', 'a`b', "$([char] 0xE4)", "a$([char] 0x0131)"
        $texts = @("good`n`ntip`nalso/good`n1`ntip") + @(foreach ($name in $names) { "good`n`ntip`n$name`n1`ntip" }) + "good`n`ntip$([char] 27)[2J"
        $plain = & (Get-Module 'AwsRole') { foreach ($text in $args[0]) { if ((New-Candidate $text).IsPlain) { $text } } } $texts
        $plain | Should -BeExactly $texts[0]
    }

    It 'shows nothing in list and tip that could move the cursor' {
        $text = "a$([char] 27)[2Jb`n`ntip$([char] 13)$([char] 0x202E)"
        $result = & (Get-Module 'AwsRole') { param($text) Select-Completion '' (New-Candidate $text) } $text
        $result.ListItemText + $result.ToolTip | Should -Not -Match '[\p{Cc}\p{Cf}]'
    }
}

Describe 'Completion over files that change' {
    It 'completes nothing and says nothing when a file is broken' {
        $Global:Error.Clear()
        $kept = [System.IO.File]::ReadAllText($env:AWS_CONFIG_FILE)
        [System.IO.File]::WriteAllText($env:AWS_CONFIG_FILE, "[profile broken`n")
        try {
            $said = @(Complete-Line 'Set-AwsRole zzz' *>&1)
        } finally {
            [System.IO.File]::WriteAllText($env:AWS_CONFIG_FILE, $kept)
        }
        $said.Count | Should -Be 1
        @($said[0].CompletionMatches | Where-Object { $_.ResultType -eq 'ParameterValue' }).Count | Should -Be 0
        $Global:Error.Count | Should -Be 0
    }

    It 'shows Japanese tips if the user interface is Japanese' {
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'ja-JP'
            # As in a new shell.
            & (Get-Module 'AwsRole') { $script:Candidates = @{ stamp = '' } }
            $matches = (Complete-Line 'Set-AwsRole ').CompletionMatches
        } finally {
            [cultureinfo]::CurrentUICulture = $culture
        }
        $account, $role, $code, $key = @('30A2 30AB 30A6 30F3 30C8', '30ED 30FC 30EB', '30B3 30FC 30C9 304C 5FC5 8981', '30A2 30AF 30BB 30B9 30AD 30FC' | ForEach-Object { -join ($_ -split ' ' | ForEach-Object { [char] [System.Convert]::ToInt32($_, 16) }) })
        $matches[0].ToolTip | Should -Be "$account 123456789012, $role Developer, ap-northeast-1, MFA $code"
        $matches[3].ToolTip | Should -Be $key
    }

    It 'starts no program for the second Tab, and notices a changed file: its size, its time, another file, or the target of a symbolic link' {
        foreach ($kind in 'profiles', 'regions') { $null = Get-Offer $kind }
        # Until the module is imported again for the tests below.
        & (Get-Module 'AwsRole') {
            $script:Asked = 0
            function script:Read-Candidate {
                param([string] $Kind)
                $script:Asked++
                "asked-$Kind`n`ntip"
            }
        }
        Get-CompletionText 'Set-AwsRole stag' | Should -Be 'staging'
        & (Get-Module 'AwsRole') { $Asked } | Should -Be 0
        foreach ($path in $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE) {
            [System.IO.File]::AppendAllText($path, "`n# longer`n")
            foreach ($tab in 1, 2) { Get-Offer 'profiles' | Should -Be 'asked-profiles' }
            Get-Offer 'regions' 'eu-west-1' | Should -Be 'eu-west-1' -Because 'no file decides which regions there are'
        }
        & (Get-Module 'AwsRole') { $Asked } | Should -Be 2
        [System.IO.File]::SetLastWriteTimeUtc($env:AWS_CONFIG_FILE, [datetime]::new(2020, 1, 1))
        $null = Get-Offer 'profiles'
        & (Get-Module 'AwsRole') { $Asked } | Should -Be 3
        $kept = $env:AWS_CONFIG_FILE
        try {
            $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/another"
            $null = Get-Offer 'profiles'
            & (Get-Module 'AwsRole') { $Asked } | Should -Be 4
            # Creating a symbolic link requires permissions on Windows.
            if (-not (Test-Unix)) { return }
            [System.IO.File]::WriteAllText("$($sandbox.Folder)/another", "[profile first]`n")
            $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/link"
            & ln -s "$($sandbox.Folder)/another" $env:AWS_CONFIG_FILE
            $null = Get-Offer 'profiles'
            [System.IO.File]::WriteAllText("$($sandbox.Folder)/another", "[profile later-on]`n")
            foreach ($tab in 1, 2) { $null = Get-Offer 'profiles' }
            & (Get-Module 'AwsRole') { $Asked } | Should -Be 6
        } finally {
            $env:AWS_CONFIG_FILE = $kept
        }
    }
}

Describe 'Completion by another engine' {
    BeforeAll {
        $folder = New-FakeModule ''
        Import-TestModule $folder
    }

    # A changed file, so that the engine is started.
    BeforeEach { [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "# next`n") }

    It 'completes nothing and shows no error if the engine fails with an error, prints nothing or something else, or is missing' {
        foreach ($script in 'console.error("trouble"); process.exitCode = 3;', '', 'console.log("\\q");', $null) {
            [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "# next`n")
            $Global:Error.Clear()
            if ($null -ne $script) {
                Set-FakeEngine $folder -Deaf $script
            } else {
                foreach ($file in [System.IO.Directory]::GetFiles("$folder/bin")) { [System.IO.File]::Delete($file) }
            }
            $global:LASTEXITCODE = 77
            $said = @(Complete-Line 'Set-AwsRole zzz' *>&1)
            $global:LASTEXITCODE | Should -Be 77 -Because 'Tab is no command'
            @($said[0].CompletionMatches | Where-Object { $_.ResultType -eq 'ParameterValue' }).Count | Should -Be 0
            $said.Count | Should -Be 1
            $Global:Error.Count | Should -Be 0
        }
    }

    It 'restores the executable bit of the engine, which packages lose' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'Windows has no right to run a file' }
        Set-FakeEngine $folder -Deaf 'console.log("fake\\n\\ntip");'
        & chmod 644 "$folder/bin/awsrole"
        Get-CompletionText 'Set-AwsRole ' | Should -Be 'fake'
    }

    It 'passes a chosen list of variables to the engine: no credentials, and nothing that would change the engine' {
        Set-FakeEngine $folder -Deaf 'require("node:fs").writeFileSync(`${__dirname}/names`, Object.keys(process.env).join(" ")); console.log("fake\\n\\ntip");'
        $hostile = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'GITHUB_TOKEN', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'OPENSSL_CONF'
        try {
            foreach ($name in $hostile) { [System.Environment]::SetEnvironmentVariable($name, 'x') }
            Get-CompletionText 'Set-AwsRole ' | Should -Be 'fake'
        } finally {
            foreach ($name in $hostile) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        }
        $names = [System.IO.File]::ReadAllText("$folder/bin/names").Split(' ')
        $names | Should -Contain 'AWS_CONFIG_FILE'
        $names | Where-Object { $_ -in $hostile } | Should -BeNullOrEmpty
    }
}
