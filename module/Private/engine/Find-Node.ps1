function Find-Node {
    # Node.js on PATH, if it is new enough for the engine of the universal module.
    $node = Find-Application 'node'
    if ($null -ne $node -and (Test-NodeVersion (Get-NodeVersion $node))) { $node }
}

function Get-NodeOption {
    # The options that are built into the binaries.
    $nothing = '/dev/null'
    if (Test-Windows) { $nothing = 'nul' }
    "--openssl-config=$nothing", '--disable-sigusr1', '--no-warnings'
}

function New-NodeMissingRecord {
    # The error if the universal module has no engine, with a hint.
    param([string] $Script)
    $hint = Get-EnginePackageHint
    if ($null -eq $hint) { $hint = Get-Message 'EngineNodeHint' }
    $node = Find-Application 'node'
    if ($null -eq $node) { return New-EngineMissingRecord (Get-Message 'EngineNodeAbsent') $Script $hint }
    New-EngineMissingRecord (Get-Message 'EngineNodeOld' $node, (Get-NodeVersion $node)) $Script $hint
}

# The version of each Node.js: it is started for this once in a shell.
$script:NodeVersions = @{}

function Get-NodeVersion {
    # The version that this Node.js reports; empty if it does not start.
    param([string] $Node)
    $key = "$Node $([System.IO.File]::GetLastWriteTimeUtc($Node).Ticks)"
    if (-not $script:NodeVersions.ContainsKey($key)) { $script:NodeVersions[$key] = Read-NodeVersion $Node }
    $script:NodeVersions[$key]
}

function Read-NodeVersion {
    # Not PowerShell's own way to run a program, which passes on all variables.
    param([string] $Node)
    $ErrorActionPreference = 'Stop'
    $start = New-ProgramStart $Node @() '--version' $script:EngineVariable ([System.IO.Path]::GetDirectoryName($Node))
    try {
        $running = [System.Diagnostics.Process]::Start($start)
        try {
            $null = $running.StandardError.ReadToEndAsync()
            $running.StandardOutput.ReadToEnd().Trim()
        } finally {
            $running.Dispose()
        }
    } catch {
        # This Node.js does not start.
        $Global:Error.RemoveAt(0)
        ''
    }
}

function Test-NodeVersion {
    # Tests for Node.js 22.14 or later, the first version with all options that the engine needs.
    param([string] $Version)
    if ($Version -notmatch '\Av(\d+)\.(\d+)\.') { return $false }
    $major, $minor = [int] $Matches[1], [int] $Matches[2]
    $major -gt 22 -or ($major -eq 22 -and $minor -ge 14)
}
