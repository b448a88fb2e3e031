function Confirm-Act {
    # Whether to go on, as -WhatIf and -Confirm have it. The one place that asks, so that no name that comes from a file, or from another
    # program, can steer the terminal.
    [OutputType([bool])]
    param([string] $Target, [string] $Action, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Cmdlet.ShouldProcess((ConvertTo-SafeText $Target), (ConvertTo-SafeText $Action))
}
