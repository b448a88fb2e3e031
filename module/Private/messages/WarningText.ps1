function ConvertTo-WarningText {
    param([System.Collections.IDictionary] $Warning)
    Add-FileLocation $Warning['message'] $Warning
}

function Add-FileLocation {
    # Adds the file and line to a sentence, unless it or the hint already contains them.
    param([string] $Sentence, [System.Collections.IDictionary] $About)
    $japaneseStop = [string] [char] 0x3002
    if (-not $About['file'] -or "$Sentence$($About['hint'])".Contains($About['file'])) { return $Sentence }
    $place = "$($About['file']):$($About['line'])".TrimEnd(':')
    $stop = if ($Sentence.EndsWith($japaneseStop)) { $japaneseStop } else { '.' }
    "$($Sentence.TrimEnd($stop)) ($place)$stop"
}
