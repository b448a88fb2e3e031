function Test-ShellRole {
    # Whether the shell holds keys that last more than these minutes, or is served by a server that has not failed to renew. An
    # end that cannot be read counts as over.
    param([int] $Minutes)
    $values = Read-RoleVariable
    if (-not $values['AWS_ACCESS_KEY_ID'] -and (Test-RoleVariable 'AWS_CONTAINER_CREDENTIALS_FULL_URI')) {
        $server = Get-RoleServer
        return $null -ne $server -and $null -eq $server.Warning
    }
    if (-not $values['AWS_ACCESS_KEY_ID'] -or -not $values['AWS_SECRET_ACCESS_KEY']) { return $false }
    if (-not $values['AWS_CREDENTIAL_EXPIRATION']) { return $true }
    $role = Read-Role
    $null -ne $role.Remaining -and $role.Remaining.TotalMinutes -gt $Minutes
}
