function Get-RoleServer {
    # The server of this shell; null when none runs. Kept where a role's memory is: a second runspace has the same environment.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Server')
}

function Stop-RoleServer {
    # Ends the server, when there is one. A shell that uses it gets back what it held before; one that has taken a role since
    # keeps that.
    $server = Get-RoleServer
    if ($null -eq $server) { return }
    Remove-RoleServer
    $memory = Get-RoleMemory
    if ($null -ne $memory -and [object]::ReferenceEquals($memory['Server'], $server)) { Restore-RoleState $server.State }
}

function Remove-RoleServer {
    # Ends the server, when there is one, and leaves the variables alone.
    $server = Get-RoleServer
    if ($null -eq $server) { return }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Server', $null)
    Stop-ServerEngine $server
    Update-IdleWork
}

function Stop-ServerEngine {
    # Closes the engine's input, which ends it; by force when it does not end soon, with the helper program that it may wait for.
    param([System.Collections.IDictionary] $Server)
    $ErrorActionPreference = 'Stop'
    $Server.HasEnded = $true
    $engine = $Server['Engine']
    if ($null -eq $engine) { return }
    try {
        $engine.StandardInput.Close()
        if (-not $engine.WaitForExit(2000)) { Stop-ProcessTree $engine }
    } catch {
        # It was gone before.
        $Global:Error.RemoveAt(0)
    } finally {
        $engine.Dispose()
    }
}
