function Invoke-RoleCmdlet {
    # What Set-AwsRole and Push-AwsRole do with their bound parameters: they confirm it and switch to a role, or to the name of a
    # profile. More is remembered next to it.
    param(
        [System.Collections.IDictionary] $Bound,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    $parameters = Select-EngineParameter $Bound -MayAsk
    Write-ServerNotice $Cmdlet
    if (-not (Confirm-Act (Get-RequestTarget $parameters) $Action $Cmdlet)) {
        if ($WhatIfPreference) { Show-Plan (Select-PlanParameter $parameters) $Cmdlet }
        return
    }
    $More = @{ AutoRenew = $Bound.ContainsKey('AutoRenew') -and $Bound['AutoRenew'] } + $More
    $session = Switch-Role @{ Parameters = $parameters; Origin = @{}; AsProfile = $Bound.ContainsKey('AsProfile') } $Cmdlet $More
    if ($Bound.ContainsKey('PassThru') -and $Bound['PassThru']) { $session }
}

function Get-RequestTarget {
    # What -WhatIf and -Confirm name for a request of a role; the shell, where it takes what is there.
    [OutputType([string])]
    param([System.Collections.IDictionary] $Parameters)
    $target = @(foreach ($name in 'profile', 'roleArn', 'account', 'role') { $Parameters[$name] }) -ne $null -join '/'
    if ($target) { $target } else { Get-Message 'ShellTarget' }
}
