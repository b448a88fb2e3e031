function Find-EnginePackage {
    # The program of the installed engine package that this module was released with, or nothing. Version and hash must match, so that an
    # engine of another release, or of another publisher, is never started.
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
    # The engine package for this machine from the module manifest, or nothing.
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
    # The programs of the package that are installed next to this module or in a folder of PSModulePath.
    param([System.Collections.IDictionary] $Package)
    $name = [System.IO.Path]::GetFileName((Get-EnginePath))
    $beside = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($ExecutionContext.SessionState.Module.ModuleBase))
    foreach ($folder in @($beside; "$Env:PSModulePath" -split [System.IO.Path]::PathSeparator)) {
        # Only absolute paths: nothing in the shell's current folder.
        if ($folder -notmatch '\A([A-Za-z]:)?[/\\]') { continue }
        $program = [System.IO.Path]::Combine($folder, $Package['Name'], $Package['Version'], 'bin', $name)
        if ([System.IO.File]::Exists($program)) { $program }
    }
}
