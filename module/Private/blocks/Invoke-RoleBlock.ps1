function Invoke-RoleBlock {
    # Runs the block with the role of these parameters. Commands after it in the pipeline run with the shell's own role, and their changes
    # to that role stay.
    param(
        [System.Collections.IDictionary] $Parameters,
        [scriptblock] $ScriptBlock,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        # The cmdlet has only this one item to process (Write-Failure).
        [bool] $Alone
    )
    $target = Get-OutputTarget $Cmdlet
    # State is the inactive side: the shell's state while the block runs, the block's while a later command of the pipeline runs.
    $turn = @{ State = $null; Target = $target; Delayed = if ($target.IsParallel) { , [System.Collections.Generic.List[object]]::new() } }
    try { $turn.State = Enter-RoleReservation "$($Parameters['profile'])$($Parameters['roleArn'])" $Cmdlet } catch { return Write-Failure $_ $Cmdlet -Alone:$Alone }
    try {
        try {
            # Before the role is set: a warning, too, may run commands that follow in the pipeline.
            Write-ToolsWarning $Cmdlet
            # The block has its own stack (Pushed): one Pop-AwsRole too many in it must not remove the block's role. The catch surrounds
            # Set-Role only: a catch around the block would end it at its first error.
            try { $null = Set-Role $Parameters (Get-RequestEnvironment $Parameters) $Cmdlet @{ Pushed = $null } } catch { return Write-Failure $_ $Cmdlet -Alone:$Alone }
            if (-not $target.IsLive) {
                # Called directly, so that a program in the block writes to the terminal itself.
                & $ScriptBlock
            } else {
                Invoke-MergedBlock $ScriptBlock $target.Merged (Select-RecordList $Cmdlet) | Send-Output $turn
            }
        } finally {
            # Ctrl+C, pressed to end a program in the block, may interrupt this restore, too. A finally block inside a finally is not
            # interrupted again, so restore there.
            $isBack = $false
            try { Restore-RoleState $turn.State; $isBack = $true } finally { if (-not $isBack) { Restore-RoleState $turn.State } }
        }
    } finally {
        Exit-RoleReservation
        if ($null -ne $turn.Delayed) { foreach ($record in $turn.Delayed) { Write-Record $record $target } }
    }
}

function Invoke-MergedBlock {
    # Runs the block with the streams of these record kinds merged into its output. It contains no loop and no switch, so that break and
    # continue in the block apply to those of the caller.
    param([scriptblock] $ScriptBlock, [string[]] $Kinds, [hashtable] $Lists)
    $kind, $others = $Kinds
    if (-not $kind) { Invoke-Block $ScriptBlock @Lists }
    elseif ($kind -eq 'ErrorRecord') { Invoke-MergedBlock $ScriptBlock $others $Lists 2>&1 }
    elseif ($kind -eq 'WarningRecord') { Invoke-MergedBlock $ScriptBlock $others $Lists 3>&1 }
    elseif ($kind -eq 'VerboseRecord') { Invoke-MergedBlock $ScriptBlock $others $Lists 4>&1 }
    elseif ($kind -eq 'DebugRecord') { Invoke-MergedBlock $ScriptBlock $others $Lists 5>&1 }
    else { Invoke-MergedBlock $ScriptBlock $others $Lists 6>&1 }
}

function Invoke-Block {
    # A separate cmdlet, because it can fill the variables of -ErrorVariable and similar parameters; a pipeline inside Invoke-AwsRole could
    # not.
    [CmdletBinding()]
    param([scriptblock] $ScriptBlock)
    & $ScriptBlock
}

function Select-RecordList {
    # Lets Invoke-Block fill the same lists that the cmdlet created for its -ErrorVariable, -WarningVariable, and -InformationVariable.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $lists = @{}
    foreach ($name in 'ErrorVariable', 'WarningVariable', 'InformationVariable') {
        $variable = $Cmdlet.MyInvocation.BoundParameters[$name]
        if (-not $variable) { continue }
        $ExecutionContext.SessionState.PSVariable.Set("script:Block$name", $Cmdlet.SessionState.PSVariable.GetValue($variable.TrimStart('+')))
        $lists[$name] = "+script:Block$name"
    }
    $lists
}

function Send-Output {
    # Passes on the output of a block, and switches to the shell's own role meanwhile. If commands after it run in other threads, the output
    # is held until the block has ended.
    param([System.Collections.IDictionary] $Turn)
    process {
        if ($null -ne $Turn.Delayed) { $Turn.Delayed.Add($_); return }
        Step-RoleTurn $Turn
        try {
            if ($Turn.Target.Own.Count -eq 0) { , $_ } else { Write-Record $_ $Turn.Target }
        } finally {
            Step-RoleTurn $Turn
        }
    }
}

function Write-Record {
    # Writes one object that the block wrote. A record that was merged into the output, but whose stream leads elsewhere, goes back into its
    # stream.
    param([object] $Record, [System.Collections.IDictionary] $Target)
    if ($Target.Own.Count -gt 0 -and $null -ne $Record -and $Target.Own.Contains($Record.GetType().Name)) { Write-OwnRecord $Record } else { , $Record }
}

function Write-OwnRecord {
    # Writes a record regardless of preferences: they were applied when it was first written.
    [CmdletBinding()]
    param([object] $Record)
    $ErrorActionPreference = $WarningPreference = $InformationPreference = $VerbosePreference = $DebugPreference = 'Continue'
    switch ($Record.GetType().Name) {
        'ErrorRecord' { $PSCmdlet.WriteError($Record) }
        'WarningRecord' { $PSCmdlet.WriteWarning($Record.Message) }
        'InformationRecord' { $PSCmdlet.WriteInformation($Record) }
        'VerboseRecord' { $PSCmdlet.WriteVerbose($Record.Message) }
        'DebugRecord' { $PSCmdlet.WriteDebug($Record.Message) }
    }
}
