function Edit-Profile {
    # What the cmdlets do that change AWS's files: ask, let the engine write, and return the profile as it is now where -PassThru was
    # given; with -WhatIf show the lines. Target and Action are what is asked.
    param(
        [string] $Command,
        [System.Collections.IDictionary] $Parameters,
        [string] $Target,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet
    )
    if (-not (Confirm-Act $Target $Action $Cmdlet)) {
        if ($WhatIfPreference) { Show-Change $Command $Parameters $Cmdlet }
        return
    }
    $answer = Invoke-Engine $Command $Parameters (Get-ShellEnvironment) $Cmdlet
    if (-not $Cmdlet.MyInvocation.BoundParameters['PassThru']) { return }
    foreach ($item in Read-Profile $Cmdlet) { if ($item.Name -ceq $answer.profile) { $item } }
}
