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
        # What Tab offers at the end of a line, or at a place in it.
        param([string] $Line, [int] $Cursor = $Line.Length)
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Cursor, $null)
    }

    function Get-CompletionText {
        param([string] $Line)
        @((Complete-Line $Line).CompletionMatches | ForEach-Object { $_.CompletionText }) -join '|'
    }

    function Get-Offer {
        # What is offered of a kind for a word, as the completers ask it: a real completion of a line takes ten times as long.
        param([string] $Kind, [string] $Word = '')
        $found = & (Get-Module 'AwsRole') { param($kind, $word) Complete-Candidate $kind $word } $Kind $Word
        @($found | ForEach-Object { $_.CompletionText }) -join '|'
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Completion of a profile' {
    It 'offers all profiles, in their order, wherever one can stand' {
        foreach ($line in 'Set-AwsRole ', 'Set-AwsRole -Profile:', 'Set-AwsRole -ProfileName ', 'Set-AwsRole -RoleArn x -SourceProfile ', 'Invoke-AwsRole ', 'Set-AwsRoleOption -Protect ') {
            Get-CompletionText $line | Should -Be "prod|staging|'two words'|base|'it''s'" -Because $line
        }
    }

    It 'finds <Wanted> for <Line>' -ForEach @(
        @{ Line = 'Set-AwsRole PR'; Wanted = 'prod' }
        @{ Line = 'Set-AwsRole -Profile:st'; Wanted = 'staging' }
        @{ Line = "Set-AwsRole 'pr"; Wanted = "'prod'" }
        @{ Line = 'Set-AwsRole "two'; Wanted = "'two words'" }
        # PowerShell takes curly quotes for quotes.
        @{ Line = "Set-AwsRole $([char] 0x201E)pr"; Wanted = '"prod"' }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
    }

    It 'finds <Wanted> for the word <Word>' -ForEach @(
        @{ Word = 'pr'; Wanted = 'prod' }
        @{ Word = '"pr'; Wanted = '"prod"' }
        @{ Word = 'tag'; Wanted = 'staging' }
        @{ Word = 'SGG'; Wanted = 'staging' }
        @{ Word = '2109'; Wanted = 'staging' }
        @{ Word = 'words'; Wanted = "'two words'" }
        @{ Word = "$([char] 0x2018)pr"; Wanted = "'prod'" }
        @{ Word = "$([char] 0x201C)pr"; Wanted = '"prod"' }
    ) {
        Get-Offer 'profiles' $Word | Should -Be $Wanted
    }

    It 'is not slowed down by a name made for it' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        & (Get-Module 'AwsRole') { Select-Completion ('a' * 40 + 'b') (New-Candidate ('a' * 2000 + "`n`ntip")) } | Should -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
    }

    It 'completes in the middle of a word: <Before>|<After>' -ForEach @(
        @{ Before = 'Set-AwsRole pr'; After = 'd -PassThru'; Wanted = 'Set-AwsRole prod -PassThru' }
        @{ Before = 'Set-AwsRole -Profile:pr'; After = 'd'; Wanted = 'Set-AwsRole -Profile:prod' }
        @{ Before = 'Set-AwsRole -Profile:pr'; After = ''; Wanted = 'Set-AwsRole -Profile:prod' }
        @{ Before = 'Set-AwsRole -Profile pr'; After = 'd; whoami'; Wanted = 'Set-AwsRole -Profile prod; whoami' }
        @{ Before = 'if ($true) { Set-AwsRole s'; After = 'ng }'; Wanted = 'if ($true) { Set-AwsRole staging }' }
    ) {
        $line = "$Before$After"
        $completion = Complete-Line $line $Before.Length
        $text = $completion.CompletionMatches[0].CompletionText
        $line.Remove($completion.ReplacementIndex, $completion.ReplacementLength).Insert($completion.ReplacementIndex, $text) | Should -Be $Wanted
    }

    It 'tells account, role, region and MFA in the tip' {
        $tips = @((Complete-Line 'Set-AwsRole ').CompletionMatches | ForEach-Object { $_.ToolTip })
        $tips[0] | Should -Be 'account 123456789012, role Developer, ap-northeast-1, requires an MFA code'
        $tips[1] | Should -Be 'account 210987654321, role Deploy'
        $tips[3] | Should -Be 'access key'
    }

    It 'starts no program for the second Tab, and notices a changed file: its size, its time, another file, or that behind a symbolic link' {
        foreach ($kind in 'profiles', 'regions') { $null = Get-Offer $kind }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -MockWith { "asked-$Kind`n`ntip" }
        Get-CompletionText 'Set-AwsRole stag' | Should -Be 'staging'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 0 -Exactly
        foreach ($path in $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE) {
            [System.IO.File]::AppendAllText($path, "`n# longer`n")
            foreach ($tab in 1, 2) { Get-Offer 'profiles' | Should -Be 'asked-profiles' }
            Get-Offer 'regions' 'eu-west-1' | Should -Be 'eu-west-1' -Because 'no file decides which regions there are'
        }
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 2 -Exactly
        [System.IO.File]::SetLastWriteTimeUtc($env:AWS_CONFIG_FILE, [datetime]::new(2020, 1, 1))
        $null = Get-Offer 'profiles'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 3 -Exactly
        $kept = $env:AWS_CONFIG_FILE
        try {
            $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/another"
            $null = Get-Offer 'profiles'
            Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 4 -Exactly
            # To make a symbolic link needs rights on Windows.
            if (-not (Test-Unix)) { return }
            [System.IO.File]::WriteAllText("$($sandbox.Folder)/another", "[profile first]`n")
            $env:AWS_CONFIG_FILE = "$($sandbox.Folder)/link"
            & ln -s "$($sandbox.Folder)/another" $env:AWS_CONFIG_FILE
            $null = Get-Offer 'profiles'
            [System.IO.File]::WriteAllText("$($sandbox.Folder)/another", "[profile later-on]`n")
            foreach ($tab in 1, 2) { $null = Get-Offer 'profiles' }
            Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 6 -Exactly
        } finally {
            $env:AWS_CONFIG_FILE = $kept
        }
    }

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

    It 'speaks Japanese in the tips, where the user interface does' {
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'ja-JP'
            # As in a shell that has asked nothing yet.
            & (Get-Module 'AwsRole') { $script:Candidates = @{ stamp = '' } }
            $matches = (Complete-Line 'Set-AwsRole ').CompletionMatches
        } finally {
            [cultureinfo]::CurrentUICulture = $culture
        }
        $account, $role, $code, $key = @('30A2 30AB 30A6 30F3 30C8', '30ED 30FC 30EB', '30B3 30FC 30C9 304C 5FC5 8981', '30A2 30AF 30BB 30B9 30AD 30FC' | ForEach-Object { -join ($_ -split ' ' | ForEach-Object { [char] [System.Convert]::ToInt32($_, 16) }) })
        $matches[0].ToolTip | Should -Be "$account 123456789012, $role Developer, ap-northeast-1, MFA $code"
        $matches[3].ToolTip | Should -Be $key
    }
}

