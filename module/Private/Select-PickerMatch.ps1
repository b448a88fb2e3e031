function Select-PickerMatch {
    # The numbers of the items that fit the query, best first. A query is words, and an item must have each of them: at the
    # beginning of its name, at the beginning of a word in it, in the middle, in account, role or region, or as letters in
    # this order in the name. Equals keep their order.
    # One loop without calls, over what fitted the longest query that this one continues: it runs at every key.
    param([System.Collections.IDictionary] $Index, [string] $Query)
    $query = $Query.ToLowerInvariant()
    if ($Index.Found.ContainsKey($query)) { return , $Index.Found[$query] }
    $words = $query.Split([char[]] ' ', [System.StringSplitOptions]::RemoveEmptyEntries)
    $patterns = @(foreach ($word in $words) { New-InOrderPattern $word })
    $names = $Index.Names
    $hays = $Index.Hays
    $candidates = Select-Candidate $Index $query
    $found = [int[]]::new($candidates.Length)
    $ranks = [long[]]::new($candidates.Length)
    $count = 0
    foreach ($number in $candidates) {
        $name = $names[$number]
        $rank = 0
        for ($at = 0; $at -lt $words.Length; $at++) {
            $word = $words[$at]
            $place = $name.IndexOf($word, [System.StringComparison]::Ordinal)
            if ($place -eq 0) {
                if ($name.Length -ne $word.Length) { $rank += 1000 }
            } elseif ($place -gt 0) {
                if ([char]::IsLetterOrDigit($name[$place - 1])) { $rank += 3000 } else { $rank += 2000 }
            } elseif ($hays[$number].IndexOf($word, [System.StringComparison]::Ordinal) -ge 0) {
                $rank += 4000
            } else {
                $match = $patterns[$at].Match($name)
                if (-not $match.Success) { $rank = -1; break }
                # The closer the letters stand, the better; then, the nearer to the beginning.
                $rank += 5000 + [math]::Min(900, 10 * $match.Length + $match.Index)
            }
        }
        if ($rank -lt 0) { continue }
        $found[$count] = $number
        # With the item's number: the candidates stand in the order of an earlier query.
        $ranks[$count++] = [long] $rank * 1000000 + $number
    }
    [array]::Sort($ranks, $found, 0, $count)
    $best = [int[]]::new($count)
    [array]::Copy($found, $best, $count)
    $Index.Found[$query] = $best
    , $best
}

function Select-Candidate {
    # What fitted the longest query asked so far that this one continues.
    param([System.Collections.IDictionary] $Index, [string] $Query)
    $known = $Query
    while (-not $Index.Found.ContainsKey($known)) { $known = $known.Substring(0, $known.Length - 1) }
    , $Index.Found[$known]
}

function New-InOrderPattern {
    # A pattern for text that has the letters of the word in this order. [^x]*x matches in one way only: no name, however it
    # is made, sends the matcher back and forth.
    param([string] $Word)
    $parts = foreach ($letter in $Word.ToCharArray()) { '[^\u{0:x4}]*\u{0:x4}' -f [int] $letter }
    [regex]::new((($parts -join '') -replace '\A.*?\*'), 'CultureInvariant')
}
