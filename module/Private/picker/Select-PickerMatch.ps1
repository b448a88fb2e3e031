function Select-PickerMatch {
    # The numbers of the items that fit the query, best first. A query is words, and an item must have each of them: at the
    # beginning of its name, at the beginning of a word in it, in the middle, in account, role or region, or as letters in
    # this order in the name. Equals keep their order.
    param([System.Collections.IDictionary] $Index, [string] $Query)
    $query = $Query.ToLowerInvariant()
    if (-not $Index.Found.ContainsKey($query)) {
        $fitting = Select-Candidate $Index $query
        $ranks = [int[]]::new($Index.Names.Length)
        foreach ($word in $query.Split([char[]] ' ', [System.StringSplitOptions]::RemoveEmptyEntries)) {
            $fitting = Select-Word $Index $fitting $word $ranks
        }
        $Index.Found[$query] = @{ Fitting = $fitting; Ranked = Select-Ranked $fitting $ranks }
    }
    , $Index.Found[$query].Ranked
}

function Select-Candidate {
    # What fitted the longest query asked so far that this one continues.
    param([System.Collections.IDictionary] $Index, [string] $Query)
    $known = $Query
    while (-not $Index.Found.ContainsKey($known)) { $known = $known.Substring(0, $known.Length - 1) }
    , $Index.Found[$known].Fitting
}

function Select-Word {
    # Those of the candidates that have the word; its place is added to the rank of each. One loop without calls: it runs for
    # thousands at every key.
    param([System.Collections.IDictionary] $Index, [int[]] $Candidates, [string] $Word, [int[]] $Ranks)
    $names = $Index.Names
    $hays = $Index.Hays
    $ordinal = [System.StringComparison]::Ordinal
    $inOrder = if ($Word.Length -gt 1) { New-InOrderPattern $Word }
    $fitting = [System.Collections.Generic.List[int]]::new()
    foreach ($number in $Candidates) {
        $name = $names[$number]
        $place = $name.IndexOf($Word, $ordinal)
        if ($place -eq 0) {
            if ($name.Length -ne $Word.Length) { $Ranks[$number] += 1 }
        } elseif ($place -gt 0) {
            $Ranks[$number] += if ([char]::IsLetterOrDigit($name[$place - 1])) { 3 } else { 2 }
        } elseif ($hays[$number].IndexOf($Word, $ordinal) -ge 0) {
            $Ranks[$number] += 4
        } else {
            if ($null -eq $inOrder) { continue }
            $match = $inOrder.Match($name)
            if (-not $match.Success) { continue }
            # The closer the letters stand, the better; then, those that begin the name.
            $Ranks[$number] += 5 + [math]::Min(40, 2 * ($match.Length - $Word.Length)) + [int] ($match.Index -gt 0)
        }
        $fitting.Add($number)
    }
    , $fitting.ToArray()
}

function Select-Ranked {
    # The same numbers, those of the lowest rank first: for each rank a list, since sorting takes longer.
    param([int[]] $Fitting, [int[]] $Ranks)
    $lists = [System.Collections.Generic.SortedList[int, object]]::new()
    foreach ($number in $Fitting) {
        $rank = $Ranks[$number]
        if (-not $lists.ContainsKey($rank)) { $lists[$rank] = [System.Collections.Generic.List[int]]::new() }
        $lists[$rank].Add($number)
    }
    $ranked = [System.Collections.Generic.List[int]]::new($Fitting.Length)
    foreach ($list in $lists.Values) { $ranked.AddRange($list) }
    , $ranked.ToArray()
}
