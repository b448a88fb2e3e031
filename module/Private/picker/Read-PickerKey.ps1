function Read-PickerKey {
    # The next key of the terminal as Step-Picker knows it: a name, or the text that was typed; '' for a key without a meaning.
    $key = Read-ConsoleKey
    if ($key.Key -eq 'Escape' -and $key.Modifiers -eq 0) { return Read-EscapeSequence }
    ConvertTo-PickerKey $key
}

function ConvertTo-PickerKey {
    param([System.ConsoleKeyInfo] $Key)
    $names = @{
        UpArrow = 'Up'; DownArrow = 'Down'; PageUp = 'PageUp'; PageDown = 'PageDown'; Home = 'Home'; End = 'End'
        Enter = 'Enter'; Escape = 'Escape'; Delete = 'Delete'; Backspace = 'Backspace'
    }
    $controls = @{ C = 'Escape'; G = 'Escape'; N = 'Down'; P = 'Up'; J = 'Enter'; M = 'Enter'; H = 'Backspace'; W = 'EraseWord'; U = 'EraseAll'; Backspace = 'EraseWord' }
    $name = "$($Key.Key)"
    if ($Key.Modifiers -band [System.ConsoleModifiers]::Control -and -not ($Key.Modifiers -band [System.ConsoleModifiers]::Alt)) {
        if ($controls.ContainsKey($name)) { return $controls[$name] }
        if ($names.ContainsKey($name)) { return $names[$name] }
        return ''
    }
    if ($name -eq 'Tab') { if ($Key.Modifiers -band [System.ConsoleModifiers]::Shift) { return 'Up' } else { return 'Down' } }
    if ($names.ContainsKey($name)) { return $names[$name] }
    # What some terminals send for Enter and Backspace, where .NET has no name for it.
    switch ([int] $Key.KeyChar) {
        0 { return '' }
        3 { return 'Escape' }
        8 { return 'Backspace' }
        10 { return 'Enter' }
        13 { return 'Enter' }
        127 { return 'Backspace' }
    }
    # AltGr is Control and Alt: it types letters. Alt alone does not.
    if ($Key.Modifiers -band [System.ConsoleModifiers]::Alt -and -not ($Key.Modifiers -band [System.ConsoleModifiers]::Control)) { return '' }
    "$($Key.KeyChar)"
}

function Read-EscapeSequence {
    # Over a slow line the escape character of an arrow key may come before the rest of it: then it is no Escape. The rest is
    # waited for 50 ms.
    $names = @{ A = 'Up'; B = 'Down'; H = 'Home'; F = 'End'; '1~' = 'Home'; '7~' = 'Home'; '4~' = 'End'; '8~' = 'End'; '5~' = 'PageUp'; '6~' = 'PageDown'; '3~' = 'Delete'; Z = 'Up' }
    if (-not (Wait-PickerKey 50)) { return 'Escape' }
    $begin = (Read-ConsoleKey).KeyChar
    if ($begin -ne '[' -and $begin -ne 'O') { return 'Escape' }
    $rest = ''
    while ((Wait-PickerKey 50) -and $rest.Length -lt 16) {
        $rest += (Read-ConsoleKey).KeyChar
        if ($rest -match '[@-~]\z') { break }
    }
    "$($names[$rest])"
}

function Read-ConsoleKey {
    [System.Console]::ReadKey($true)
}

function Wait-PickerKey {
    # Whether a key comes within so many milliseconds. Short steps: keys must not wait for a step's end.
    param([int] $Milliseconds)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not [System.Console]::KeyAvailable) {
        if ($watch.ElapsedMilliseconds -ge $Milliseconds) { return $false }
        [System.Threading.Thread]::Sleep(5)
    }
    $true
}
