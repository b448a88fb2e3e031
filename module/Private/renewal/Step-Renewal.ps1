function Step-Renewal {
    # Performs the next renewal step for a role with -AutoRenew, without waiting, and returns messages for the user.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (Test-RoleInUse -ByBlock) { return }
    $role = Get-RoleMemory
    $running = Get-Renewal
    $facts = @{
        HeldKey   = [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
        HasAnswer = $null -ne $running -and $running.Reading.IsCompleted
        Now       = [datetime]::UtcNow
    }
    switch (Get-RenewalStep $role $running $facts) {
        'Start' { Start-Renewal $role $Cmdlet }
        'Read' { Read-Renewal $running }
        'Abandon' { Stop-Renewal $false }
    }
}

function Get-Renewal {
    # The renewal under way, or null: Role (the memory it is for), Engine, and Reading (the pending read of its next line).
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Renewal')
}

function Start-Renewal {
    # Requests a new session of the role, without waiting for the answer: the user may be typing.
    param([System.Collections.IDictionary] $Role, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # If the renewal fails, try again in a minute.
    $Role.Renewal.NextTry = [datetime]::UtcNow.AddSeconds(60)
    # A protected role was confirmed when it was set.
    $parameters = @{ renew = $true; confirmed = $true } + $Role.Request.Parameters
    $request = New-EngineRequest 'assume' $parameters (Get-OriginEnvironment $Role.Request $parameters)
    $engine = Start-Engine $Cmdlet
    Send-EngineLine $engine $request
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Renewal', @{ Role = $Role; Engine = $engine; Reading = $engine.StandardOutput.ReadLineAsync() })
}

function Stop-Renewal {
    # Ends the renewal under way, if any.
    param([bool] $Answered)
    $running = Get-Renewal
    if ($null -eq $running) { return }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Renewal', $null)
    Stop-Engine $running.Engine $Answered
}

function Read-Renewal {
    # Handles the documents of the renewal's engine: sets a new session in the shell, or returns why there is none.
    param([System.Collections.IDictionary] $Running)
    while ($Running.Reading.IsCompleted) {
        $document = Read-ServerDocument $Running.Reading
        if ($null -eq $document) { return Stop-Renewal $false }
        switch ($document['type']) {
            'result' { Stop-Renewal $true; return Set-RenewedRole $Running.Role $document['value'] }
            'error' { Stop-Renewal $true; return Write-RenewalFailure $Running.Role (New-EngineErrorRecord (ConvertTo-Dictionary $document['error'])) }
            # A question or a page to open requires a user who expects it.
            { $_ -in 'prompt', 'open' } {
                Stop-Renewal $false
                return Write-RenewalFailure $Running.Role (New-EngineErrorRecord @{ code = 'MfaRequired'; message = Get-Message 'RenewalQuestion' })
            }
        }
        $Running.Reading = $Running.Engine.StandardOutput.ReadLineAsync()
    }
}

function Set-RenewedRole {
    # Sets the new session in the shell: only the variables of a session, so that a region the user has changed stays.
    param([System.Collections.IDictionary] $Role, [psobject] $Answer)
    $renewed = ConvertTo-RoleVariable $Answer
    # The engine's clock differs from ours, and it returned the same session: try again later.
    if ($renewed['AWS_ACCESS_KEY_ID'] -ceq $Role.Set['AWS_ACCESS_KEY_ID']) { return }
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        # Another runspace has switched roles in the meantime.
        if (-not [object]::ReferenceEquals($Role, (Get-RoleMemory))) { return }
        $values = Read-RoleVariable
        $memory = @{} + $Role
        $memory.Set = @{} + $Role.Set
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION') {
            $values[$name] = $memory.Set[$name] = $renewed[$name]
        }
        $memory.Session = ConvertTo-SessionObject $Answer
        $memory.Renewal = New-Renewal $memory.Session
        $values[$InheritedName] = $memory.Set[$InheritedName] = ConvertTo-InheritedText $memory.Set $memory.Before $memory.Session
        Write-RoleVariable $values
        Set-RoleMemory $memory
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

function Write-RenewalFailure {
    # Records a failed renewal, and returns the message for the user, once. Connection errors are retried; anything else requires the user.
    param([System.Collections.IDictionary] $Role, [System.Management.Automation.ErrorRecord] $Reason)
    if ($Reason.CategoryInfo.Category -ne 'ConnectionError') { $Role.Renewal.NeedsPerson = $true }
    if ($Role.Renewal.IsTold -and -not $Role.Renewal.NeedsPerson) { return }
    $Role.Renewal.IsTold = $true
    Get-Message 'RenewalFailed' (ConvertTo-SessionText $Role.Session), $Reason.Exception.Message.Trim()
}
