function Start-Engine {
    # The process of the engine: the waiting one (Start-EngineAhead), otherwise a new one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $ErrorActionPreference = 'Stop'
    $engine = Get-ReadyEngine
    if ($null -eq $engine) { $engine = Start-EngineProcess (New-EngineStart $Cmdlet) $Cmdlet }
    $engine
}

function Start-TerminalEngine {
    # A new engine that shares the console of this shell, if there is one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $start = New-EngineStart $Cmdlet
    $start.CreateNoWindow = $false
    Start-EngineProcess $start $Cmdlet
}

function Restore-Screen {
    # Resets the terminal after an engine that used it was killed.
    [System.Console]::Out.Write("$([char] 27)[0m$([char] 27)[?2004l$([char] 27)[?7h$([char] 27)[?25h$([char] 27)[?1049l")
}

function Start-EngineProcess {
    # Starts a new engine; fails with EngineMissing if it does not start.
    param([System.Diagnostics.ProcessStartInfo] $Start, [System.Management.Automation.PSCmdlet] $Cmdlet)
    try {
        Restore-ExecutePermission $Start.FileName
        $engine = [System.Diagnostics.Process]::Start($Start)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineNotStarted' $Start.FileName, $reason) $Start.FileName)
    }
    # Read and discarded: a full pipe would block the engine, and the text of a crash may contain secrets.
    $null = $engine.StandardError.ReadToEndAsync()
    $engine
}
