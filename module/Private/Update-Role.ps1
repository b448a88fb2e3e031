function Update-Role {
    # Gets a new session for what the shell holds, and returns it: into the shell, or, where a server serves the shell, to where the
    # server finds it.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $server = (Get-RoleMemory)['Server']
    if ($null -eq $server) { return Set-Role $Parameters $Environment $Cmdlet }
    $session = ConvertTo-SessionObject (Invoke-Engine 'assume' $Parameters $Environment $Cmdlet)
    $server.Warning = $null
    $session
}
