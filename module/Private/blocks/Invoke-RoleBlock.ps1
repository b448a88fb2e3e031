function Invoke-RoleBlock {
    # Runs the block with the role of these parameters, and only the block: what follows the pipe runs as the shell itself, and
    # what it does to the shell's role stays.
    param(
        [System.Collections.IDictionary] $Parameters,
        [scriptblock] $ScriptBlock,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        # Nothing else is to be done.
        [bool] $Alone
    )
    $way = Read-OutputWay $Cmdlet
    # State is the side that is not in force now: the shell's while the block runs, the block's while something after the pipe does.
    $turn = @{ State = $null; Way = $way; Kept = if ($way.IsBeside) { , [System.Collections.Generic.List[object]]::new() } }
    try { $turn.State = Enter-RoleHold "$($Parameters['profile'])$($Parameters['roleArn'])" $Cmdlet } catch { return Write-Failure $_ $Cmdlet -Alone:$Alone }
    try {
        try {
            # Before the role is there: also a warning may run what follows the pipe.
            Write-ToolsWarning $Cmdlet
            # The block has a stack of its own: a Pop-AwsRole too many in it must not take its role away.
            # No catch around the block itself: it would end the block at each error in it.
            try { $null = Set-Role $Parameters (Get-RequestEnvironment $Parameters) $Cmdlet @{ Pushed = $null } } catch { return Write-Failure $_ $Cmdlet -Alone:$Alone }
            if (-not $way.IsLive) {
                # By no command between, so that a program in the block writes to the terminal itself.
                & $ScriptBlock
            } else {
                Invoke-MergedBlock $ScriptBlock $way.Merged (Select-RecordList $Cmdlet) | Send-Output $turn
            }
        } finally {
            # The Ctrl+C that ends a program in the block may stop this, too, half-way: a finally in it is stopped no more.
            $isBack = $false
            try { Restore-RoleState $turn.State; $isBack = $true } finally { if (-not $isBack) { Restore-RoleState $turn.State } }
        }
    } finally {
        Exit-RoleHold
        if ($null -ne $turn.Kept) { foreach ($record in $turn.Kept) { Write-Record $record $way } }
    }
}

function Invoke-MergedBlock {
    # Runs the block with the streams of these records in its output. No loop and no switch stands around it: its break and continue
    # are for those of the caller.
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
    # A cmdlet of its own, which can fill the variables of -ErrorVariable and the like: a pipeline in Invoke-AwsRole would not.
    [CmdletBinding()]
    param([scriptblock] $ScriptBlock)
    & $ScriptBlock
}

function Select-RecordList {
    # Lets Invoke-Block fill the very lists that -ErrorVariable, -WarningVariable and -InformationVariable of the cmdlet made.
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
    # Hands on what a block writes, with the shell's own role in force in the meantime; keeps it until the block has ended, where what
    # follows the pipe works next to the block, in other threads.
    param([System.Collections.IDictionary] $Turn)
    process {
        if ($null -ne $Turn.Kept) { $Turn.Kept.Add($_); return }
        Step-RoleTurn $Turn
        try {
            if ($Turn.Way.Own.Count -eq 0) { , $_ } else { Write-Record $_ $Turn.Way }
        } finally {
            Step-RoleTurn $Turn
        }
    }
}

function Write-Record {
    # Writes what a block wrote: a record that was taken out of a stream which leads elsewhere than the output goes back into it.
    param([object] $Record, [System.Collections.IDictionary] $Way)
    if ($Way.Own.Count -gt 0 -and $null -ne $Record -and $Way.Own.Contains($Record.GetType().Name)) { Write-OwnRecord $Record } else { , $Record }
}

function Write-OwnRecord {
    # It has passed the preferences of its writer already.
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
