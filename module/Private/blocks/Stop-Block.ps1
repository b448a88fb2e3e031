# So long blocks may put in order what they began (their finally), before their processes are ended.
$script:BlockGraceSeconds = 3

function Stop-Block {
    # Ends blocks that still run, with all that they started: Ctrl+C, an error, or no one wants more.
    param([System.Collections.Generic.List[object]] $Blocks)
    if ($Blocks.Count -eq 0) { return }
    $stopping = @(foreach ($block in $Blocks) { if ($null -ne $block.Handle) { @{ Stop = $block.Shell.BeginStop($null, $null); Instance = $block.Instance } } })
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    foreach ($one in $stopping) {
        while (-not $one.Stop.IsCompleted -and -not $one.Instance.HasExited -and $watch.Elapsed.TotalSeconds -lt $script:BlockGraceSeconds) { [System.Threading.Thread]::Sleep(10) }
    }
    foreach ($block in $Blocks) {
        if ($null -eq $block.Handle -or -not $block.Handle.IsCompleted) { Stop-ProcessTree $block.Instance.Process }
        Remove-Block $block
    }
    $Blocks.Clear()
}

function Remove-Block {
    # Leaves nothing of a block: its instance ends the process where that still runs. The runspace is told to close before, and not
    # waited for: with a process that has ended it would never be closed, and one that is open the shell waits for when it ends.
    param([System.Collections.IDictionary] $Block)
    $ErrorActionPreference = 'Stop'
    try { $Block.Runspace.CloseAsync() } catch { $Global:Error.RemoveAt(0) }
    foreach ($part in @($Block.Instance; if ($null -eq $Block.Handle -or $Block.Handle.IsCompleted) { $Block.Shell })) {
        try { $part.Dispose() } catch { $Global:Error.RemoveAt(0) }
    }
}
