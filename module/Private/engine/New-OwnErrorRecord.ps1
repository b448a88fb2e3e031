function New-OwnErrorRecord {
    # An error of the module itself: the message of the key with these values, and as its hint the message of the key with the suffix Hint.
    param([string] $Code, [string] $Key, [object[]] $Value = @(), [object] $Target)
    New-EngineErrorRecord @{ code = $Code; message = Get-Message $Key $Value; hint = Get-Message "${Key}Hint" $Value; target = $Target }
}
