function Use-Role {
    # Puts the role of these parameters into the shell, tells the person, and returns the session. More is remembered beside it.
    param(
        [System.Collections.IDictionary] $Parameters,
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    # For the list of awsp.
    $Parameters['remember'] = $true
    $session = Set-Role $Parameters $Environment $Cmdlet $More
    Write-HostLine (ConvertTo-SessionText $session) $Cmdlet
    Write-ToolsWarning $Cmdlet
    $session
}

function Use-Profile {
    # The same for a profile that AWS_PROFILE is to name.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $More = @{})
    $Parameters['remember'] = $true
    $session = Set-ProfileVariable $Parameters $Cmdlet $More
    Write-HostLine (Get-Message 'RoleNamed' $session.Profile) $Cmdlet
    Write-ToolsWarning $Cmdlet
    $session
}
