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

    function Select-Completed {
        # The line after the completion with this list text was taken.
        param([string] $Line, [string] $ListText)
        $completion = Complete-Line $Line
        $match = $completion.CompletionMatches | Where-Object { $_.ListItemText -ceq $ListText } | Select-Object -First 1
        $Line.Substring(0, $completion.ReplacementIndex) + $match.CompletionText + $Line.Substring($completion.ReplacementIndex + $completion.ReplacementLength)
    }

    function Get-Argument {
        # The arguments of the command on a line, as the parser sees them.
        param([string] $Line)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Line, [ref] $tokens, [ref] $problems)
        $problems.Count | Should -Be 0 -Because "`"$Line`" must parse"
        $tree.EndBlock.Statements.Count | Should -Be 1 -Because "`"$Line`" must be one statement"
        $pipeline = $tree.EndBlock.Statements[0]
        $pipeline.PipelineElements.Count | Should -Be 1 -Because "`"$Line`" must be one command"
        , @($pipeline.PipelineElements[0].CommandElements | Select-Object -Skip 1)
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Completion of a profile' {
    It 'offers all profiles, in their order, for <Line>' -ForEach @(
        @{ Line = 'Set-AwsRole ' }
        @{ Line = 'Set-AwsRole -Profile ' }
        @{ Line = 'Set-AwsRole -Profile:' }
        @{ Line = 'Set-AwsRole -ProfileName ' }
        @{ Line = 'Set-AwsRole -RoleArn x -SourceProfile ' }
        @{ Line = 'Get-AwsIdentity ' }
        @{ Line = 'Get-AwsProfile ' }
        @{ Line = 'Resolve-AwsProfile ' }
        @{ Line = 'Set-AwsRole -AsProfile ' }
        @{ Line = 'Set-AwsRoleOption -Protect ' }
        @{ Line = 'Invoke-AwsRole ' }
    ) {
        Get-CompletionText $Line | Should -Be "prod|staging|'two words'|base|'it''s'"
    }

    It 'finds <Wanted> for <Line>' -ForEach @(
        @{ Line = 'Set-AwsRole pr'; Wanted = 'prod' }
        @{ Line = 'Set-AwsRole PR'; Wanted = 'prod' }
        @{ Line = 'Set-AwsRole -Profile:st'; Wanted = 'staging' }
        @{ Line = "Set-AwsRole 'pr"; Wanted = "'prod'" }
        @{ Line = 'Set-AwsRole "pr'; Wanted = '"prod"' }
        @{ Line = 'Set-AwsRole "two'; Wanted = "'two words'" }
        @{ Line = 'Set-AwsRole tag'; Wanted = 'staging' }
        @{ Line = 'Set-AwsRole SGG'; Wanted = 'staging' }
        @{ Line = 'Set-AwsRole 2109'; Wanted = 'staging' }
        @{ Line = 'Set-AwsRole words'; Wanted = "'two words'" }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
    }

    It 'is not slowed down by a name made for it' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -MockWith { 'a' * 2000 + "`n`ntip" }
        # Read anew, here and after it.
        [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "`n# before`n")
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-CompletionText "Set-AwsRole $('a' * 40)b" | Should -Be ''
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 1 -Exactly
        [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "`n# after`n")
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

    It 'takes curly quotes for quotes, as PowerShell does: <Begun>' -ForEach @(
        @{ Begun = [string] [char] 0x2018; Wanted = "'prod'" }
        @{ Begun = [string] [char] 0x201C; Wanted = '"prod"' }
        @{ Begun = [string] [char] 0x201E; Wanted = '"prod"' }
    ) {
        Get-CompletionText "Set-AwsRole $($Begun)pr" | Should -Be $Wanted
    }

    It 'tells account, role, region and MFA in the tip' {
        (Complete-Line 'Set-AwsRole prod').CompletionMatches[0].ToolTip | Should -Be 'account 123456789012, role Developer, ap-northeast-1, requires an MFA code'
        (Complete-Line 'Set-AwsRole stag').CompletionMatches[0].ToolTip | Should -Be 'account 210987654321, role Deploy'
        (Complete-Line 'Set-AwsRole bas').CompletionMatches[0].ToolTip | Should -Be 'access key'
    }

    It 'starts no program for the second Tab, and notices a changed file: its size, its time, or another file' {
        foreach ($line in 'Set-AwsRole ', 'Set-AwsRole x -Region ') { $null = Complete-Line $line }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -MockWith { "asked-$Kind`n`ntip" }
        Get-CompletionText 'Set-AwsRole stag' | Should -Be 'staging'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 0 -Exactly
        foreach ($path in $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE) {
            [System.IO.File]::AppendAllText($path, "`n# longer`n")
            Get-CompletionText 'Set-AwsRole ' | Should -Be 'asked-profiles'
            $null = Get-CompletionText 'Set-AwsRole '
            Get-CompletionText 'Set-AwsRole x -Region eu-west-1' | Should -Be 'eu-west-1' -Because 'no file decides which regions there are'
        }
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 2 -Exactly
        [System.IO.File]::SetLastWriteTimeUtc($env:AWS_CONFIG_FILE, [datetime]::new(2020, 1, 1))
        $null = Get-CompletionText 'Set-AwsRole '
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 3 -Exactly
        $kept, $env:AWS_CONFIG_FILE = $env:AWS_CONFIG_FILE, "$($sandbox.Folder)/another"
        try { $null = Get-CompletionText 'Set-AwsRole ' } finally { $env:AWS_CONFIG_FILE = $kept }
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Candidate' -Times 4 -Exactly
    }

    It 'notices a change behind a symbolic link' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'making a symbolic link needs rights on Windows' }
        $target = "$($sandbox.Folder)/linked"
        [System.IO.File]::WriteAllText($target, "[profile first]`n")
        & ln -s $target "$($sandbox.Folder)/link"
        $kept, $env:AWS_CONFIG_FILE = $env:AWS_CONFIG_FILE, "$($sandbox.Folder)/link"
        try {
            Get-CompletionText 'Set-AwsRole fir' | Should -Be 'first'
            [System.IO.File]::WriteAllText($target, "[profile later-on]`n")
            Get-CompletionText 'Set-AwsRole later' | Should -Be 'later-on'
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
            Import-TestModule
            $tip = (Complete-Line 'Set-AwsRole prod').CompletionMatches[0].ToolTip
            $ofKey = (Complete-Line 'Set-AwsRole bas').CompletionMatches[0].ToolTip
        } finally {
            [cultureinfo]::CurrentUICulture = $culture
            Import-TestModule
        }
        $account, $role, $code, $key = @('30A2 30AB 30A6 30F3 30C8', '30ED 30FC 30EB', '30B3 30FC 30C9 304C 5FC5 8981', '30A2 30AF 30BB 30B9 30AD 30FC' | ForEach-Object { -join ($_ -split ' ' | ForEach-Object { [char] [System.Convert]::ToInt32($_, 16) }) })
        $tip | Should -Be "$account 123456789012, $role Developer, ap-northeast-1, MFA $code"
        $ofKey | Should -Be $key
        (Complete-Line 'Set-AwsRole prod').CompletionMatches[0].ToolTip | Should -Be 'account 123456789012, role Developer, ap-northeast-1, requires an MFA code'
    }
}

