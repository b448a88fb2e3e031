# How long the finally blocks may run before their processes are ended.
$script:BlockGraceSeconds = 3

function Stop-Block {
    # Ends the running blocks and everything that they started: after Ctrl+C, an error, or a Select-Object -First.
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
    # Releases everything of a block; disposing the instance ends a running process. CloseAsync, not Close: with an exited process Close
    # would never return, but an open runspace would keep the shell from exiting. Dispose calls Close, so the runspace of an ended block is
    # disposed in another thread; without that, Get-Runspace would list it forever.
    param([System.Collections.IDictionary] $Block)
    $ErrorActionPreference = 'Stop'
    try {
        $Block.Runspace.CloseAsync()
        if ($null -ne $Block.Handle -and $Block.Handle.IsCompleted) { $null = [System.Threading.Tasks.Task]::Run([System.Action] [System.Delegate]::CreateDelegate([System.Action], $Block.Runspace, 'Dispose')) }
    } catch { $Global:Error.RemoveAt(0) }
    foreach ($part in @($Block.Instance; if ($null -eq $Block.Handle -or $Block.Handle.IsCompleted) { $Block.Shell })) {
        try { $part.Dispose() } catch { $Global:Error.RemoveAt(0) }
    }
}
