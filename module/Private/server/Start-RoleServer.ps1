function Start-RoleServer {
    # Starts the engine as a server and sets the shell to use it instead of keys, all or nothing. Returns the server: Engine, Reading (the
    # pending read of its next line), Url, Session, Expiration (of the last known session), Started (UTC), Warning (the last one), State (of
    # the shell before), HasEnded.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-RoleFree $Cmdlet
    $state = Save-RoleState
    $server = @{ Warning = $null; State = $state; HasEnded = $false; Started = [datetime]::UtcNow }
    $listening = Start-ServerEngine $server $Parameters $Environment $Cmdlet
    try {
        $server.Url = $listening['url']
        $server.Session = ConvertTo-SessionObject $listening
        $server.Expiration = $listening['expiration']
        $server.Reading = $server.Engine.StandardOutput.ReadLineAsync()
        $about = @{ Session = $server.Session; Request = New-RoleRequest $Parameters $Environment; Server = $server }
        Use-RoleLock {
            Set-RoleState (ConvertTo-RoleVariable $listening) $about
            Set-ProtectedMark $(if ($listening['isProtected']) { $listening['profile'] })
            [System.AppDomain]::CurrentDomain.SetData('AwsRole.Server', $server)
        } $Cmdlet
    } finally {
        if ($null -eq (Get-RoleServer)) { Stop-ServerEngine $server }
    }
    Update-IdleWork
    $server
}

function Start-ServerEngine {
    # Starts the serving engine of the server, and returns its first document.
    param(
        [System.Collections.IDictionary] $Server,
        [System.Collections.IDictionary] $Parameters,
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet
    )
    $ErrorActionPreference = 'Stop'
    $Server.Request = New-EngineRequest 'serve' $Parameters $Environment
    $Server.Engine = Start-Engine $Cmdlet
    $document = @{ type = '' }
    try {
        Send-EngineLine $Server.Engine $Server.Request
        $document = Wait-EngineDocument $Server ('listening', 'error') $Cmdlet
    } finally {
        $Server.Remove('Request')
        if ($document['type'] -ne 'listening') { Stop-ServerEngine $Server }
    }
    if ($document['type'] -eq 'error') {
        throw (New-EngineErrorRecord (ConvertTo-Dictionary $document['error']))
    }
    $document
}
