function Assert-NoServer {
    # Ends the cmdlet when a server runs already: jobs may depend on it, so nothing takes its place unasked.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $server = Get-RoleServer
    if ($null -ne $server) { throw (New-OwnErrorRecord 'ServerRunning' 'ServerRunning' (ConvertTo-SessionText $server.Session) $server.Url) }
}
