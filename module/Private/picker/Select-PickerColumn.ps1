function Select-PickerColumn {
    # The columns of the picker that find room in so many cells, in their order: Numbers (of the texts of an item), Labels,
    # Widths, and Moves, what brings the cursor to the first cell of each from the end of the one before. The name keeps a
    # third of the room, or 12 cells; the least needed columns are left out first; what is over then goes to the name.
    param([int[]] $Wanted, [string[]] $Labels, [int] $Room)
    $left = [math]::Max(1, $Room - 4)
    $widths = @{ 0 = [math]::Min($left, [math]::Max((ConvertTo-CellText $Labels[0]).Length, [math]::Min($Wanted[0], [math]::Max(12, [math]::Floor($left / 3))))) }
    $left -= $widths[0]
    foreach ($column in @{ Number = 4; Cap = 10 }, @{ Number = 1; Cap = 12 }, @{ Number = 3; Cap = 16 }, @{ Number = 2; Cap = 30 }) {
        $number = $column.Number
        if ($Wanted[$number] -eq 0) { continue }
        $width = [math]::Max((ConvertTo-CellText $Labels[$number]).Length, [math]::Min($Wanted[$number], $column.Cap))
        if ($width + 2 -gt $left) { continue }
        $widths[$number] = $width
        $left -= $width + 2
    }
    $widths[0] += [math]::Max(0, [math]::Min($left, $Wanted[0] - $widths[0]))
    $numbers = [int[]] @(for ($number = 0; $number -lt 5; $number++) { if ($widths.ContainsKey($number)) { $number } })
    $at = 5
    $moves = foreach ($number in $numbers) {
        if ($number -gt 0) { "  $([char] 27)[${at}G" } else { '' }
        $at += $widths[$number] + 2
    }
    @{ Numbers = $numbers; Labels = [string[]] @($Labels[$numbers]); Widths = [int[]] @(foreach ($number in $numbers) { $widths[$number] }); Moves = [string[]] @($moves) }
}
