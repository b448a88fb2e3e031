function ConvertTo-TimeText {
    # Whole units that are left for sure, one kind of them: minutes up to two days, as long as AWS's sessions last at most, then
    # days, then years.
    [OutputType([string])]
    param([timespan] $Left)
    if ($Left.TotalDays -lt 2) { return Get-Message 'TimeMinutes' ([math]::Floor($Left.TotalMinutes)) }
    if ($Left.TotalDays -lt 731) { return Get-Message 'TimeDays' $Left.Days }
    Get-Message 'TimeYears' ([math]::Floor($Left.Days / 365.25))
}

function ConvertTo-EndText {
    # When something ends, on this machine's clock: 15:04; with its day where that is not within a day from now.
    [OutputType([string])]
    param([datetime] $End, [timespan] $Left)
    $format = if ($Left.TotalDays -lt 1) { 'HH:mm' } else { 'yyyy-MM-dd HH:mm' }
    $End.ToLocalTime().ToString($format)
}
