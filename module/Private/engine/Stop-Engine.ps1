function Stop-Engine {
    # Lets an engine that has answered end by itself, which no one waits for: it is looked at once more when the next one ends.
    # One that has not answered (Ctrl+C, an error on our side, not needed any more) is ended at once.
    param([System.Diagnostics.Process] $Engine, [bool] $Answered)
    $ErrorActionPreference = 'Stop'
    $last, $script:LeavingEngine = $script:LeavingEngine, $null
    if ($null -ne $last) { Close-Engine $last }
    if ($Answered) { $script:LeavingEngine = $Engine } else { Close-Engine $Engine }
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
