function Get-ServerRequest {
    # The request for a server: parameters and environment. Without a profile or a role, the request of the shell's current role, so that
    # the server can renew it.
    param([System.Collections.IDictionary] $Parameters)
    $memory = Get-RoleMemory
    $isNamed = $Parameters.Contains('profile') -or $Parameters.Contains('roleArn')
    if ($isNamed -or $null -eq $memory -or $null -eq $memory.Request -or -not (Test-RoleVariable 'AWS_ACCESS_KEY_ID')) {
        return @{ Parameters = $Parameters; Environment = Get-RequestEnvironment $Parameters }
    }
    $all = @{} + $Parameters
    foreach ($name in $memory.Request.Parameters.Keys) { if (-not $all.Contains($name)) { $all[$name] = $memory.Request.Parameters[$name] } }
    @{ Parameters = $all; Environment = Get-OriginEnvironment $memory.Request $all }
}
