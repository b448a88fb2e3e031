function ConvertTo-RequestJson {
    # Writes a dictionary of strings, integers, booleans, nulls, dictionaries, and lists of strings as one line of ASCII JSON. Parameters
    # are dictionaries only: module logging records bound strings, and these may be secret.
    param([System.Collections.IDictionary] $Value)
    $json = ConvertTo-JsonObject $Value
    if ($json -match '[^ -~]') {
        $json = [regex]::Replace($json, '[^ -~]', { param($match) '\u{0:x4}' -f [int] $match.Value[0] })
    }
    $json
}

function ConvertTo-JsonObject {
    # String methods: a regex for each variable of a request would take longer.
    param([System.Collections.IDictionary] $Value)
    $members = foreach ($name in $Value.Keys) {
        $item = $Value[$name]
        if ($item -is [string]) { $text = '"' + $item.Replace('\', '\\').Replace('"', '\"') + '"' }
        elseif ($item -is [System.Collections.IDictionary]) { $text = ConvertTo-JsonObject $item }
        elseif ($item -is [array]) { $text = '[' + (@(foreach ($entry in $item) { '"' + ($entry -replace '["\\]', '\$0') + '"' }) -join ',') + ']' }
        elseif ($null -eq $item) { $text = 'null' }
        elseif ($item -is [bool]) { $text = if ($item) { 'true' } else { 'false' } }
        else { $text = "$item" }
        '"' + ([string] $name).Replace('\', '\\').Replace('"', '\"') + '":' + $text
    }
    "{$($members -join ',')}"
}
