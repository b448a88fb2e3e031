function Get-EngineCommand {
    # The program that is the engine, of the module's own folder, never one from PATH, and the words before its own. The
    # universal package has a script, which Node runs by the script's first line, or here where such a line does nothing.
    # EngineMissing when there is neither.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $path = Get-EnginePath
    if ([System.IO.File]::Exists($path)) { return $path }
    $script = $path -replace '\.exe\z'
    if (-not [System.IO.File]::Exists($script)) {
        throw (New-EngineMissingRecord (Get-Message 'EngineAbsent' $path) $path)
    }
    $node = Find-Application 'node'
    if ($null -eq $node) { throw (New-EngineMissingRecord (Get-Message 'EngineNodeAbsent') $script (Get-Message 'EngineNodeHint')) }
    # What the binaries have baked in.
    $node, '--openssl-config=nul', '--disable-sigusr1', '--no-warnings', $script
}

function Get-EnginePath {
    $name = 'awsrole'
    if (Test-Windows) { $name = 'awsrole.exe' }
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', $name)
}

function Restore-RunRight {
    # Packages unpacked by PowerShellGet lose the executable bit (octal 111, 755); these methods exist wherever that happens.
    param([string] $Path)
    if (Test-Windows) { return }
    if (([int] [System.IO.File]::GetUnixFileMode($Path) -band 73) -eq 0) { [System.IO.File]::SetUnixFileMode($Path, 493) }
}

function New-EngineMissingRecord {
    param([string] $Message, [string] $Path, [string] $Hint = (Get-Message 'EngineMissingHint'))
    New-EngineErrorRecord @{
        code    = 'EngineMissing'
        message = $Message
        hint    = $Hint
        target  = $Path
    }
}
