function Start-Engine {
    # The process of the engine: the one that waits already (Start-EngineAhead), otherwise a fresh one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $ErrorActionPreference = 'Stop'
    $engine = Get-ReadyEngine
    if ($null -eq $engine) { $engine = Start-EngineProcess (New-EngineStart $Cmdlet) $Cmdlet }
    $engine
}

function Start-TerminalEngine {
    # A fresh engine that shares this shell's console, where it has one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $start = New-EngineStart $Cmdlet
    $start.CreateNoWindow = $false
    Start-EngineProcess $start $Cmdlet
}

function Restore-Screen {
    # Gives the terminal back that an engine held when it was ended from outside.
    [System.Console]::Out.Write("$([char] 27)[0m$([char] 27)[?2004l$([char] 27)[?7h$([char] 27)[?25h$([char] 27)[?1049l")
}

function Start-EngineProcess {
    # A fresh engine; the error EngineMissing where it does not start.
    param([System.Diagnostics.ProcessStartInfo] $Start, [System.Management.Automation.PSCmdlet] $Cmdlet)
    try {
        Restore-RunRight $Start.FileName
        $engine = [System.Diagnostics.Process]::Start($Start)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineNotStarted' $Start.FileName, $reason) $Start.FileName)
    }
    # Read to the end though no one looks at it: a full pipe would stop the engine, and the text of a crash may hold secrets.
    $null = $engine.StandardError.ReadToEndAsync()
    $engine
}
