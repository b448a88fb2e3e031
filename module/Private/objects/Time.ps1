function ConvertTo-TimeText {
    # Remaining time in one unit, rounded down: minutes up to two days (longer than any AWS session), then days, then years.
    [OutputType([string])]
    param([timespan] $Left)
    if ($Left.TotalDays -lt 2) { return Get-Message 'TimeMinutes' ([math]::Floor($Left.TotalMinutes)) }
    if ($Left.TotalDays -lt 731) { return Get-Message 'TimeDays' $Left.Days }
    Get-Message 'TimeYears' ([math]::Floor($Left.Days / 365.25))
}

function ConvertTo-ExpirationText {
    # The time at which something ends: 15:04, with the date if more than a day is left. In local time of this machine's clock. If that
    # clock is wrong, Now plus Left differs from End and is used instead.
    [OutputType([string])]
    param([datetime] $End, [timespan] $Left, [datetime] $Now = [datetime]::UtcNow)
    $end = $End.ToUniversalTime()
    if ([math]::Abs(($Now + $Left - $end).TotalSeconds) -ge 60) { $end = $Now + $Left }
    $format = if ($Left.TotalDays -lt 1) { 'HH:mm' } else { 'yyyy-MM-dd HH:mm' }
    $end.ToLocalTime().ToString($format)
}

function ConvertTo-LocalTime {
    # Local time for an object property (its ...Utc property has UTC); null stays null.
    param([object] $Moment)
    if ($null -ne $Moment) { $Moment.ToLocalTime() }
}

function ConvertTo-UtcTime {
    param([object] $Moment)
    if ($null -ne $Moment) { $Moment.ToUniversalTime() }
}

function ConvertFrom-ExpirationText {
    # Parses the time in AWS_CREDENTIAL_EXPIRATION to UTC; null if it is missing or malformed.
    param([string] $Text)
    $moment = [datetime]::MinValue
    if ([datetime]::TryParse($Text, [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal', [ref] $moment)) { $moment }
}
