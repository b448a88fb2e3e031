function New-OwnErrorRecord {
    # An error of the module's own: what the message of the key says of these values, and as its hint the message of the key with Hint behind it.
    param([string] $Code, [string] $Key, [object[]] $Value = @(), [object] $Target)
    New-EngineErrorRecord @{ code = $Code; message = Get-Message $Key $Value; hint = Get-Message "${Key}Hint" $Value; target = $Target }
}
