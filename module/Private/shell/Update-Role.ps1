function Update-Role {
    # Gets a new session for what the shell holds, and returns it: into the shell, or, where a server serves the shell, to where the
    # server finds it.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    $server = $memory['Server']
    if ($null -eq $server) { return Set-Role $Parameters $Environment $Cmdlet @{ AutoRenew = $null -ne $memory['Renewal'] } }
    $answer = Invoke-Engine 'assume' $Parameters $Environment $Cmdlet
    $server.Warning = $null
    $server.Expiration = $answer.credentials.expiration
    ConvertTo-SessionObject $answer $answer.credentials.expiration
}
