function Get-RemainingTime {
    # The time until this expiration; negative after it. If the engine has reported that this machine's clock is wrong, time counts from the
    # engine's answer. Of the elapsed times by wall clock and by stopwatch the larger one counts, so that neither a corrected clock nor a
    # machine that slept extends a session.
    [OutputType([timespan])]
    param([datetime] $Expiration, [datetime] $Now = [datetime]::UtcNow)
    $end = $Expiration.ToUniversalTime()
    $known = $KnownEnd[$end.Ticks]
    if ($null -eq $known) { return $end - $Now }
    $age = $Now - $known.At
    if ($known.Watch.Elapsed -gt $age) { $age = $known.Watch.Elapsed }
    $known.Left - $age
}

function Save-RemainingTime {
    # Remembers the remaining time that the engine reported, if it differs from this machine's clock.
    param([object] $Expiration, [object] $Answer, [datetime] $Now = [datetime]::UtcNow)
    $told = $Answer.PSObject.Properties['remainingSeconds']
    if ($null -eq $Expiration -or $null -eq $told -or $null -eq $told.Value) { return }
    $end = $Expiration.ToUniversalTime()
    $left = [timespan]::FromSeconds($told.Value)
    $KnownEnd.Remove($end.Ticks)
    # Small differences between clocks are normal.
    if ([math]::Abs(($end - $Now - $left).TotalSeconds) -lt 60) { return }
    $KnownEnd[$end.Ticks] = @{ Left = $left; At = $Now; Watch = [System.Diagnostics.Stopwatch]::StartNew() }
}

# By expiration, in ticks (UTC). Applies to every session with that expiration.
$script:KnownEnd = @{}
