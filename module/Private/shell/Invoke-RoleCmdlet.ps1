function Invoke-RoleCmdlet {
    # What Set-AwsRole and Push-AwsRole do with their bound parameters: they confirm it and switch to a role, or to the name of a
    # profile. More is remembered next to it.
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
    if (-not $target) { $target = Get-Message 'ShellTarget' }
    if (-not (Confirm-Act $target $Action $Cmdlet)) {
        if ($WhatIfPreference) { Show-Plan (Select-PlanParameter $parameters) $Cmdlet }
        return
    }
    $More = @{ AutoRenew = $Bound.ContainsKey('AutoRenew') -and $Bound['AutoRenew'] } + $More
    $session = Switch-Role @{ Parameters = $parameters; Origin = @{}; AsProfile = $Bound.ContainsKey('AsProfile') } $Cmdlet $More
    if ($Bound.ContainsKey('PassThru') -and $Bound['PassThru']) { $session }
}
