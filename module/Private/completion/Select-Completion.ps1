function Select-Completion {
    # Completion results for those of a list (New-Candidate) that fit the word best: the text begins with it, otherwise it or what else
    # finds it holds it, otherwise it holds its letters in this order (in the middle of a word: pr|d finds prod).
    param([string] $Word, [hashtable] $List)
    if ($null -eq $List) { return }
    $quote = ''
    if ($Word -match $script:BegunString) {
        $quote = if ($Matches[1]) { "'" } else { '"' }
        $Word = $Matches[3]
    }
    if ($Word) { return ConvertTo-Completion $List $quote @(Select-Match $Word $List['Lines']) }
    # All of them, kept for the next Tab.
    if ($null -eq $List[$quote]) { $List[$quote] = ConvertTo-Completion $List $quote (0..($List['Lines'].Length / 3 - 1)) }
    $List[$quote]
}

# A string that was begun, and perhaps ended, by any of the quotes that PowerShell takes for one.
$script:BegunString = "(?s)\A(?:(['\u2018-\u201B])|([`"\u201C-\u201E]))(.*?)(?:['`"\u2018-\u201E])?\z"

function Select-Match {
    # The places in the list of those that fit.
    param([string] $Word, [string[]] $Lines)
    $last = $Lines.Length / 3 - 1
    $ignoreCase = [System.StringComparison]::OrdinalIgnoreCase
    $found = @(foreach ($place in 0..$last) { if ($Lines[3 * $place].StartsWith($Word, $ignoreCase)) { $place } })
    if ($found.Count) { return $found }
    $found = @(foreach ($place in 0..$last) {
            if ($Lines[3 * $place].IndexOf($Word, $ignoreCase) -ge 0 -or $Lines[3 * $place + 1].IndexOf($Word, $ignoreCase) -ge 0) { $place }
        })
    if ($found.Count) { return $found }
    $inOrder = New-InOrderPattern $Word.ToLowerInvariant()
    foreach ($place in 0..$last) { if ($inOrder.IsMatch($Lines[3 * $place].ToLowerInvariant())) { $place } }
}