Describe 'Completion of a region' {
    It 'finds <Wanted> for <Line>, and names it' -ForEach @(
        @{ Line = 'Set-AwsRole x -Region ap-northeast-1'; Wanted = 'ap-northeast-1'; Tip = 'Asia Pacific (Tokyo)' }
        @{ Line = 'Set-AwsRole x -Region tokyo'; Wanted = 'ap-northeast-1'; Tip = 'Asia Pacific (Tokyo)' }
        @{ Line = 'Get-AwsIdentity -Region:irel'; Wanted = 'eu-west-1'; Tip = 'Europe (Ireland)' }
    ) {
        $found = (Complete-Line $Line).CompletionMatches
        $found.CompletionText | Should -Be $Wanted
        $found[0].ToolTip | Should -Be $Tip
    }
}

Describe 'Completion of what else the files name' {
    It 'finds <Wanted> for <Line>, and tells <Tip>' -ForEach @(
        @{ Line = 'Set-AwsRole -RoleArn arn:aws:iam::123456789012:role/teams/Dev'; Wanted = "'arn:aws:iam::123456789012:role/teams/Developer'"; Tip = 'prod' }
        @{ Line = 'Set-AwsRole -RoleArn stag'; Wanted = "'arn:aws:iam::210987654321:role/Deploy'"; Tip = 'staging' }
        @{ Line = 'Set-AwsRole x -SerialNumber '; Wanted = "'arn:aws:iam::123456789012:mfa/alice'"; Tip = 'prod' }
    ) {
        $found = (Complete-Line $Line).CompletionMatches
        $found.CompletionText | Should -Be $Wanted
        $found[0].ToolTip | Should -Be $Tip
    }

    It 'finds <Wanted> of the settings of a profile for <Line>' -ForEach @(
        @{ Line = 'New-AwsProfile x -Output '; Wanted = 'json|yaml|yaml-stream|text|table|off' }
        @{ Line = 'Set-AwsProfile prod -Output:ya'; Wanted = 'yaml|yaml-stream' }
        @{ Line = 'Set-AwsProfile prod -RemoveSetting mfa'; Wanted = 'mfa_process|mfa_serial|mfa_session' }
        @{ Line = 'Set-AwsProfile prod -RemoveSetting region, source_p'; Wanted = 'source_profile' }
        @{ Line = 'Set-AwsProfile prod -RemoveSetting nothing-like-it'; Wanted = '' }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
    }

    It 'has a completer for every parameter of the module that takes one of these, also of commands still to come' {
        $completed = & (Get-Module 'AwsRole') { $CandidateKinds.Keys }
        $wanted = 'Profile', 'ProfileName', 'AsProfile', 'SourceProfile', 'Region', 'SsoRegion', 'RoleArn', 'SerialNumber', 'MfaSerial', 'SsoSession', 'Section', 'Service', 'Output', 'RemoveSetting'
        # What these offer stands in no file here.
        $wanted + 'SsoAccountId', 'SsoRoleName', 'Unprotect' | Where-Object { $_ -notin $completed } | Should -BeNullOrEmpty
        # Registered for all commands at once, by the parameter's name: a line for each command, and for each name.
        $tried = @{}
        foreach ($command in (Get-Module 'AwsRole').ExportedFunctions.Values) {
            $names = @($command.Parameters.Values | Where-Object { $_.Name -in $wanted -and $_.ParameterType -in [string], [string[]] -and "$($command.Name) $($_.Name)" -ne 'New-AwsProfile Profile' } | ForEach-Object { $_.Name } | Sort-Object { $tried.ContainsKey($_) })
            for ($number = 0; $number -lt $names.Count -and ($number -eq 0 -or -not $tried.ContainsKey($names[$number])); $number++) {
                $tried[$names[$number]] = $true
                $line = "$($command.Name) -$($names[$number]) "
                @((Complete-Line $line).CompletionMatches | ForEach-Object { "$($_.ResultType)" } | Select-Object -Unique) | Should -Be 'ParameterValue' -Because "`"$line`" has a finite set"
            }
        }
        # No command has that one yet.
        $wanted | Where-Object { -not $tried.ContainsKey($_) } | Should -Be 'MfaSerial'
    }

    It 'offers the sign-in corp, by its start URL too' {
        foreach ($word in '', 'awsapps') { Get-Offer 'sso-sessions' $word | Should -Be 'corp' }
    }

    It 'offers no name for a profile that is to be made, by <Line>' -ForEach @(
        @{ Line = 'New-AwsProfile -Profile ' }
        @{ Line = 'Rename-AwsProfile -Profile prod -NewName ' }
        @{ Line = 'Copy-AwsProfile -Profile prod -NewName ' }
    ) {
        @((Complete-Line $Line).CompletionMatches | Where-Object { $_.ListItemText -eq 'prod' }).Count | Should -Be 0
    }
}

Describe 'A completed name on the line' {
    It 'takes the short way only for a list of names that are strings by themselves, and tips that move no cursor' {
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

Describe 'Completion by another engine' {
    BeforeAll {
        $folder = New-FakeModule ''
        Import-TestModule $folder
    }

    # A changed file, so that the engine is asked.
    BeforeEach { [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "# next`n") }

    It 'completes nothing and says nothing when the engine fails and complains, says nothing or something else, or is not there' {
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

    It 'gives back the right to run the engine, which packages lose' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'Windows has no right to run a file' }
        Set-FakeEngine $folder -Deaf 'console.log("fake\\n\\ntip");'
        & chmod 644 "$folder/bin/awsrole"
        Get-CompletionText 'Set-AwsRole ' | Should -Be 'fake'
    }

    It 'hands the engine a chosen list of variables: no key of the shell, nothing that would change the engine' {
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
