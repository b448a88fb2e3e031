function Clear-StaleVariable {
    # Removes what was said of a role's keys when others, or none, are in the shell: whose they are, when they end (the AWS CLI would refuse
    # good keys after that), their token, where their calls go. Only what still is as the role set it. Returns what the user should
    # know; nothing when there is nothing to remove.
    $memory = Get-RoleMemory
    if ($null -eq $memory -or (Test-RoleInForce $memory) -or (Test-RoleHeldElsewhere)) { return }
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        # Another runspace may have been about to set a role just now.
        if ([object]::ReferenceEquals($memory, (Get-RoleMemory)) -and -not (Test-RoleInForce $memory)) { Remove-StaleVariable $memory }
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

function Remove-StaleVariable {
    param([System.Collections.IDictionary] $Memory)
    $stale = @(foreach ($name in @($script:LabelNames; Get-EndpointName $memory.Set)) {
            $value = [System.Environment]::GetEnvironmentVariable($name)
            if ($value -and $value -ceq $memory.Set[$name]) { $name }
        })
    Set-ProtectedMark
    if ($stale.Count -eq 0) { return }
    foreach ($name in @($stale; 'AWSROLE_ENDPOINTS')) {
        # Whose keys the shell held before says nothing of these; where its calls went does.
        $own = if ($name -cmatch $script:EndpointPattern) { $memory.Before[$name] }
        [System.Environment]::SetEnvironmentVariable($name, $(if ($own) { $own } else { [NullString]::Value }))
    }
    Get-Message 'RoleStale' (Get-RoleTitle $memory.Session), ($stale -join (Get-Message 'ListSeparator'))
}

$script:LabelNames = 'AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWSROLE_PROFILE', 'AWSUME_PROFILE', 'AWS_SESSION_TOKEN'

function Test-RoleInForce {
    # Whether programs still get what the role put here: keys take precedence over AWS_PROFILE, and that over a server.
    param([System.Collections.IDictionary] $Memory)
    foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI') {
        $value = [System.Environment]::GetEnvironmentVariable($name)
        if ($value -or $Memory.Set[$name]) { return $value -ceq $Memory.Set[$name] }
    }
    $true
}
