function Find-EnginePackage {
    # The program of the engine package that this module was released with, where it is installed; else nothing. By version and
    # hash: an engine of another release, or of somebody else's under the same name, is not started.
    if ($null -ne $script:PackagedEngine -and [System.IO.File]::Exists($script:PackagedEngine)) { return $script:PackagedEngine }
    $script:PackagedEngine = $null
    $package = Get-EnginePackage
    if ($null -eq $package) { return }
    foreach ($program in Get-PackagedProgram $package) {
        if ((Test-EngineHash $program $package['Sha256'])) { $script:PackagedEngine = $program; return $program }
    }
}

$script:PackagedEngine = $null

function Get-EnginePackage {
    # The engine package for this machine, as the module's manifest records it; nothing if there is none.
    $engines = (Get-ReleaseRecord)['Engines']
    $platform = Get-EnginePlatform
    if (-not $engines.ContainsKey($platform)) { return }
    $record = $engines[$platform]
    @{ Name = "AwsRole.Engine.$platform"; Version = Get-ModuleVersion; Sha256 = $record['Sha256']; Bytes = $record['Bytes'] }
}

function Get-EnginePlatform {
    # Windows on ARM runs x64 programs.
    if (Test-Windows) { return 'win-x64' }
    Get-UnixPlatform
}

function Get-UnixPlatform {
    # The engines for Linux need glibc.
    if (Test-Windows) { return }
    $system = 'linux'
    if ([System.Runtime.InteropServices.RuntimeInformation]::IsOSPlatform([System.Runtime.InteropServices.OSPlatform]::OSX)) { $system = 'macos' }
    if ([System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier -match 'musl|alpine') { $system = 'linux-musl' }
    "$system-$([System.Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture.ToString().ToLowerInvariant())"
}

function Get-PackagedProgram {
    # The programs of that name and version: next to this module, and wherever PowerShell finds modules.
    param([System.Collections.IDictionary] $Package)
    $name = [System.IO.Path]::GetFileName((Get-EnginePath))
    $beside = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($ExecutionContext.SessionState.Module.ModuleBase))
    foreach ($folder in @($beside; "$Env:PSModulePath" -split [System.IO.Path]::PathSeparator)) {
        # Only of whole paths: nothing of the folder where the shell happens to stand.
        if ($folder -notmatch '\A([A-Za-z]:)?[/\\]') { continue }
        $program = [System.IO.Path]::Combine($folder, $Package['Name'], $Package['Version'], 'bin', $name)
        if ([System.IO.File]::Exists($program)) { $program }
    }
}
