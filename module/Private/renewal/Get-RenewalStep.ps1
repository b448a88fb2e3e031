function Get-RenewalStep {
    # The next action for a role with -AutoRenew. Wait; Start: begin a renewal; Read: the renewal's engine has sent something; Abandon: the
    # role was replaced, cleared, or changed by the user. Pure function. Role: the memory of the shell's role; Running: the renewal under
    # way, or null; Facts: HeldKey (AWS_ACCESS_KEY_ID), HasAnswer, and Now (UTC).
    param([System.Collections.IDictionary] $Role, [System.Collections.IDictionary] $Running, [System.Collections.IDictionary] $Facts)
    $isHeld = $null -ne $Role -and $Facts.HeldKey -and $Facts.HeldKey -ceq $Role.Set['AWS_ACCESS_KEY_ID']
    if ($null -ne $Running) {
        if (-not $isHeld -or -not [object]::ReferenceEquals($Running.Role, $Role)) { return 'Abandon' }
        if ($Facts.HasAnswer) { return 'Read' }
        return 'Wait'
    }
    if (-not $isHeld -or $null -eq $Role['Renewal']) { return 'Wait' }
    if ($Role['Renewal'].NeedsPerson -or $Facts.Now -lt $Role['Renewal'].NextTry) { return 'Wait' }
    'Start'
}

function Get-RenewalTime {
    # When to renew a session that starts now (UTC): 15 minutes before it expires, as the SDKs do, or in its last quarter if that is
    # shorter. 15 seconds later, so that the engine agrees that less than 15 minutes are left.
    param([datetime] $Now, [datetime] $Expiration)
    $Expiration.AddSeconds(-1 * [math]::Min(885, ($Expiration - $Now).TotalSeconds / 4))
}

function New-Renewal {
    # The renewal state of a session, stored in the memory of its role; nothing for keys that do not expire.
    param([psobject] $Session)
    if ($null -eq $Session.Expiration) { return }
    $now = [datetime]::UtcNow
    @{ NextTry = Get-RenewalTime $now $now.Add((Get-RemainingTime $Session.Expiration)); NeedsPerson = $false; IsTold = $false }
}
