function Select-Completion {
    # Completion results for the candidates that match the word best: they start with it, otherwise they or their search text contain it,
    # otherwise they contain its letters in this order (in the middle of a word: pr|d finds prod).
    param([string] $Word, [hashtable] $List)
    if ($null -eq $List) { return }
    $quote = ''
    if ($Word -match $script:BegunString) {
        $quote = if ($Matches[1]) { "'" } else { '"' }
        $Word = $Matches[3]
    }
    if ($Word) { return ConvertTo-Completion $List $quote @(Select-Match $Word $List['Lines']) }
    # All candidates, cached for the next Tab.
    if ($null -eq $List[$quote]) { $List[$quote] = ConvertTo-Completion $List $quote (0..($List['Lines'].Length / 3 - 1)) }
    $List[$quote]
}

# A string that starts, and perhaps ends, with any character that PowerShell accepts as a quote.
$script:BegunString = "(?s)\A(?:(['\u2018-\u201B])|([`"\u201C-\u201E]))(.*?)(?:['`"\u2018-\u201E])?\z"

function Select-Match {
    # The indexes of the matching candidates.
    param([string] $Word, [string[]] $Lines)
    $last = $Lines.Length / 3 - 1
    $ignoreCase = [System.StringComparison]::OrdinalIgnoreCase
    $found = @(foreach ($place in 0..$last) { if ($Lines[3 * $place].StartsWith($Word, $ignoreCase)) { $place } })
    if ($found.Count) { return $found }
    $found = @(foreach ($place in 0..$last) {
            if ($Lines[3 * $place].IndexOf($Word, $ignoreCase) -ge 0 -or $Lines[3 * $place + 1].IndexOf($Word, $ignoreCase) -ge 0) { $place }
        })
    if ($found.Count) { return $found }
    $subsequence = New-SubsequencePattern $Word.ToLowerInvariant()
    foreach ($place in 0..$last) { if ($subsequence.IsMatch($Lines[3 * $place].ToLowerInvariant())) { $place } }
}
