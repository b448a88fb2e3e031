function Complete-Region {
    # Completion results for a region: by its id, or by its name ('tokyo').
    param([string] $Word)
    if ($null -eq $script:RegionCandidates) { $script:RegionCandidates = ConvertTo-Candidate (Get-RegionTable) }
    Select-Completion $Word $script:RegionCandidates
}

$script:RegionCandidates = $null
