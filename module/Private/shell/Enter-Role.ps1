function Enter-Role {
    # What Set-AwsRole and Push-AwsRole do with their bound parameters: puts a role, or the name of a profile, into the shell.
    # More is remembered beside it.
    param(
        [System.Collections.IDictionary] $Bound,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    $parameters = Select-EngineParameter $Bound
    Assert-TokenCode $parameters $Cmdlet
    Write-ServerNotice $Cmdlet
    $target = @($parameters['profile'], $parameters['roleArn'], $parameters['account'], $parameters['role']) -ne $null -join '/'
    if (-not $target) { $target = Get-Message 'PlanShell' }
    if (-not (Confirm-Act $target $Action $Cmdlet)) {
        if ($WhatIfPreference) { Show-Plan (Select-PlanParameter $parameters) $Cmdlet }
        return
    }
    $More = @{ AutoRenew = $Bound.ContainsKey('AutoRenew') -and $Bound['AutoRenew'] } + $More
    $session = if ($Bound.ContainsKey('AsProfile')) { Use-Profile $parameters $Cmdlet $More } else { Use-Role $parameters (Get-RequestEnvironment $parameters) $Cmdlet $More }
    if ($Bound.ContainsKey('PassThru') -and $Bound['PassThru']) { $session }
}
