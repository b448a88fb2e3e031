function Stop-Engine {
    # Releases an engine. One that has answered exits on its own: do not wait, but close it when the next one is released. One that has not
    # answered (Ctrl+C, an error on our side) is killed, with the helper program that it may wait for.
    param([System.Diagnostics.Process] $Engine, [bool] $Answered)
    $ErrorActionPreference = 'Stop'
    $last, $script:LeavingEngine = $script:LeavingEngine, $null
    if ($null -ne $last) { Close-Engine $last }
    if ($Answered) { $script:LeavingEngine = $Engine } else { Stop-ProcessTree $Engine; Close-Engine $Engine }
}

# The last engine that has answered; it needs a few more milliseconds to exit.
$script:LeavingEngine = $null

function Close-Engine {
    param([System.Diagnostics.Process] $Engine)
    try {
        if (-not $Engine.HasExited) { $Engine.Kill() }
    } catch {
        # It has exited in the meantime.
        $Global:Error.RemoveAt(0)
    } finally {
        $Engine.Dispose()
    }
}

function Stop-ProcessTree {
    # Kills a process and its child processes.
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
        # It was not started yet, or has exited.
        $Global:Error.RemoveAt(0)
    }
}
