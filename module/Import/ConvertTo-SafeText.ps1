# Control, direction, and line separator characters: in a name from a file they could move the cursor, or imitate another line.
$UnsafeText = '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'

function ConvertTo-SafeText {
    # Makes text safe for a screen. Objects keep the original value.
    param([string] $Text)
    $Text -replace $UnsafeText, '?'
}
