BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $size = Get-TestSize 250 2000
    Import-TestModule
}

Describe 'A completed name on the line' {
    BeforeAll {
        # Everything that could end a string or a statement, alone and together.
        $parts = @("'", '"', '`', '$', '$(calc)', '$env:X', '${x}', ';', '|', '&', '&&', '#', '@', '@(', '-', '--', '-x', '%', '(', ')', '{', '}',
            '[', ']', ',', '<', '>', '>x', '2>&1', '=', '~', '*', '?', '\', '/', ' ', '  ', "`t", "`n", "`r`n", ([string] [char] 27), ([string] [char] 0), '1', '0x10', '1kb', '.5', '$null', "''", '""', '`"', "`'") +
        @(0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x2013, 0x2014, 0x2015, 0x00A0, 0x3042, 0x00E9, 0x200B, 0x202E | ForEach-Object { [string] [char] $_ })
        $random = [System.Random]::new(20240607)
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
        # The list as it is inside, since a text of lines cannot hold a name with a line break.
        $results = & (Get-Module 'AwsRole') { param($lines, $quote) Select-Completion $quote @{ Lines = $lines; IsPlain = $false } } $lines $Quote
        $results.Count | Should -Be $names.Count
        $wrong = @(for ($index = 0; $index -lt $names.Count; $index++) {
                $tokens = $problems = $null
                $tree = [System.Management.Automation.Language.Parser]::ParseInput("Set-AwsRole $($results[$index].CompletionText)", [ref] $tokens, [ref] $problems)
                $elements = $tree.EndBlock.Statements[0].PipelineElements[0].CommandElements
                $isOne = $problems.Count -eq 0 -and $tree.EndBlock.Statements.Count -eq 1 -and $elements.Count -eq 2 -and
                $elements[1].GetType().Name -eq 'StringConstantExpressionAst' -and $elements[1].Value -ceq $names[$index]
                if (-not $isOne) { $results[$index].CompletionText }
            })
        $wrong | Should -BeNullOrEmpty
    }
}
