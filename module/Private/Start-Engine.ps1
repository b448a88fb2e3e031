function Start-Engine {
    # Starts the engine of the module's own folder, never one from PATH, and returns its process.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $ErrorActionPreference = 'Stop'
    $path = Get-EnginePath
    if (-not [System.IO.File]::Exists($path)) {
        $Cmdlet.ThrowTerminatingError((New-EngineMissingRecord (Get-Message 'EngineAbsent' $path) $path))
    }
    $start = New-EngineStart $path $Cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    try {
        $engine = Start-EngineProcess $start
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        $Cmdlet.ThrowTerminatingError((New-EngineMissingRecord (Get-Message 'EngineNotStarted' $path, $reason) $path))
    }
    # Read to the end though nobody looks at it: a full pipe would stop the engine, and the text of a crash may hold secrets.
    $null = $engine.StandardError.ReadToEndAsync()
    $engine
}

function Get-EnginePath {
    $name = 'awsrole'
    if (Test-Windows) { $name = 'awsrole.exe' }
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', $name)
}

function Test-Windows {
    [System.IO.Path]::DirectorySeparatorChar -eq '\'
}

function New-EngineStart {
    # The engine's own environment is a chosen list: NODE_OPTIONS, OPENSSL_CONF and the like would change the engine itself.
    # The shell's AWS variables reach it inside the request.
    param([string] $Path, [string] $WorkingDirectory)
    $kept = '^(PATH|HOME|HOMEDRIVE|HOMEPATH|USER|USERNAME|USERPROFILE|LOGNAME|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT' +
        '|ProgramData|APPDATA|LOCALAPPDATA|TEMP|TMP|TMPDIR|LANG|LC_\w+)$'
    $start = [System.Diagnostics.ProcessStartInfo]::new($Path, 'dialogue')
    $start.WorkingDirectory = $WorkingDirectory
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [System.Text.Encoding]::UTF8
    # Where the host has no console one would flash up; where it has one, helper programs may need it to ask.
    $start.CreateNoWindow = $Host.Name -ne 'ConsoleHost'
    $start.EnvironmentVariables.Clear()
    foreach ($variable in [System.Environment]::GetEnvironmentVariables().GetEnumerator()) {
        if ($variable.Key -match $kept) { $start.EnvironmentVariables[$variable.Key] = $variable.Value }
    }
    $start
}

function Start-EngineProcess {
    param([System.Diagnostics.ProcessStartInfo] $Start)
    try {
        [System.Diagnostics.Process]::Start($Start)
    } catch {
        if (Test-Windows) { throw }
        $Global:Error.RemoveAt(0)
        # Packages unpacked by PowerShellGet lose the executable bit (octal 755); this method exists wherever that happens.
        [System.IO.File]::SetUnixFileMode($Start.FileName, 493)
        [System.Diagnostics.Process]::Start($Start)
    }
}

function New-EngineMissingRecord {
    param([string] $Message, [string] $Path)
    New-EngineErrorRecord @{
        code    = 'EngineMissing'
        message = $Message
        hint    = Get-Message 'EngineMissingHint'
        target  = $Path
    }
}
