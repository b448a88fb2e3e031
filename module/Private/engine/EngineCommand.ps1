function Get-EngineCommand {
    # The program that is the engine, never one from PATH, and the words before its own: the program in the module's own folder, else
    # the engine package of this very release, otherwise the script in the module's folder, which a Node of the user's runs. Where
    # there is none of these, a command that the user typed offers the package, and EngineMissing says what to do. EngineMismatch
    # where the module's folder holds another program than it was released with.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $path = Get-EnginePath
    if ([System.IO.File]::Exists($path)) {
        Assert-EngineHash $path
        return $path
    }
    $package = Find-EnginePackage
    if ($null -ne $package) { return $package }
    # A universal module has a script.
    $script = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', 'awsrole.cjs')
    if (-not [System.IO.File]::Exists($script)) { throw (New-EngineMissingRecord (Get-Message 'EngineAbsent' $path) $path) }
    $node = Find-Node
    if ($null -ne $node) {
        Assert-EngineHash $script
        return @($node; Get-NodeOption; $script)
    }
    $package = Request-EnginePackage $Cmdlet
    if ($null -ne $package) { return $package }
    throw (New-NodeMissingRecord $script)
}

function Get-EnginePath {
    # Where the engine is in a module that has its own.
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
