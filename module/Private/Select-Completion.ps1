function Select-Completion {
    # Completion results for the items that fit the word best: their name begins with it, else their Hay (name and more)
    # holds it, else their name holds its letters in this order (in the middle of a word: pr|d finds prod).
    # The text is inert on the line: one string constant with exactly the name as its value, whatever it holds.
    param([string] $Word, [object[]] $Items)
    $quote = ''
    if ($Word -match '\A(?s)([''"])(.*?)\1?\z') { $quote = $Matches[1]; $Word = $Matches[2] }
    $slot = "Result$quote"
    foreach ($item in Select-Match $Word $Items) {
        # Built here, once, and not in a function of its own: calling one a thousand times takes a fifth of a second.
        if (-not $item[$slot]) {
            $text = $shown = $item.Name
            # A word that begins with a letter and holds only these is a string by itself, between double quotes too.
            if ($text -cmatch '\A[A-Za-z_][A-Za-z0-9_./-]*\z') {
                $text = "$quote$text$quote"
            } else {
                # Doubles every kind of single quote, curly ones included: PowerShell ends a string at any of them.
                $text = "'$([System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text))'"
            }
            if (-not $shown) { $shown = $text }
            $item[$slot] = [System.Management.Automation.CompletionResult]::new(
                $text, ($shown -replace $UnsafeText, '?'), 'ParameterValue', ($item.Tip -replace $UnsafeText, '?'))
        }
        $item[$slot]
    }
}

function Select-Match {
    param([string] $Text, [object[]] $Items)
    $begin = [regex]::Escape($Text)
    $inOrder = @(foreach ($letter in $Text.ToCharArray()) { [regex]::Escape($letter) }) -join '.*'
    $found = @(foreach ($item in $Items) { if ($item.Name -match "\A$begin") { $item } })
    if (-not $found) { $found = @(foreach ($item in $Items) { if ($item.Hay -match $begin) { $item } }) }
    if (-not $found) { $found = @(foreach ($item in $Items) { if ($item.Name -match "(?s)$inOrder") { $item } }) }
    $found
}
