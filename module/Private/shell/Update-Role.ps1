function Update-Role {
    # Gets a new session for the current role and returns it: sets it in the shell, or, if a server serves the shell, caches it where the
    # server finds it.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    $server = $memory['Server']
    if ($null -eq $server) { return Set-Role $Parameters $Environment $Cmdlet @{ AutoRenew = $null -ne $memory['Renewal'] } }
    $answer = Invoke-Engine 'assume' $Parameters $Environment $Cmdlet
    $server.Warning = $null
    $server.Expiration = $answer.session.Expiration
    ConvertTo-SessionObject $answer
}
