function Assert-NoServer {
    # Ends the cmdlet when a server runs already: jobs may depend on it, so nothing takes its place unasked.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $server = Get-RoleServer
    if ($null -eq $server) { return }
    $record = New-EngineErrorRecord @{
        code    = 'ServerRunning'
        message = Get-Message 'ServerRunning' (ConvertTo-SessionText $server.Session)
        hint    = Get-Message 'ServerRunningHint'
        target  = $server.Url
    }
    throw $record
}
