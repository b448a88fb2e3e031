function Get-RoleServer {
    # The server of this shell, or null. Stored in the AppDomain like a role's memory, because other runspaces have the same environment.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Server')
}

function Stop-RoleServer {
    # Stops the server, if any. A shell that uses it gets its earlier state back; a role that was set since then stays.
    $server = Get-RoleServer
    if ($null -eq $server) { return }
    Remove-RoleServer
    $memory = Get-RoleMemory
    if ($null -ne $memory -and [object]::ReferenceEquals($memory['Server'], $server)) { Restore-RoleState $server.State }
}

function Remove-RoleServer {
    # Stops the server, if any, without changing variables.
    $server = Get-RoleServer
    if ($null -eq $server) { return }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Server', $null)
    Stop-ServerEngine $server
    Update-IdleWork
}

function Stop-ServerEngine {
    # Closes the engine's input, which makes it exit; after two seconds kills it, with the helper program that it may wait for.
    param([System.Collections.IDictionary] $Server)
    $ErrorActionPreference = 'Stop'
    $Server.HasEnded = $true
    $engine = $Server['Engine']
    if ($null -eq $engine) { return }
    try {
        $engine.StandardInput.Close()
        if (-not $engine.WaitForExit(2000)) { Stop-ProcessTree $engine }
    } catch {
        # It had already exited.
        $Global:Error.RemoveAt(0)
    } finally {
        $engine.Dispose()
    }
}
