function ConvertTo-SessionText {
    # One line about the session: dev: role Developer in 123456789012, ap-northeast-1, until 15:04 (59 min).
    param([psobject] $Session)
    $parts = @(if ($Session.RoleName) { Get-Message 'SessionRole' $Session.RoleName } else { Get-Message 'SessionKeys' })
    if ($Session.AccountId) { $parts[0] = Get-Message 'SessionIn' $parts[0], $Session.AccountId }
    if ($Session.Region) { $parts += $Session.Region }
    if ($null -ne $Session.Expiration) {
        $left = Get-RemainingTime $Session.Expiration
        $parts += Get-Message 'SessionUntil' (ConvertTo-ExpirationText $Session.Expiration $left), (ConvertTo-TimeText $left)
    }
    $text = $parts -join (Get-Message 'ListSeparator')
    if ($Session.Profile) { return "$($Session.Profile): $text" }
    switch ($Session.Source) {
        'environment' { Get-Message 'SessionFromEnvironment' $text }
        'web-identity' { Get-Message 'SessionFromWebIdentity' $text }
        'container' { Get-Message 'SessionFromContainer' $text }
        'instance' { Get-Message 'SessionFromInstance' $text }
        default { $text }
    }
}
