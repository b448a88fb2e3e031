# The engine that waits for its request, if any. It exits if no request arrives within these seconds, if its standard input closes (as when
# this shell ends in any way), or when the module is removed.
$script:ReadyEngine = $null
$script:ReadySeconds = 60

function Start-EngineAhead {
    # Starts an engine that waits for its request, because a switch is likely; the next command uses it. Does nothing if one waits already.
    # This is only an optimization: if the start fails, the next command reports it.
    try {
        Start-WaitingEngine
    } catch {
        $Global:Error.RemoveAt(0)
    }
}

function Start-WaitingEngine {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'
    $engine = Get-ReadyEngine
    if ($null -eq $engine) {
        $start = New-EngineStart $PSCmdlet
        $start.Arguments = "$($start.Arguments) $script:ReadySeconds"
        $engine = Start-EngineProcess $start $PSCmdlet
    }
    $script:ReadyEngine = $engine
}

function Clear-Engine {
    # Ends the waiting engine when the module is removed.
    if ($null -ne $script:ReadyEngine) { Close-Engine $script:ReadyEngine }
    $script:ReadyEngine = $null
}

function Get-ReadyEngine {
    # Takes the waiting engine, or returns nothing. An engine that was started in another folder or environment is closed.
    $engine = $script:ReadyEngine
    if ($null -eq $engine) { return }
    $script:ReadyEngine = $null
    if (-not $engine.HasExited -and (Test-UnchangedStart $engine.StartInfo)) { return $engine }
    Close-Engine $engine
}

function Test-UnchangedStart {
    # Tests whether this start is the same as a start now would be: the same folder and the same variables.
    param([System.Diagnostics.ProcessStartInfo] $Start)
    if ($Start.WorkingDirectory -cne (Get-StartFolder $Start.FileName)) { return $false }
    $variables = $Start.EnvironmentVariables
    foreach ($name in $script:EngineVariable) {
        # A missing name is an error in .NET and null in .NET Framework.
        $before = if ($variables.ContainsKey($name)) { $variables[$name] }
        if ($before -cne [System.Environment]::GetEnvironmentVariable($name)) { return $false }
    }
    $true
}
