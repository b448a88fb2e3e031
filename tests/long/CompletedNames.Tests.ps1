BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    # Everything that could end a string or a statement, or move the cursor, alone and together.
    $parts = @("'", '"', '`', '$', '$(calc)', '$env:X', '${x}', ';', '|', '&', '&&', '#', '@', '@(', '-', '--', '-x', '%', '(', ')', '{', '}',
        '[', ']', ',', '<', '>', '>x', '2>&1', '=', '~', '*', '?', '\', '/', ' ', '  ', "`t", "`n", "`r`n", ([string] [char] 0), '1', '0x10', '1kb', '.5', '$null', "''", '""', '`"', "`'", '_x000A_') +
    @(0x07, 0x1B, 0x85, 0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x2013, 0x2014, 0x2015, 0xA0, 0x3042, 0xE9, 0x200B, 0x2028, 0x202E | ForEach-Object { [string] [char] $_ })
    $random = [System.Random]::new((Get-TestSeed))

    function Get-OneString {
        # The value of a command's only argument, if that is a string and the line contains nothing else.
        param([string] $Line)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Line, [ref] $tokens, [ref] $problems)
        $statements = $tree.EndBlock.Statements
        if ($problems.Count -gt 0 -or $statements.Count -ne 1 -or $statements[0].PipelineElements.Count -ne 1) { return }
        $elements = $statements[0].PipelineElements[0].CommandElements
        if ($elements.Count -eq 2 -and $elements[1].GetType().Name -eq 'StringConstantExpressionAst') { $elements[1].Value }
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'A completed name on the line' {
    BeforeAll {
        $size = Get-TestSize 250 2000
        $names = [System.Collections.Generic.HashSet[string]]::new()
        foreach ($part in $parts) { $null = $names.Add("n$part"); $null = $names.Add("$($part)n"); $null = $names.Add("n$($part)n") }
        while ($names.Count -lt $size) {
            $text = ''
            foreach ($count in 1..(1 + $random.Next(5))) { $text += $parts[$random.Next($parts.Count)] + [char] (97 + $random.Next(26)) }
            $null = $names.Add($text)
        }
        $names = @($names)
        $lines = [string[]] @(foreach ($name in $names) { $name, '', $name })
    }

    It 'is one string with exactly the name as its value, for hostile names, begun with <Begun>' -ForEach @(
        @{ Begun = 'nothing'; Quote = '' }
        @{ Begun = 'a single quote'; Quote = "'" }
        @{ Begun = 'a double quote'; Quote = '"' }
    ) {
        # The internal form of the list, since a text of lines cannot contain a name with a line break.
        $results = & (Get-Module 'AwsRole') { param($lines, $quote) Select-Completion $quote @{ Lines = $lines; IsPlain = $false } } $lines $Quote
        $results.Count | Should -Be $names.Count
        $wrong = @(for ($index = 0; $index -lt $names.Count; $index++) {
                if ((Get-OneString "Set-AwsRole $($results[$index].CompletionText)") -cne $names[$index]) { $results[$index].CompletionText }
            })
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'The completion of hostile profiles in a file' {
    BeforeAll {
        # Each name is completed without a quote and after both kinds of quotes.
        $size = [int] ((Get-TestSize 300 10000) / 3)
        $inLine = @($parts | Where-Object { $_ -notmatch '[\r\n\0\]]' })
        $text = [System.Text.StringBuilder]::new()
        foreach ($index in 1..$size) {
            $null = $text.Append('[').Append([char] (97 + $random.Next(26)))
            foreach ($part in 1..(1 + $random.Next(4))) { $null = $text.Append($inLine[$random.Next($inLine.Count)]) }
            $null = $text.Append("$index]`nregion = eu-west-1`n")
        }
        Write-AwsFile $sandbox.Folder -Credentials $text.ToString()
        $names = [System.Collections.Generic.HashSet[string]]::new([string[]] @((Get-AwsProfile).Name), [System.StringComparer]::Ordinal)
    }

    It 'returns one string for each, which is the name, and shows nothing raw, begun with <Begun>' -ForEach @(
        @{ Begun = 'nothing'; Quote = '' }
        @{ Begun = 'a single quote'; Quote = "'" }
        @{ Begun = 'a double quote'; Quote = '"' }
    ) {
        $line = "Set-AwsRole $Quote"
        $completion = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $before = $line.Substring(0, $completion.ReplacementIndex)
        $found = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::Ordinal)
        $wrong = @(foreach ($match in $completion.CompletionMatches) {
                $value = Get-OneString ($before + $match.CompletionText)
                $isRaw = "$($match.ListItemText)$($match.ToolTip)" -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'
                if ($isRaw -or $null -eq $value -or -not $names.Contains($value)) { $match.CompletionText } else { $null = $found.Add($value) }
            })
        $wrong | Should -BeNullOrEmpty
        $names.Count | Should -BeGreaterThan ($size * 0.9)
        $found.Count | Should -Be $names.Count
    }
}
