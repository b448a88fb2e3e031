function Complete-Region {
    # Completion results for a region: by its id, or by its name ('tokyo').
    param([string] $Word)
    $regions = Get-RegionTable
    $items = foreach ($region in $regions.Keys) {
        @{ Name = $region; Hay = "$region $($regions[$region])"; Tip = $regions[$region] }
    }
    Select-Completion $Word $items
}
