function New-PickerIndex {
    # What the picker looks into, made once. An item has Name, and may have Account, Role, Region, Left, IsCurrent and
    # IsProtected. Texts: what is shown of each item, column by column; Cells: how many each takes, null where it is its
    # length; Names and Hays: what is searched, in lower case; Widths: of the columns; Found: what fits a query, in the order
    # of the items and of the list. One loop without calls: thousands of items, and a person waits.
    param([object[]] $Items)
    $count = $Items.Count
    $index = @{
        Items = $Items; Texts = [object[]]::new($count); Cells = [object[]]::new($count); Names = [string[]]::new($count); Hays = [string[]]::new($count)
        Widths = [int[]]::new(5); Found = @{}; Rows = @{}
    }
    $widths = $index.Widths
    $all = [int[]]::new($count)
    $at = 0
    foreach ($item in $Items) {
        $texts = [string[]] ($item['Name'], $item['Account'], $item['Role'], $item['Region'], $item['Left'])
        $line = [string]::Join(' ', $texts)
        if ($line -match '[^ -~]') {
            $cells = [int[]]::new(5)
            for ($column = 0; $column -lt 5; $column++) {
                $text = $texts[$column]
                $cells[$column] = $text.Length
                if ($text -match '[^ -~]') {
                    $texts[$column] = $text = $text -creplace '[\uFE00-\uFE0F]' -replace $UnsafeText, '?'
                    $cells[$column] = ($text -creplace $CombiningText -creplace $NarrowPair, 'n' -creplace $WideText, 'ww').Length
                }
                if ($cells[$column] -gt $widths[$column]) { $widths[$column] = $cells[$column] }
            }
            $index.Cells[$at] = $cells
            $line = [string]::Join(' ', $texts)
        } else {
            for ($column = 0; $column -lt 5; $column++) { if ($texts[$column].Length -gt $widths[$column]) { $widths[$column] = $texts[$column].Length } }
        }
        $index.Texts[$at] = $texts
        $all[$at] = $at
        $index.Names[$at] = $item['Name'].ToLowerInvariant()
        $index.Hays[$at] = $line.Substring($texts[0].Length).ToLowerInvariant()
        $at++
    }
    $index.Found[''] = @{ Fitting = $all; Ranked = $all }
    $index
}
