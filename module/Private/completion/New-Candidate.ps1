function New-Candidate {
    # Builds a list for Select-Completion from a text with three lines for each candidate: the completed text, further search text, and the
    # tip. Nothing for an empty text.
    param([string] $Text)
    if ($Text) { @{ Lines = $Text.Split([char] 10); IsPlain = [regex]::IsMatch($Text, $script:PlainList) } }
}

# Lists whose texts need no quoting, also between double quotes, and whose tips contain no character that could move the cursor
# (ConvertTo-SafeText).
$script:PlainList = '\A(?>[A-Za-z_][A-Za-z0-9_./-]*\n[^\n]*\n[^\n\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*(?:\n|\z))+\z'

function ConvertTo-Completion {
    # Completion results for the candidates at these indexes (Places), after this opening quote. The text is inert: a string constant whose
    # value is exactly the name, whatever it contains. One loop without calls: it runs for every profile while a user waits, and a call for
    # each would take a fifth of a second.
    param([hashtable] $List, [string] $Quote, [int[]] $Places)
    $lines = $List['Lines']
    if (-not $List['IsPlain']) { return ConvertTo-LiteralCompletion $lines $Quote $Places }
    foreach ($place in $Places) {
        $text = $lines[3 * $place]
        [System.Management.Automation.CompletionResult]::new("$Quote$text$Quote", $text, 'ParameterValue', $lines[3 * $place + 2])
    }
}

function ConvertTo-LiteralCompletion {
    param([string[]] $Lines, [string] $Quote, [int[]] $Places)
    foreach ($place in $Places) {
        $text = $shown = $Lines[3 * $place]
        if ($text -cmatch '\A[A-Za-z_][A-Za-z0-9_./-]*\z') {
            $text = "$Quote$text$Quote"
        } else {
            # Doubles every kind of single quote, curly ones included: PowerShell ends a string at any of them.
            $text = "'$([System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text))'"
        }
        [System.Management.Automation.CompletionResult]::new(
            $text, ($shown -replace $UnsafeText, '?'), 'ParameterValue', ($Lines[3 * $place + 2] -replace $UnsafeText, '?'))
    }
}
