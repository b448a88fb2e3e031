function Format-Picker {
    # The lines of the window for a state, and in which cell of the first one the cursor stands (Column, from 1): the query,
    # the columns' names, the items, the keys; in a low window the items come first. The last cell of a line stays free:
    # terminals wrap there.
    param([System.Collections.IDictionary] $State)
    $room = [math]::Max(1, $State.Width - 1)
    $query = Format-PickerQuery $State $room
    $lines = [System.Collections.Generic.List[string]]::new()
    $lines.Add($query.Text)
    if ($State.Height -ge 6) { $lines.Add($State.Header) }
    foreach ($row in Format-PickerRow $State) { $lines.Add($row) }
    if ($State.Matches.Length -eq 0) { $lines.Add((Limit-CellText "    $($State.Words.Nothing)" $room)) }
    while ($lines.Count -lt $State.Height - [int] ($State.Height -ge 5)) { $lines.Add('') }
    if ($State.Height -ge 5) { $lines.Add($State.KeyLine) }
    @{ Lines = $lines.ToArray(); Column = $query.Column }
}

function Get-PickerRowCount {
    # How many items a window of this height shows.
    param([int] $Height)
    if ($Height -ge 6) { return $Height - 3 }
    if ($Height -eq 5) { return 3 }
    [math]::Max(1, $Height - 1)
}

function Format-PickerQuery {
    # What is asked, what was typed (its end, when it is long), and at the right how many items fit.
    param([System.Collections.IDictionary] $State, [int] $Room)
    $title = "$($State.Options['Title'])> "
    $count = "$($State.Matches.Length)/$($State.Index.Items.Count)"
    $begin = (ConvertTo-CellText $title).Length
    if ($Room -lt $begin + $count.Length + 12) { $title = '> '; $begin = 2 }
    if ($Room -lt $begin + $count.Length + 8) { $count = '' }
    $left = [math]::Max(0, $Room - $begin - $count.Length - 1)
    $query = $State.Query -replace $UnsafeText, '?'
    while ((ConvertTo-CellText $query).Length -gt $left) { $query = $query -replace '(?s)\A(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)[\p{Mn}\p{Me}]*' }
    @{
        Text   = (Add-PickerStyle 1 $title) + (Limit-CellText $query ($left + 1)) + (Add-PickerStyle 2 $count)
        Column = $begin + (ConvertTo-CellText $query).Length + 1
    }
}

function Format-PickerHeader {
    param([System.Collections.IDictionary] $Columns, [int] $Room)
    $cells = for ($column = 0; $column -lt $Columns.Labels.Length; $column++) { Limit-CellText $Columns.Labels[$column] $Columns.Widths[$column] }
    Add-PickerStyle 2 (Limit-CellText "    $($cells -join '  ')" $Room)
}

function Format-PickerRow {
    # The items that are in sight: > the selected one, * the current one, ! a protected one, and its number where digits pick.
    param([System.Collections.IDictionary] $State)
    $end = [math]::Min($State.Top + $State.Rows, $State.Matches.Length)
    Add-PickerRow $State $end
    $items = $State.Index.Items
    $rows = $State.Index.Rows
    $matching = $State.Matches
    for ($place = $State.Top; $place -lt $end; $place++) {
        $number = $matching[$place]
        $item = $items[$number]
        $marks = if ($place -eq $State.Selected) { '>' } else { ' ' }
        $marks += if ($item['IsCurrent']) { '*' } else { ' ' }
        $marks += if ($item['IsProtected']) { '!' } elseif ($place -lt 10 -and $State.Options['PickByDigit']) { $place } else { ' ' }
        if ($place -eq $State.Selected) { "$([char] 27)[7m$marks $($rows[$number])$([char] 27)[0m" } else { "$marks $($rows[$number])" }
    }
}

function Add-PickerRow {
    # Makes the rows of items that were not in sight before: their texts, each in its column. The terminal is told where a
    # column begins: it may take a character for wider or narrower than we do. One loop with few calls: a key may bring a
    # whole window of new items.
    param([System.Collections.IDictionary] $State, [int] $End)
    $numbers, $widths, $moves = $State.Columns.Numbers, $State.Columns.Widths, $State.Columns.Moves
    $rows = $State.Index.Rows
    for ($place = $State.Top; $place -lt $End; $place++) {
        $number = $State.Matches[$place]
        if ($rows.ContainsKey($number)) { continue }
        $texts = $State.Index.Texts[$number]
        $cells = $State.Index.Cells[$number]
        $row = ''
        for ($column = 0; $column -lt $numbers.Length; $column++) {
            $text = $texts[$numbers[$column]]
            $over = $widths[$column]
            if ($null -eq $cells) { $over -= $text.Length } else { $over -= $cells[$numbers[$column]] }
            if ($over -lt 0) { $text = Limit-CellText $text $widths[$column] } elseif ($over -gt 0) { $text = $text.PadRight($text.Length + $over) }
            $row += $moves[$column] + $text
        }
        $rows[$number] = $row
    }
}

function Add-PickerStyle {
    # Attributes, not colours: 1 bold, 2 faint, 7 reversed. They suit every palette, and NO_COLOR.
    param([int] $Code, [string] $Text)
    "$([char] 27)[${Code}m$Text$([char] 27)[0m"
}

function Format-PickerKey {
    # The keys and marks, as many as find room.
    param([string[]] $Keys, [int] $Room)
    $text = $Keys[0]
    foreach ($key in $Keys[1..($Keys.Length - 1)]) {
        if ((ConvertTo-CellText "$text  $key").Length -gt $Room) { break }
        $text += "  $key"
    }
    Add-PickerStyle 2 (Limit-CellText $text ([math]::Min($Room, (ConvertTo-CellText $text).Length)))
}
