function Clear-StaleVariable {
    # Removes a role's variables that describe its credentials, once these were replaced or removed by the user: profile and account,
    # expiration (after which the AWS CLI would refuse the new credentials), token, and endpoints. Only variables that still have the role's
    # values. Returns a message for the user, or nothing.
    $memory = Get-RoleMemory
    if ($null -eq $memory -or (Test-RoleInEffect $memory) -or (Test-RoleInUse)) { return }
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        # Another runspace may have set a role in the meantime.
        if ([object]::ReferenceEquals($memory, (Get-RoleMemory)) -and -not (Test-RoleInEffect $memory)) { Remove-StaleVariable $memory }
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
        # Earlier profile and account values describe other credentials, so they are not restored; earlier endpoints are.
        $own = if ($name -cmatch $script:EndpointPattern) { $memory.Before[$name] }
        [System.Environment]::SetEnvironmentVariable($name, $(if ($own) { $own } else { [NullString]::Value }))
    }
    Get-Message 'RoleStale' (Get-RoleTitle $memory.Session), ($stale -join (Get-Message 'ListSeparator'))
}

$script:LabelNames = 'AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID', 'AWSROLE_PROFILE', 'AWSUME_PROFILE', 'AWS_SESSION_TOKEN'

function Test-RoleInEffect {
    # Tests whether programs still use the role's credentials. Access keys take precedence over AWS_PROFILE, and that over a server.
    param([System.Collections.IDictionary] $Memory)
    foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI') {
        $value = [System.Environment]::GetEnvironmentVariable($name)
        if ($value -or $Memory.Set[$name]) { return $value -ceq $Memory.Set[$name] }
    }
    $true
}
