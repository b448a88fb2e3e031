function Get-RenewalStep {
    # What is to be done now for a role with -AutoRenew. Wait; Start: begin to renew; Read: what was begun has said something;
    # Abandon: its role was replaced, cleared or changed by hand. Pure: Role is the memory of the shell's role and Running what was
    # begun (null: none), Facts are HeldKey (AWS_ACCESS_KEY_ID), HasAnswer and Now (UTC).
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

function Get-RenewalMoment {
    # When a session that is taken now is to be renewed (UTC): 15 minutes before its end, as SDKs do, or in its last quarter, when
    # that is shorter. Some seconds later, so that the engine, too, finds that it ends within 15 minutes.
    param([datetime] $Now, [datetime] $Expiration)
    $Expiration.AddSeconds(-1 * [math]::Min(885, ($Expiration - $Now).TotalSeconds / 4))
}

function New-Renewal {
    # The plan to renew a session, kept in the memory of its role; nothing for keys that do not end.
    param([psobject] $Session)
    if ($null -eq $Session.Expiration) { return }
    $now = [datetime]::UtcNow
    @{ NextTry = Get-RenewalMoment $now $now.Add((Measure-Remaining $Session.Expiration)); NeedsPerson = $false; IsTold = $false }
}
