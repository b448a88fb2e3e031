function Measure-Remaining {
    # How long it is until this end of a session; negative when it has expired. Where the engine knew that this machine's clock is
    # wrong, time is counted from its answer: the larger of what the wall clock and the time since then say, so that neither a clock
    # that is put right nor a machine that slept makes a session younger.
    [OutputType([timespan])]
    param([datetime] $Expiration, [datetime] $Now = [datetime]::UtcNow)
    $end = $Expiration.ToUniversalTime()
    $known = $KnownEnd[$end.Ticks]
    if ($null -eq $known) { return $end - $Now }
    $age = $Now - $known.At
    if ($known.Watch.Elapsed -gt $age) { $age = $known.Watch.Elapsed }
    $known.Left - $age
}

function Save-End {
    # Remembers what the engine says is left until the end of a session, where that is not what this machine's clock says.
    param([object] $Expiration, [object] $Answer, [datetime] $Now = [datetime]::UtcNow)
    $told = $Answer.PSObject.Properties['remainingSeconds']
    if ($null -eq $Expiration -or $null -eq $told -or $null -eq $told.Value) { return }
    $end = $Expiration.ToUniversalTime()
    $left = [timespan]::FromSeconds($told.Value)
    $KnownEnd.Remove($end.Ticks)
    # Clocks differ by seconds all the time.
    if ([math]::Abs(($end - $Now - $left).TotalSeconds) -lt 60) { return }
    $KnownEnd[$end.Ticks] = @{ Left = $left; At = $Now; Watch = [System.Diagnostics.Stopwatch]::StartNew() }
}

# By the end, in ticks. What is known of an end holds for every session that has it.
$script:KnownEnd = @{}
