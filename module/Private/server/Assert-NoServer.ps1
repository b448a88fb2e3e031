function Assert-NoServer {
    # Fails if a server is already running: jobs may depend on it, so it is never replaced without being asked.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $server = Get-RoleServer
    if ($null -ne $server) { throw (New-OwnErrorRecord 'ServerRunning' 'ServerRunning' (ConvertTo-SessionText $server.Session) $server.Url) }
}
