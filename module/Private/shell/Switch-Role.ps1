function Switch-Role {
    # Performs a switch for Set-AwsRole, Push-AwsRole, and awsp: confirms Action, sets the requested role (or with AsProfile the profile
    # name) in the shell, and reports it. Returns the session with -PassThru. More is added to the memory.
    param(
        [System.Collections.IDictionary] $Request,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    if (-not (Confirm-Action (Get-RequestTarget $Request.Parameters) $Action $Cmdlet)) {
        if (Test-WhatIf $Cmdlet) { Show-Plan (Select-PlanParameter $Request.Parameters) $Cmdlet }
        return
    }
    # Records the profile as recently used, for the list of awsp.
    $parameters = @{ remember = $true } + $Request.Parameters
    $bound = $Cmdlet.MyInvocation.BoundParameters
    $session = if ($Request['AsProfile']) { Set-NamedProfile $parameters $Cmdlet $More } else { Set-Role $parameters (Get-OriginEnvironment $Request $parameters) $Cmdlet (@{ AutoRenew = [bool] $bound['AutoRenew'] } + $More) }
    Write-HostLine $(if ($Request['AsProfile']) { Get-Message 'RoleNamed' $session.Profile } else { ConvertTo-SessionText $session }) $Cmdlet
    Write-ToolsWarning $Cmdlet
    if ($bound['PassThru']) { $session }
}

function New-SwitchRequest {
    # The request of Set-AwsRole and Push-AwsRole, from their bound parameters.
    param([System.Collections.IDictionary] $Bound)
    @{ Parameters = Select-EngineParameter $Bound -MayAsk; Origin = @{}; AsProfile = $Bound.ContainsKey('AsProfile') }
}

function Get-RequestTarget {
    # The target of a request for -WhatIf and -Confirm: profile, role ARN, or account and role, otherwise the shell.
    [OutputType([string])]
    param([System.Collections.IDictionary] $Parameters)
    $target = @(foreach ($name in 'profile', 'roleArn', 'account', 'role') { $Parameters[$name] }) -ne $null -join '/'
    if ($target) { $target } else { Get-Message 'ShellTarget' }
}
