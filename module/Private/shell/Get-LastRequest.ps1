function Get-LastRequest {
    # What the last Set-AwsRole of this shell asked for; an error when there was none, or when it only named a profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $null -ne $memory.Request) { return $memory.Request }
    $message, $hint = if (Test-RoleVariable 'AWS_PROFILE') {
        (Get-Message 'RoleNotRenewableNamed' $Env:AWS_PROFILE), (Get-Message 'RoleNotRenewableNamedHint')
    } else {
        (Get-Message 'RoleNotRenewable'), (Get-Message 'RoleNotRenewableHint')
    }
    throw (New-EngineErrorRecord @{ code = 'CredentialsNotFound'; message = $message; hint = $hint })
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
