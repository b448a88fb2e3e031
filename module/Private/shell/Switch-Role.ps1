function Switch-Role {
    # What Set-AwsRole, Push-AwsRole and awsp do: they confirm Action, put what a request asks for into the shell, its role or the name
    # of its profile (AsProfile), and tell the user. Returns the session with -PassThru. More is remembered next to it.
    param(
        [System.Collections.IDictionary] $Request,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    if (-not (Confirm-Act (Get-RequestTarget $Request.Parameters) $Action $Cmdlet)) {
        if ($WhatIfPreference) { Show-Plan (Select-PlanParameter $Request.Parameters) $Cmdlet }
        return
    }
    # For the list of awsp.
    $parameters = @{ remember = $true } + $Request.Parameters
    $bound = $Cmdlet.MyInvocation.BoundParameters
    $session = if ($Request['AsProfile']) { Set-NamedProfile $parameters $Cmdlet $More } else { Set-Role $parameters (Get-OriginEnvironment $Request $parameters) $Cmdlet (@{ AutoRenew = [bool] $bound['AutoRenew'] } + $More) }
    Write-HostLine $(if ($Request['AsProfile']) { Get-Message 'RoleNamed' $session.Profile } else { ConvertTo-SessionText $session }) $Cmdlet
    Write-ToolsWarning $Cmdlet
    if ($bound['PassThru']) { $session }
}

function Get-RequestTarget {
    # What -WhatIf and -Confirm name for a request of a role; the shell, where it takes what is there.
    [OutputType([string])]
    param([System.Collections.IDictionary] $Parameters)
    $target = @(foreach ($name in 'profile', 'roleArn', 'account', 'role') { $Parameters[$name] }) -ne $null -join '/'
    if ($target) { $target } else { Get-Message 'ShellTarget' }
}
