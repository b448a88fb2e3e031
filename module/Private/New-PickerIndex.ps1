function New-PickerIndex {
    # What the picker looks into, made once. An item has Name, and may have Account, Role, Region, Left, IsCurrent and
    # IsProtected. Shown: its texts, safe to show, and their cells; Names and Hays: what is searched, in lower case; Widths:
    # of each column; Found: the items that fit, by query. One loop without calls: thousands of items, and a person waits.
    param([object[]] $Items)
    $columns = 'Name', 'Account', 'Role', 'Region', 'Left'
    $index = @{
        Items = $Items; Shown = [object[]]::new($Items.Count); Names = [string[]]::new($Items.Count); Hays = [string[]]::new($Items.Count)
        Widths = [int[]]::new(5); Found = @{}; Rows = @{}
    }
    $all = [int[]]::new($Items.Count)
    for ($at = 0; $at -lt $Items.Count; $at++) {
        $item = $Items[$at]
        $texts = [string[]]::new(5)
        $cells = [int[]]::new(5)
        for ($column = 0; $column -lt 5; $column++) {
            $text = "$($item[$columns[$column]])"
            $width = $text.Length
            if ($text -match '[^ -~]') {
                $text = $text -creplace '[\uFE00-\uFE0F]' -replace $UnsafeText, '?'
                $width = ($text -creplace $CombiningText -creplace $NarrowPair, 'n' -creplace $WideText, 'ww').Length
            }
            $texts[$column] = $text
            $cells[$column] = $width
            if ($width -gt $index.Widths[$column]) { $index.Widths[$column] = $width }
        }
        $all[$at] = $at
        $index.Shown[$at] = @{ Texts = $texts; Cells = $cells }
        $index.Names[$at] = "$($item['Name'])".ToLowerInvariant()
        $index.Hays[$at] = "$($texts[1]) $($texts[2]) $($texts[3])".ToLowerInvariant()
    }
    $index.Found[''] = $all
    $index
}
