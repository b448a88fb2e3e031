function Start-Engine {
    # The process of the engine: the one that waits already (Start-EngineAhead), else a fresh one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $ErrorActionPreference = 'Stop'
    $start = New-EngineStart $Cmdlet
    $engine = Get-ReadyEngine $start
    if ($null -eq $engine) { $engine = Start-EngineProcess $start $Cmdlet }
    $engine
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
        $path = Get-EnginePath
        throw (New-EngineMissingRecord (Get-Message 'EngineNotStarted' $path, $reason) $path)
    }
    # Read to the end though nobody looks at it: a full pipe would stop the engine, and the text of a crash may hold secrets.
    $null = $engine.StandardError.ReadToEndAsync()
    $engine
}
