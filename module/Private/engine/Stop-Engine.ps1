function Stop-Engine {
    # Lets an engine that has answered end by itself, which no one waits for: it is looked at once more when the next one ends.
    # One that has not answered (Ctrl+C, an error on our side) is ended at once, and the helper program that it may wait for with it.
    param([System.Diagnostics.Process] $Engine, [bool] $Answered)
    $ErrorActionPreference = 'Stop'
    $last, $script:LeavingEngine = $script:LeavingEngine, $null
    if ($null -ne $last) { Close-Engine $last }
    if ($Answered) { $script:LeavingEngine = $Engine } else { Stop-ProcessTree $Engine; Close-Engine $Engine }
}

# The last engine that has answered: it needs some milliseconds more to end.
$script:LeavingEngine = $null

function Close-Engine {
    param([System.Diagnostics.Process] $Engine)
    try {
        if (-not $Engine.HasExited) { $Engine.Kill() }
    } catch {
        # It ended in between.
        $Global:Error.RemoveAt(0)
    } finally {
        $Engine.Dispose()
    }
}

function Stop-ProcessTree {
    # Ends a process and those that it started.
    param([System.Diagnostics.Process] $Process)
    $ErrorActionPreference = 'Stop'
    try {
        if ($Process.HasExited) { return }
        if ($PSVersionTable.PSVersion.Major -ge 7) { $Process.Kill($true); return }
        $tool = [System.IO.Path]::Combine([System.Environment]::SystemDirectory, 'taskkill.exe')
        $start = [System.Diagnostics.ProcessStartInfo] @{ FileName = $tool; Arguments = "/T /F /PID $($Process.Id)"; UseShellExecute = $false; CreateNoWindow = $true }
        Select-StartVariable $start $script:EngineVariable
        $ending = [System.Diagnostics.Process]::Start($start)
        $ending.WaitForExit()
        $ending.Dispose()
    } catch {
        # It was not started yet, or ended in between.
        $Global:Error.RemoveAt(0)
    }
}
