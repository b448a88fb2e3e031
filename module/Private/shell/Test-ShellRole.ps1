function Test-ShellRole {
    # Tests whether the shell has keys that stay valid for these minutes, or a server whose last renewal did not fail. An unreadable
    # expiration counts as expired.
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
