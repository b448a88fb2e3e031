function Stop-Engine {
    # Lets an engine that has answered end by itself; one that has not (Ctrl+C, an error on our side) is ended at once.
    param([System.Diagnostics.Process] $Engine, [bool] $Answered)
    try {
        $grace = 0
        if ($Answered) { $grace = 2000 }
        if (-not $Engine.WaitForExit($grace)) { $Engine.Kill() }
    } finally {
        $Engine.Dispose()
    }
}
