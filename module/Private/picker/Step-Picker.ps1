function New-PickerState {
    # The picker before the first key, in a window of this Width and Height: Query, Matches (numbers of items), which of them
    # is Selected and which is at the Top, and Action, null until a key ends it.
    param([System.Collections.IDictionary] $Index, [System.Collections.IDictionary] $Options, [System.Collections.IDictionary] $Size)
    $state = @{ Index = $Index; Options = $Options; Words = Get-PickerWord; Query = "$($Options['Query'])"; Matches = $null; Selected = 0; Top = 0; Action = $null }
    $state.Matches = Select-PickerMatch $Index $state.Query
    for ($at = 0; $at -lt $state.Matches.Length; $at++) {
        if ($Index.Items[$state.Matches[$at]]['IsCurrent']) { $state.Selected = $at; break }
    }
    Resize-Picker $state $Size
}

function Step-Picker {
    # The state after a key: the name of a key, or the text that was typed.
    param([System.Collections.IDictionary] $State, [string] $Key)
    $last = $State.Matches.Length - 1
    switch ($Key) {
        'Escape' { return Set-PickerMember $State @{ Action = 'Cancel' } }
        'Delete' { return Set-PickerMember $State @{ Action = 'Clear' } }
        'Enter' { if ($last -ge 0) { return Set-PickerMember $State @{ Action = 'Pick' } } }
        'Up' { return Move-Picker $State ($State.Selected - 1) }
        'Down' { return Move-Picker $State ($State.Selected + 1) }
        'PageUp' { return Move-Picker $State ($State.Selected - $State.Rows) }
        'PageDown' { return Move-Picker $State ($State.Selected + $State.Rows) }
        'Home' { return Move-Picker $State 0 }
        'End' { return Move-Picker $State $last }
        'Backspace' { return Search-Picker $State ($State.Query -replace '(?s)(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)\z') }
        'EraseWord' { return Search-Picker $State ($State.Query -replace '\S*\s*\z') }
        'EraseAll' { return Search-Picker $State '' }
    }
    if ($Key.Length -ne 1 -or $Key -match $UnsafeText) { return $State }
    if ($State.Options['PickByDigit'] -and $Key -match '\A[0-9]\z') {
        if ([int] $Key -gt $last) { return $State }
        return Set-PickerMember $State @{ Selected = [int] $Key; Action = 'Pick' }
    }
    Search-Picker $State "$($State.Query)$Key"
}

function Search-Picker {
    # With another query the best match is selected.
    param([System.Collections.IDictionary] $State, [string] $Query)
    Set-PickerMember $State @{ Query = $Query; Matches = Select-PickerMatch $State.Index $Query; Selected = 0; Top = 0 }
}

function Move-Picker {
    # Selects another match, the nearest that there is, and scrolls as far as it must to show it.
    param([System.Collections.IDictionary] $State, [int] $Selected)
    $selected = [math]::Max(0, [math]::Min($Selected, $State.Matches.Length - 1))
    $top = [math]::Min($selected, [math]::Max($State.Top, $selected - $State.Rows + 1))
    Set-PickerMember $State @{ Selected = $selected; Top = $top }
}

function Resize-Picker {
    # The state in a window of another size: the selected match stays in sight, and no room below is wasted.
    param([System.Collections.IDictionary] $State, [System.Collections.IDictionary] $Size)
    $rows = Get-PickerRowCount $Size.Height
    $room = [math]::Max(1, $Size.Width - 1)
    $columns = Select-PickerColumn $State.Index.Widths $State.Words.Labels $room
    $resized = Set-PickerMember $State @{
        Width = $Size.Width; Height = $Size.Height; Rows = $rows; Columns = $columns
        Header = Format-PickerHeader $columns $room; KeyLine = Format-PickerKey $State.Words.Keys $room
        Top = [math]::Max(0, [math]::Min($State.Top, $State.Matches.Length - $rows))
    }
    # Rows drawn for other columns.
    $State.Index.Rows.Clear()
    Move-Picker $resized $resized.Selected
}

function Set-PickerMember {
    param([System.Collections.IDictionary] $State, [System.Collections.IDictionary] $Members)
    $next = $State.Clone()
    foreach ($name in $Members.Keys) { $next[$name] = $Members[$name] }
    $next
}
