function ConvertTo-SessionObject {
    # Whose session it is, by an answer of 'assume', 'select' or 'serve', without any credentials. No Expiration for keys
    # that do not end, and where a server or the programs themselves renew them.
    param([object] $Answer, [object] $Expiration = $null, [object] $Region = $Answer.region)
    Save-End $Expiration $Answer
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Session'
        Profile       = $Answer.profile
        RoleArn       = $Answer.roleArn
        RoleName      = $Answer.roleName
        AccountId     = $Answer.accountId
        Region        = $Region
        Expiration    = ConvertTo-LocalTime $Expiration
        ExpirationUtc = ConvertTo-UtcTime $Expiration
        Source        = if ($Answer.PSObject.Properties['source']) { $Answer.source }
    }
}

function ConvertTo-SessionText {
    # The session in one line: dev: role Developer in 123456789012, ap-northeast-1, until 15:04 (59 min).
    param([psobject] $Session)
    $parts = @(if ($Session.RoleName) { Get-Message 'SessionRole' $Session.RoleName } else { Get-Message 'SessionKeys' })
    if ($Session.AccountId) { $parts[0] = Get-Message 'SessionIn' $parts[0], $Session.AccountId }
    if ($Session.Region) { $parts += $Session.Region }
    if ($null -ne $Session.Expiration) {
        $left = Measure-Remaining $Session.Expiration
        $parts += Get-Message 'SessionUntil' (ConvertTo-EndText $Session.Expiration $left), (ConvertTo-TimeText $left)
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
