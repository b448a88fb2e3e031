BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # Each name is completed behind nothing and behind both kinds of quotes.
    $size = @{ Count = [int] ((Get-TestSize 300 10000) / 3) }
}

Describe 'The real completion of <Count> hostile profiles' -ForEach $size {
    BeforeAll {
        . "$PSScriptRoot/../module/support.ps1"
        $sandbox = Enter-Sandbox
        Import-TestModule
        # What could end a string or a statement, or move the cursor; a line of a file holds no line break.
        $parts = @("'", '"', '`', '$', '$(calc)', '$env:X', '${x}', ';', '|', '&', '&&', '#', '@', '@(', '--', '%', '(', ')', '{', '}', '[', ',', '<', '>x', '2>&1', '=',
            '~', '*', '?', '\', '/', ' ', "`t", '0x10', '$null', "''", '""', '_x000A_') +
        @(0x1B, 0x07, 0x85, 0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x2014, 0xA0, 0x200B, 0x2028, 0x202E, 0x3042 | ForEach-Object { [string] [char] $_ })
        $random = [System.Random]::new((Get-TestSeed))
        $text = [System.Text.StringBuilder]::new()
        foreach ($index in 1..$Count) {
            $null = $text.Append('[').Append([char] (97 + $random.Next(26)))
            foreach ($part in 1..(1 + $random.Next(4))) { $null = $text.Append($parts[$random.Next($parts.Count)]) }
            $null = $text.Append("$index]`nregion = eu-west-1`n")
        }
        Write-AwsFile $sandbox.Folder -Credentials $text.ToString()
        $engine = & (Get-Module 'AwsRole') { @(Get-EngineCommand $PSCmdlet)[0] }
        $process = Start-Program $engine 'profiles --json'
        $process.StandardInput.Close()
        $listed = ConvertFrom-Json ($process.StandardOutput.ReadToEnd())
        Stop-Program $process
        $names = [System.Collections.Generic.HashSet[string]]::new([string[]] @($listed.profiles.name), [System.StringComparer]::Ordinal)
    }

    AfterAll {
        Exit-Sandbox $sandbox
    }

    It 'gives one string for each, which is the name, and shows nothing raw, begun with <Begun>' -ForEach @(
        @{ Begun = 'nothing'; Quote = '' }
        @{ Begun = 'a single quote'; Quote = "'" }
        @{ Begun = 'a double quote'; Quote = '"' }
    ) {
        $line = "Set-AwsRole $Quote"
        $completion = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $before = $line.Substring(0, $completion.ReplacementIndex)
        $found = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::Ordinal)
        $tokens = $problems = $null
        $wrong = @(foreach ($match in $completion.CompletionMatches) {
                $tree = [System.Management.Automation.Language.Parser]::ParseInput($before + $match.CompletionText, [ref] $tokens, [ref] $problems)
                $statements = $tree.EndBlock.Statements
                $elements = $statements[0].PipelineElements[0].CommandElements
                $isInert = $problems.Count -eq 0 -and $statements.Count -eq 1 -and $statements[0].PipelineElements.Count -eq 1 -and $elements.Count -eq 2 -and
                $elements[1] -is [System.Management.Automation.Language.StringConstantExpressionAst] -and $names.Contains($elements[1].Value)
                if (-not $isInert -or "$($match.ListItemText)$($match.ToolTip)" -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]') { $match.CompletionText } else { $null = $found.Add($elements[1].Value) }
            })
        $wrong | Should -BeNullOrEmpty
        $names.Count | Should -BeGreaterThan ($Count * 0.9)
        $found.Count | Should -Be $names.Count
    }
}
