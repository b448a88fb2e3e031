function Show-Picker {
    # Lets the person pick one of the items (New-PickerIndex says what they are), and returns Action (Pick, Clear, Cancel)
    # and Name. Options: Title; Query, what is typed already; PickByDigit, whether 0 to 9 pick the item with that number.
    # The screen is put back as it was, however it ends. Whoever calls asks Assert-Terminal first.
    param([object[]] $Items, [System.Collections.IDictionary] $Options = @{})
    $index = New-PickerIndex $Items
    $before = @{ ControlC = [System.Console]::TreatControlCAsInput; Encoding = [System.Console]::OutputEncoding }
    try {
        Enter-PickerScreen
        $state = Invoke-Picker $index $Options
    } finally {
        Exit-PickerScreen $before
    }
    $name = $null
    if ($state.Action -eq 'Pick') { $name = $index.Items[$state.Matches[$state.Selected]].Name }
    [pscustomobject] @{ Action = $state.Action; Name = $name }
}

function Invoke-Picker {
    # Reads keys and draws until a key ends it. All keys that wait are taken before a frame is drawn.
    param([System.Collections.IDictionary] $Index, [System.Collections.IDictionary] $Options)
    $state = New-PickerState $Index $Options (Get-WindowSize)
    $shown = $frame = $null
    while (-not $state.Action) {
        if (-not [object]::ReferenceEquals($state, $shown)) {
            $before = $frame
            $frame = Format-Picker $state
            [System.Console]::Out.Write((Compare-PickerFrame $frame $before))
            if ($null -eq $shown -and -not [System.Console]::KeyAvailable) { Initialize-Picker $state }
            $shown = $state
        }
        if (Wait-PickerKey 100) {
            while (-not $state.Action -and [System.Console]::KeyAvailable) { $state = Step-Picker $state (Read-PickerKey) }
        }
        $size = Get-WindowSize
        if ($size.Width -ne $state.Width -or $size.Height -ne $state.Height) {
            $state = Resize-Picker $state $size
            $frame = $null
        }
    }
    $state
}

function Initialize-Picker {
    # Runs what the first key will run, while the person reads the list: PowerShell compiles it at its first use.
    param([System.Collections.IDictionary] $State)
    $null = Compare-PickerFrame (Format-Picker (Step-Picker $State 'e')) (Format-Picker (Step-Picker $State 'Down'))
}

function Compare-PickerFrame {
    # What to write so that a screen that shows the frame Before shows this one: the lines that changed, and the first, on
    # which a terminal may have echoed keys. Null: nothing is known of the screen.
    param([System.Collections.IDictionary] $Frame, [System.Collections.IDictionary] $Before)
    $escape = [char] 27
    $text = [System.Text.StringBuilder]::new("$escape[?25l")
    if ($null -eq $Before) { $null = $text.Append("$escape[0m$escape[2J") }
    for ($row = 0; $row -lt $Frame.Lines.Length; $row++) {
        if ($row -gt 0 -and $null -ne $Before -and $Before.Lines[$row] -ceq $Frame.Lines[$row]) { continue }
        $null = $text.Append("$escape[$($row + 1);1H").Append($Frame.Lines[$row]).Append("$escape[K")
    }
    $text.Append("$escape[1;$($Frame.Column)H$escape[?25h").ToString()
}

function Get-WindowSize {
    @{ Width = [System.Console]::WindowWidth; Height = [System.Console]::WindowHeight }
}

function Enter-PickerScreen {
    # The other screen of the terminal, without wrapping, and Ctrl+C as a key.
    # A code page has no emoji; the console itself has. Elsewhere it is UTF-8 already.
    if (Test-Windows) { [System.Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false) }
    [System.Console]::TreatControlCAsInput = $true
    [System.Console]::Out.Write("$([char] 27)[?1049h$([char] 27)[?7l")
}

function Exit-PickerScreen {
    # Back to the screen as it was. What was drawn is erased first: a terminal without another screen shows it too, and one
    # whose window grew meanwhile may push it into its history.
    param([System.Collections.IDictionary] $Before)
    [System.Console]::Out.Write("$([char] 27)[0m$([char] 27)[?7h$([char] 27)[?25h$([char] 27)[2J$([char] 27)[?1049l")
    [System.Console]::TreatControlCAsInput = $Before.ControlC
    if (Test-Windows) { [System.Console]::OutputEncoding = $Before.Encoding }
}
