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
    # When something ends: 15:04; with its day where that is not within a day from now. On this machine's clock, also where that is
    # wrong: then Left from now on it is another moment than End.
    [OutputType([string])]
    param([datetime] $End, [timespan] $Left, [datetime] $Now = [datetime]::UtcNow)
    $end = $End.ToUniversalTime()
    if ([math]::Abs(($Now + $Left - $end).TotalSeconds) -ge 60) { $end = $Now + $Left }
    $format = if ($Left.TotalDays -lt 1) { 'HH:mm' } else { 'yyyy-MM-dd HH:mm' }
    $end.ToLocalTime().ToString($format)
}

function ConvertTo-LocalTime {
    # A moment as objects show it, with ...Utc next to it; null if there is none.
    param([object] $Moment)
    if ($null -ne $Moment) { $Moment.ToLocalTime() }
}

function ConvertTo-UtcTime {
    param([object] $Moment)
    if ($null -ne $Moment) { $Moment.ToUniversalTime() }
}

function ConvertTo-Moment {
    # The time in AWS_CREDENTIAL_EXPIRATION, in UTC; null when there is none or it cannot be read.
    param([string] $Text)
    $moment = [datetime]::MinValue
    if ([datetime]::TryParse($Text, [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal', [ref] $moment)) { $moment }
}
