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
        @{ Line = 'Set-AwsRole 2109'; Wanted = 'staging' }
        @{ Line = 'Set-AwsRole words'; Wanted = "'two words'" }
    ) {
        Get-CompletionText $Line | Should -Be $Wanted
    }

    It 'completes in the middle of a word' {
        $line = 'Set-AwsRole prd -PassThru'
        $completion = Complete-Line $line 14
        $completion.CompletionMatches[0].CompletionText | Should -Be 'prod'
        $line.Remove($completion.ReplacementIndex, $completion.ReplacementLength) | Should -Be 'Set-AwsRole  -PassThru'
    }

    It 'tells account, role, region and MFA in the tip' {
        (Complete-Line 'Set-AwsRole prod').CompletionMatches[0].ToolTip | Should -Be 'account 123456789012, role Developer, ap-northeast-1, asks for an MFA code'
        (Complete-Line 'Set-AwsRole stag').CompletionMatches[0].ToolTip | Should -Be 'account 210987654321, role Deploy'
    }

    It 'starts no engine for the second Tab, and notices a changed file' {
        $null = Complete-Line 'Set-AwsRole '
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Engine' -MockWith { throw 'no engine now' }
        Get-CompletionText 'Set-AwsRole stag' | Should -Be 'staging'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Start-Engine' -Times 0 -Exactly
        [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "`n[profile newcomer]`n")
        $null = Get-CompletionText 'Set-AwsRole newc'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Start-Engine' -Times 1 -Exactly
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

Describe 'A completed name on the line' {
    BeforeAll {
        # Everything that could end a string or a statement, alone and together.
        $parts = @("'", '"', '`', '$', '$(calc)', '$env:X', '${x}', ';', '|', '&', '&&', '#', '@', '@(', '-', '--', '-x', '%', '(', ')', '{', '}',
            '[', ']', ',', '<', '>', '>x', '2>&1', '=', '~', '*', '?', '\', '/', ' ', '  ', "`t", '1', '0x10', '1kb', '.5', '$null', "''", '""', '`"', "`'") +
        @(0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x2013, 0x2014, 0x2015, 0x00A0, 0x3042, 0x00E9, 0x200B, 0x202E | ForEach-Object { [string] [char] $_ })
        $random = [System.Random]::new(20240607)
        $names = [System.Collections.Generic.HashSet[string]]::new()
        foreach ($part in $parts) { $null = $names.Add("n$part"); $null = $names.Add("$($part)n"); $null = $names.Add("n$($part)n") }
        while ($names.Count -lt 2000) {
            $text = ''
            foreach ($count in 1..(1 + $random.Next(5))) { $text += $parts[$random.Next($parts.Count)] + [char] (97 + $random.Next(26)) }
            $null = $names.Add($text)
        }
        $items = @(foreach ($name in $names) { @{ Name = $name; Hay = $name; Tip = $name } })
    }

    It 'is one string with exactly the name as its value, for 2,000 hostile names, begun with <Begun>' -ForEach @(
        @{ Begun = 'nothing'; Quote = '' }
        @{ Begun = 'a single quote'; Quote = "'" }
        @{ Begun = 'a double quote'; Quote = '"' }
    ) {
        $results = & (Get-Module 'AwsRole') { param($items, $quote) Select-Completion $quote $items } $items $Quote
        $results.Count | Should -Be $items.Count
        $wrong = @(for ($index = 0; $index -lt $items.Count; $index++) {
                $tokens = $problems = $null
                $tree = [System.Management.Automation.Language.Parser]::ParseInput("Set-AwsRole $($results[$index].CompletionText)", [ref] $tokens, [ref] $problems)
                $elements = $tree.EndBlock.Statements[0].PipelineElements[0].CommandElements
                $isOne = $problems.Count -eq 0 -and $tree.EndBlock.Statements.Count -eq 1 -and $elements.Count -eq 2 -and
                $elements[1].GetType().Name -eq 'StringConstantExpressionAst' -and $elements[1].Value -ceq $items[$index].Name
                if (-not $isOne) { $results[$index].CompletionText }
            })
        $wrong | Should -BeNullOrEmpty
    }

    It 'shows nothing in list and tip that could move the cursor' {
        $item = @{ Name = "a$([char] 27)[2Jb"; Hay = ''; Tip = "tip$([char] 13)$([char] 0x202E)" }
        $result = & (Get-Module 'AwsRole') { param($item) Select-Completion '' @($item) } $item
        $result.ListItemText + $result.ToolTip | Should -Not -Match '[\p{Cc}\p{Cf}]'
    }

    It 'goes through the real completion: <Name>' -ForEach @(
        @{ Name = "it's" }
        @{ Name = 'a$(calc)b' }
        @{ Name = 'a;b' }
        @{ Name = '-x' }
        @{ Name = 'a"b' }
        @{ Name = "a$([char] 0x2019)b" }
        @{ Name = 'with space' }
        @{ Name = '@home' }
        @{ Name = '123' }
    ) {
        $kept = [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE)
        [System.IO.File]::WriteAllText($env:AWS_SHARED_CREDENTIALS_FILE, "[$Name]`nregion = eu-west-1`n")
        try {
            foreach ($begun in '', "'", '"') {
                $line = Select-Completed "Set-AwsRole $begun" $Name
                $arguments = Get-Argument $line
                $arguments.Count | Should -Be 1
                $arguments[0].GetType().Name | Should -Be 'StringConstantExpressionAst'
                $arguments[0].Value | Should -BeExactly $Name
            }
        } finally {
            [System.IO.File]::WriteAllText($env:AWS_SHARED_CREDENTIALS_FILE, $kept)
        }
    }
}
