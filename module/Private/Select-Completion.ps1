function Select-Completion {
    # Completion results for the items that fit the word best: their name begins with it, else their Hay (name and more)
    # holds it, else their name holds its letters in this order (in the middle of a word: pr|d finds prod).
    param([string] $Word, [object[]] $Items)
    $quote = ''
    if ($Word -match '\A(?s)([''"])(.*?)\1?\z') { $quote = $Matches[1]; $Word = $Matches[2] }
    foreach ($item in Select-Match $Word $Items) {
        if (-not $item.ContainsKey("Result$quote")) { $item["Result$quote"] = New-CompletionResult $item $quote }
        $item["Result$quote"]
    }
}

function New-CompletionResult {
    # The text is inert on the line: one string constant with exactly the name as its value, whatever it holds.
    param([hashtable] $Item, [string] $Quote)
    $text = $Item.Name
    # A word that begins with a letter and holds only these is a string by itself, between double quotes too.
    if ($text -cnotmatch '\A[A-Za-z_][A-Za-z0-9_./-]*\z') {
        # Doubles every kind of single quote, curly ones included: PowerShell ends a string at any of them.
        $text = "'$([System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text))'"
    } elseif ($Quote) {
        $text = "$Quote$text$Quote"
    }
    $shown = if ($Item.Name) { $Item.Name -replace $UnsafeText, '?' } else { $text }
    [System.Management.Automation.CompletionResult]::new($text, $shown, 'ParameterValue', ($Item.Tip -replace $UnsafeText, '?'))
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
