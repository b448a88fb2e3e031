function Confirm-Act {
    # Whether to go on, as -WhatIf and -Confirm have it. The one place that asks, so that no name that comes from a file, or from another
    # program, can steer the terminal.
    [OutputType([bool])]
    param([string] $Target, [string] $Action, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if ((-not (Test-Answerable) -or (Test-NonInteractive)) -and (Test-Asking $Cmdlet)) { throw (New-UnconfirmedRecord $Target $Action) }
    $ErrorActionPreference = 'Stop'
    try {
        $Cmdlet.ShouldProcess((ConvertTo-SafeText $Target), (ConvertTo-SafeText $Action))
    } catch {
        # A host that has no one to ask.
        $reason = $_.Exception.GetBaseException()
        if ($reason -isnot [System.InvalidOperationException] -and $reason -isnot [System.NotImplementedException] -and $reason -isnot [System.Management.Automation.Host.HostException]) { throw }
        $Global:Error.RemoveAt(0)
        throw (New-UnconfirmedRecord $Target $Action)
    }
}

function Test-Asking {
    # Whether ShouldProcess would ask.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($WhatIfPreference -or "$ConfirmPreference" -eq 'None') { return $false }
    $least = [System.Management.Automation.ConfirmImpact] $ConfirmPreference
    foreach ($attribute in $Cmdlet.MyInvocation.MyCommand.ScriptBlock.Attributes) {
        if ($attribute -is [System.Management.Automation.CmdletBindingAttribute]) { return [int] $attribute.ConfirmImpact -ge [int] $least }
    }
    $false
}

function New-UnconfirmedRecord {
    # The error where no one can confirm.
    param([string] $Target, [string] $Action)
    New-OwnErrorRecord 'ConfirmationRequired' 'ConfirmNobody' ($Action, $Target) $Target
}
