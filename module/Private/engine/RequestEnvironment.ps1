function Get-RequestEnvironment {
    # The variables to resolve with. A profile that is named is resolved as if no role had been set, so that it means the same
    # whatever was set before it (credential_source = Environment, a region of the shell's own); without one the
    # question is what the shell holds now.
    param([System.Collections.IDictionary] $Parameters)
    Get-ShellEnvironment -Before:($Parameters.Contains('profile') -or $Parameters.Contains('sourceProfile') -or $Parameters.Contains('account'))
}

function Get-ShellEnvironment {
    # All variables of the shell. With -Before what Set-AwsRole put there is replaced by what was there before the first
    # one; a variable that was changed by hand since then stays as it is. What awsrole export put there, in the shell that started
    # this one, the engine leaves out (AWSROLE_ENDPOINTS names it).
    param([switch] $Before)
    $environment = [System.Environment]::GetEnvironmentVariables()
    $memory = Get-RoleMemory
    if ($Before -and $null -ne $memory) {
        foreach ($name in @($script:RoleVariableName; Get-EndpointName $memory.Set)) {
            if ($environment[$name] -cne $memory.Set[$name]) { continue }
            if ($null -eq $memory.Before[$name]) { $environment.Remove($name) } else { $environment[$name] = $memory.Before[$name] }
        }
    }
    $environment
}

function Get-OriginEnvironment {
    # The variables that the request was made with: for a role by ARN alone those that signed it then.
    param([System.Collections.IDictionary] $Request, [System.Collections.IDictionary] $Parameters)
    $environment = Get-RequestEnvironment $Parameters
    foreach ($name in $Request.Origin.Keys) {
        if ($null -eq $Request.Origin[$name]) { $environment.Remove($name) } else { $environment[$name] = $Request.Origin[$name] }
    }
    $environment
}
