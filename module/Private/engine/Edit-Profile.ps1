function Edit-Profile {
    # Changes the AWS files for a cmdlet: confirms, lets the engine write, and returns the changed profile with -PassThru. With -WhatIf it
    # shows the changed lines. Target and Action are the text of the confirmation.
    param(
        [string] $Command,
        [System.Collections.IDictionary] $Parameters,
        [string] $Target,
        [string] $Action,
        [System.Management.Automation.PSCmdlet] $Cmdlet
    )
    if (-not (Confirm-Action $Target $Action $Cmdlet)) {
        if (Test-WhatIf $Cmdlet) { Show-Change $Command $Parameters $Cmdlet }
        return
    }
    $answer = Invoke-Engine $Command $Parameters (Get-ShellEnvironment) $Cmdlet
    if (-not $Cmdlet.MyInvocation.BoundParameters['PassThru']) { return }
    foreach ($item in Read-Profile $Cmdlet) { if ($item.Name -ceq $answer.profile) { $item } }
}
