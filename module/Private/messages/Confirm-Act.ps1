function Confirm-Act {
    # Returns whether to continue, by -WhatIf and -Confirm. The only place that calls ShouldProcess, so that no name from a file or another
    # program can control the terminal.
    [OutputType([bool])]
    param([string] $Target, [string] $Action, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if ((-not (Test-Answerable) -or (Test-NonInteractive)) -and (Test-Asking $Cmdlet)) { throw (New-UnconfirmedRecord $Target $Action) }
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

function Test-Asking {
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
