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
    if (-not $Cmdlet.ShouldProcess("$($parameters['profile'])$($parameters['roleArn'])", $Action)) {
        if ($WhatIfPreference) { Show-Plan (Select-PlanParameter $parameters) $Cmdlet }
        return
    }
    if ($Bound.ContainsKey('AsProfile')) {
        $session = Set-ProfileVariable $parameters $Cmdlet $More
        Write-HostLine "AWS_PROFILE is $($session.Profile): programs get its credentials themselves." $Cmdlet
    } else {
        $session = Set-Role $parameters (Get-RequestEnvironment $parameters) $Cmdlet $More
        Write-HostLine (ConvertTo-SessionText $session) $Cmdlet
    }
    Write-ToolsWarning $Cmdlet
    if ($Bound.ContainsKey('PassThru') -and $Bound['PassThru']) { $session }
}
