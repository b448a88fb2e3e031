function Get-RequestEnvironment {
    # The environment for a request. With a named profile, as if no role were set, so that the result does not depend on earlier switches
    # (credential_source = Environment, the shell's own region). Without one, the shell's current environment.
    param([System.Collections.IDictionary] $Parameters)
    Get-ShellEnvironment -Before:($Parameters.Contains('profile') -or $Parameters.Contains('sourceProfile') -or $Parameters.Contains('account'))
}

function Get-ShellEnvironment {
    # All environment variables of the shell. With -Before, variables that Set-AwsRole set have their values from before the first switch,
    # unless the user has changed them since. The engine itself ignores endpoints that `awsrole export` set in the parent shell
    # (AWSROLE_ENDPOINTS lists them).
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
    # The environment that the request was first sent with; for a role ARN without a profile, with the credentials that signed it then.
    param([System.Collections.IDictionary] $Request, [System.Collections.IDictionary] $Parameters)
    $environment = Get-RequestEnvironment $Parameters
    foreach ($name in $Request.Origin.Keys) {
        if ($null -eq $Request.Origin[$name]) { $environment.Remove($name) } else { $environment[$name] = $Request.Origin[$name] }
    }
    $environment
}
