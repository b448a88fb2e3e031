# The engine that waits for its request, if one does. It ends by itself when nothing is asked within the seconds here, when
# its standard input closes, as it does when this shell ends in whatever way, or when the module is removed.
$script:ReadyEngine = $null
$script:ReadySeconds = 60

function Start-EngineAhead {
    # Starts an engine that waits for its request, when a switch is near; the next command takes it. One waits already: nothing.
    # It is a help only: where it does not start, the command that comes says why.
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
    # Leaves no engine behind, for a module that is removed.
    if ($null -ne $script:ReadyEngine) { Close-Engine $script:ReadyEngine }
    $script:ReadyEngine = $null
}

function Get-ReadyEngine {
    # The engine that waits, given away once; nothing when none does, or when it is in another folder or environment than one
    # started now would: that one is sent away.
    $engine = $script:ReadyEngine
    if ($null -eq $engine) { return }
    $script:ReadyEngine = $null
    if (-not $engine.HasExited -and (Test-PresentStart $engine.StartInfo)) { return $engine }
    Close-Engine $engine
}

function Test-PresentStart {
    # Whether an engine that was started so is where one started now would be: in the shell's folder, with its variables.
    param([System.Diagnostics.ProcessStartInfo] $Start)
    if ($Start.WorkingDirectory -cne (Get-StartFolder $Start.FileName)) { return $false }
    $variables = $Start.EnvironmentVariables
    foreach ($name in $script:EngineVariable) {
        # A name that is not there is an error in .NET and null in .NET Framework.
        $before = if ($variables.ContainsKey($name)) { $variables[$name] }
        if ($before -cne [System.Environment]::GetEnvironmentVariable($name)) { return $false }
    }
    $true
}
