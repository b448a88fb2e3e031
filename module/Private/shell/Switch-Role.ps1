function Switch-Role {
    # Puts what a user asked for into the shell, the role of a request or the name of its profile (AsProfile), tells the user, and
    # returns the session. More is remembered next to it.
    param([System.Collections.IDictionary] $Request, [System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $More = @{})
    # For the list of awsp.
    $parameters = @{ remember = $true } + $Request.Parameters
    $session = if ($Request['AsProfile']) { Set-NamedProfile $parameters $Cmdlet $More } else { Set-Role $parameters (Get-OriginEnvironment $Request $parameters) $Cmdlet $More }
    Write-HostLine $(if ($Request['AsProfile']) { Get-Message 'RoleNamed' $session.Profile } else { ConvertTo-SessionText $session }) $Cmdlet
    Write-ToolsWarning $Cmdlet
    $session
}
