function Get-EngineCommand {
    # The program of the engine and its first arguments. In this order: the program in the module folder, the engine package of this
    # release, or the script in the module folder, run by Node.js on PATH. It is never an awsrole from PATH. If there is none, a command
    # that the user typed offers to install the package; otherwise it fails with EngineMissing. Fails with EngineMismatch if the program in
    # the module folder is not the released one.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $path = Get-EnginePath
    if ([System.IO.File]::Exists($path)) {
        Assert-EngineHash $path
        return $path
    }
    $package = Find-EnginePackage
    if ($null -ne $package) { return $package }
    # Only a universal module contains the script.
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
    # The path of the engine in a module that includes it.
    $name = 'awsrole'
    if (Test-Windows) { $name = 'awsrole.exe' }
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', $name)
}

function Restore-ExecutePermission {
    # PowerShellGet drops the executable bits when it unpacks a package (73 is octal 111, 493 is octal 755). These methods exist wherever
    # that happens.
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
