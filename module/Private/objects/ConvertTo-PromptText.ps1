function ConvertTo-PromptText {
    # The facts as one prompt segment: dev 111122223333 ap-northeast-1 59m. With Color: a protected profile is red, others are cyan; the
    # time is yellow under ten minutes, and red after it has expired.
    param([System.Collections.IDictionary] $Fact, [bool] $Color)
    $who = $Fact['Name']
    if ($Fact['Account']) { $who += " $($Fact['Account'])" }
    if ($Fact['Region']) { $who += " $($Fact['Region'])" }
    $who = $who -replace $UnsafeText, '?'
    if ($Color) {
        $mark = Get-ProtectedMark
        $shade = if ($null -ne $mark -and $mark.Profile -ceq $Fact['Name']) { 31 } else { 36 }
        $who = "$([char] 27)[${shade}m$who$([char] 27)[0m"
    }
    if ($null -eq $Fact['Expiration']) { return $who }
    $left = Get-RemainingTime $Fact['Expiration']
    $time = ConvertTo-TimeLeft $left
    $shade = if ($left.Ticks -le 0) { 31 } elseif ($left.TotalMinutes -lt 10) { 33 } else { 0 }
    if ($Color -and $shade) { $time = "$([char] 27)[${shade}m$time$([char] 27)[0m" }
    "$who $time"
}

function ConvertTo-TimeLeft {
    # Remaining time: 59m, 11h59m, 30d, 7y, expired. Rounded down.
    param([timespan] $Left)
    if ($Left.Ticks -le 0) { return Get-Message 'PromptExpired' }
    if ($Left.TotalDays -ge 731) { return "$([math]::Floor($Left.Days / 365.25))y" }
    if ($Left.TotalDays -ge 2) { return "$($Left.Days)d" }
    $hours = [math]::Floor($Left.TotalHours)
    if ($hours -gt 0) { "${hours}h$($Left.Minutes.ToString('00'))m" } else { "$($Left.Minutes)m" }
}
