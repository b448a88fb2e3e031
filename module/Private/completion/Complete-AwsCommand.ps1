function Complete-AwsCommand {
    # Completes a word of an aws command: profiles after --profile, regions after --region, otherwise the results of aws_completer if it is
    # on PATH.
    param([string] $Word, [System.Management.Automation.Language.CommandAst] $Command, [int] $Cursor)
    $option = Get-PreviousWord $Command $Cursor
    # Both forms: --profile prod, and --profile=prod as one word.
    $prefix = ''
    if ($Word -match '(?s)\A(--(?:profile|region))=(.*)\z') { $option, $prefix, $Word = $Matches[1], "$($Matches[1])=", $Matches[2] }
    $found = switch -CaseSensitive ($option) {
        '--profile' { Complete-Candidate 'profiles' $Word }
        '--region' { Complete-Candidate 'regions' $Word }
        default { return Complete-WithAwsCli $Command $Cursor }
    }
    if ($prefix) { $found = foreach ($result in $found) { ConvertTo-PrefixedResult $prefix $result } }
    $found
}

function Get-PreviousWord {
    # The word before the one at the cursor.
    param([System.Management.Automation.Language.CommandAst] $Command, [int] $Cursor)
    $before = ''
    foreach ($element in $Command.CommandElements) {
        if ($element.Extent.EndOffset -ge $Cursor) { break }
        $before = $element.Extent.Text
    }
    $before
}

function ConvertTo-PrefixedResult {
    # Adds the prefix --profile= to a result: unquoted, or with the whole word in single quotes.
    param([string] $Prefix, [System.Management.Automation.CompletionResult] $Result)
    $text = $Result.CompletionText
    $text = if ($text[0] -eq "'") { "'$Prefix$($text.Substring(1))" } else { "$Prefix$text" }
    [System.Management.Automation.CompletionResult]::new($text, $Result.ListItemText, 'ParameterValue', $Result.ToolTip)
}

function Complete-WithAwsCli {
    # The results of the AWS CLI's own completer for the line up to the cursor. Nothing if it is missing or fails.
    param([System.Management.Automation.Language.CommandAst] $Command, [int] $Cursor)
    $program = Find-Application 'aws_completer'
    if ($null -eq $program) { return }
    # A space after the last word requests the next word.
    $line = $Command.Extent.Text.PadRight($Cursor - $Command.Extent.StartOffset).Substring(0, $Cursor - $Command.Extent.StartOffset)
    $texts = @(Read-AwsCliCompletion $program $line)
    $lines = [string[]] @(foreach ($text in $texts) { if ($text.Trim()) { $text.Trim(), '', $text.Trim() } })
    if ($lines) { ConvertTo-LiteralCompletion $lines '' (0..($lines.Length / 3 - 1)) }
}

function Read-AwsCliCompletion {
    # Calls the completer as bash does: with the line in two environment variables.
    param([string] $Program, [string] $Line)
    $ErrorActionPreference = 'Continue'
    $PSNativeCommandUseErrorActionPreference = $false
    $variables = $ExecutionContext.SessionState.PSVariable
    $lastExitCode = $variables.GetValue('global:LASTEXITCODE')
    $asked = @{ COMP_LINE = $Line; COMP_POINT = "$($Line.Length)" }
    $before = Read-Variable $asked.Keys
    try {
        Write-Variable $asked.Keys $asked
        & $Program 2> $null
    } finally {
        Write-Variable $asked.Keys $before
        $variables.Set('global:LASTEXITCODE', $lastExitCode)
    }
}
