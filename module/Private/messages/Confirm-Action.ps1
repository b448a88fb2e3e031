function Confirm-Action {
    # Returns whether to continue, by -WhatIf and -Confirm. The only place that calls ShouldProcess, so that no name from a file or another
    # program can control the terminal.
    [OutputType([bool])]
    param([string] $Target, [string] $Action, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $WhatIfPreference = Test-WhatIf $Cmdlet
    if (-not $Cmdlet.MyInvocation.BoundParameters.ContainsKey('Confirm')) { $ConfirmPreference = $Cmdlet.SessionState.PSVariable.GetValue('ConfirmPreference') }
    if ((-not (Test-CanPrompt) -or (Test-NonInteractive)) -and (Test-ConfirmationPrompt $Cmdlet)) { throw (New-UnconfirmedRecord $Target $Action) }
    $ErrorActionPreference = 'Stop'
    try {
        $Cmdlet.ShouldProcess((ConvertTo-SafeText $Target), (ConvertTo-SafeText $Action))
    } catch {
        # The host cannot prompt.
        $reason = $_.Exception.GetBaseException()
        if ($reason -isnot [System.InvalidOperationException] -and $reason -isnot [System.NotImplementedException] -and $reason -isnot [System.Management.Automation.Host.HostException]) { throw }
        $Global:Error.RemoveAt(0)
        throw (New-UnconfirmedRecord $Target $Action)
    }
}

function Test-WhatIf {
    # Tests whether a cmdlet only shows what would happen: by its -WhatIf, or by that of the function or script that calls it, which
    # PowerShell does not pass on to the functions of a module.
    [OutputType([bool])]
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $bound = $Cmdlet.MyInvocation.BoundParameters
    if ($bound.ContainsKey('WhatIf')) { return [bool] $bound['WhatIf'] }
    [bool] $Cmdlet.SessionState.PSVariable.GetValue('WhatIfPreference')
}

function Test-ConfirmationPrompt {
    # Tests whether ShouldProcess would prompt.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($WhatIfPreference -or "$ConfirmPreference" -eq 'None') { return $false }
    $least = [System.Management.Automation.ConfirmImpact] $ConfirmPreference
    foreach ($attribute in $Cmdlet.MyInvocation.MyCommand.ScriptBlock.Attributes) {
        if ($attribute -is [System.Management.Automation.CmdletBindingAttribute]) { return [int] $attribute.ConfirmImpact -ge [int] $least }
    }
    $false
}

function New-UnconfirmedRecord {
    # The error if the user cannot be asked to confirm.
    param([string] $Target, [string] $Action)
    New-OwnErrorRecord 'ConfirmationRequired' 'ConfirmNobody' ($Action, $Target) $Target
}