Describe 'Completion by another engine' {
    BeforeAll {
        $folder = New-FakeModule ''
        Import-TestModule $folder
    }

    # A changed file, so that the engine is asked.
    BeforeEach { [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "# next`n") }

    AfterAll { Import-TestModule }

    It 'completes nothing and says nothing when <What>' -ForEach @(
        @{ What = 'the engine fails and complains'; Script = 'console.error("trouble"); process.exitCode = 3;' }
        @{ What = 'the engine says nothing'; Script = '' }
        @{ What = 'the engine says something else'; Script = 'console.log("\\q");' }
        @{ What = 'there is no engine'; Script = $null }
    ) {
        $Global:Error.Clear()
        if ($null -ne $Script) {
            Set-FakeEngine $folder -Deaf $Script
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

Describe 'Completion of a region' {
    It 'finds <Wanted> for <Line>, and names it' -ForEach @(
        @{ Line = 'Set-AwsRole x -Region ap-northeast-1'; Wanted = 'ap-northeast-1'; Tip = 'Asia Pacific (Tokyo)' }
        @{ Line = 'Set-AwsRole x -Region tokyo'; Wanted = 'ap-northeast-1'; Tip = 'Asia Pacific (Tokyo)' }
        @{ Line = 'Get-AwsIdentity -Region:irel'; Wanted = 'eu-west-1'; Tip = 'Europe (Ireland)' }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
        (Complete-Line $Line).CompletionMatches[0].ToolTip | Should -Be $Tip
    }
}

Describe 'Completion of what else the files name' {
    It 'finds <Wanted> for <Line>, and tells <Tip>' -ForEach @(
        @{ Line = 'Set-AwsRole -RoleArn arn:aws:iam::123456789012:role/teams/Dev'; Wanted = "'arn:aws:iam::123456789012:role/teams/Developer'"; Tip = 'prod' }
        @{ Line = 'Set-AwsRole -RoleArn Deploy'; Wanted = "'arn:aws:iam::210987654321:role/Deploy'"; Tip = 'staging' }
        @{ Line = 'Set-AwsRole -RoleArn stag'; Wanted = "'arn:aws:iam::210987654321:role/Deploy'"; Tip = 'staging' }
        @{ Line = 'Set-AwsRole x -SerialNumber '; Wanted = "'arn:aws:iam::123456789012:mfa/alice'"; Tip = 'prod' }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
        (Complete-Line $Line).CompletionMatches[0].ToolTip | Should -Be $Tip
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
        $completed = & (Get-Module 'AwsRole') { (Get-Completer).Keys }
        $wanted = 'Profile', 'ProfileName', 'AsProfile', 'SourceProfile', 'Region', 'SsoRegion', 'RoleArn', 'SerialNumber', 'MfaSerial', 'SsoSession', 'Section', 'Service', 'Output', 'RemoveSetting'
        # What these offer stands in no file here.
        $wanted + 'SsoAccountId', 'SsoRoleName', 'Unprotect' | Where-Object { $_ -notin $completed } | Should -BeNullOrEmpty
        foreach ($command in Get-Command -Module 'AwsRole' -CommandType Function) {
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -in $wanted -and $_.ParameterType -in [string], [string[]] }) {
                $line = "$($command.Name) -$($parameter.Name) "
                $kinds = @((Complete-Line $line).CompletionMatches | ForEach-Object { "$($_.ResultType)" } | Select-Object -Unique)
                if ("$($command.Name) $($parameter.Name)" -ne 'New-AwsProfile Profile') { $kinds | Should -Be 'ParameterValue' -Because "`"$line`" has a finite set" }
            }
        }
    }

    It 'offers <Wanted> of the list <Kind>' -ForEach @(
        @{ Kind = 'sso-sessions'; Word = ''; Wanted = 'corp' }
        @{ Kind = 'sso-sessions'; Word = 'awsapps'; Wanted = 'corp' }
    ) {
        $found = & (Get-Module 'AwsRole') { param($kind, $word) Complete-Candidate $kind $word } $Kind $Word
        @($found | ForEach-Object { $_.CompletionText }) | Should -Be $Wanted
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
    It 'takes the short way only for a list of names that are strings by themselves: not for <Name>' -ForEach @(
        @{ Name = "it's" }, @{ Name = '1' }, @{ Name = '-x' }, @{ Name = 'a b' }, @{ Name = 'a$b' }, @{ Name = '' }, @{ Name = "a$([char] 0x2019)" }, @{ Name = "a`r" }
        @{ Name = 'a;b' }, @{ Name = 'a`b' }, @{ Name = "$([char] 0xE4)" }, @{ Name = "a$([char] 0x0131)" }
    ) {
        $plain = & (Get-Module 'AwsRole') { param($text) (New-Candidate $text).IsPlain } "good`n`ntip`nalso/good`n1`ntip"
        $plain | Should -BeTrue
        $isPlain = & (Get-Module 'AwsRole') { param($text) (New-Candidate $text).IsPlain } "good`n`ntip`n$Name`n1`ntip"
        $isPlain | Should -BeFalse
        & (Get-Module 'AwsRole') { param($text) (New-Candidate $text).IsPlain } "good`n`ntip$([char] 27)[2J" | Should -BeFalse
    }

    It 'shows nothing in list and tip that could move the cursor' {
        $text = "a$([char] 27)[2Jb`n`ntip$([char] 13)$([char] 0x202E)"
        $result = & (Get-Module 'AwsRole') { param($text) Select-Completion '' (New-Candidate $text) } $text
        $result.ListItemText + $result.ToolTip | Should -Not -Match '[\p{Cc}\p{Cf}]'
    }

    It 'goes through the real completion' {
        $names = "it's", 'a$(calc)b', 'a;b', '-x', 'a"b', "a$([char] 0x2019)b", 'with space', '@home', '123'
        $kept = [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE)
        [System.IO.File]::WriteAllText($env:AWS_SHARED_CREDENTIALS_FILE, (@(foreach ($name in $names) { "[$name]`nregion = eu-west-1`n" }) -join ''))
        try {
            foreach ($name in $names) {
                foreach ($begun in '', "'", '"') {
                    $arguments = Get-Argument (Select-Completed "Set-AwsRole $begun" $name)
                    $arguments.Count | Should -Be 1
                    $arguments[0].GetType().Name | Should -Be 'StringConstantExpressionAst'
                    $arguments[0].Value | Should -BeExactly $name
                }
            }
        } finally {
            [System.IO.File]::WriteAllText($env:AWS_SHARED_CREDENTIALS_FILE, $kept)
        }
    }
}
