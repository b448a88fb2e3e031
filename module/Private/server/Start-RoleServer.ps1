function Start-RoleServer {
    # Starts the engine as a server and lets the shell use it instead of keys: all of it, or nothing. Returns the server:
    # Engine, Reading (what it says next), Url, Session, Expiration (of the last session that we know of), Started (UTC), Warning (the
    # last), State (of the shell before it), HasEnded.
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
    # Puts an engine that serves into the server, and returns what it said of itself.
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
