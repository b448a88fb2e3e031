function Find-Node {
    # The Node on PATH, where it is new enough for the universal module's engine; else nothing.
    $node = Find-Application 'node'
    if ($null -ne $node -and (Test-NodeVersion (Get-NodeVersion $node))) { $node }
}

function Get-NodeOption {
    # What the binaries have baked in.
    $nothing = '/dev/null'
    if (Test-Windows) { $nothing = 'nul' }
    "--openssl-config=$nothing", '--disable-sigusr1', '--no-warnings'
}

function New-NodeMissingRecord {
    # Why the universal module has no engine, and what helps.
    param([string] $Script)
    $hint = Get-EnginePackageHint
    if ($null -eq $hint) { $hint = Get-Message 'EngineNodeHint' }
    $node = Find-Application 'node'
    if ($null -eq $node) { return New-EngineMissingRecord (Get-Message 'EngineNodeAbsent') $Script $hint }
    New-EngineMissingRecord (Get-Message 'EngineNodeOld' $node, (Get-NodeVersion $node)) $Script $hint
}

# What each Node said of itself: it is started for that, once in a shell.
$script:NodeVersions = @{}

function Get-NodeVersion {
    # What this Node calls its version; nothing when it does not say.
    param([string] $Node)
    $key = "$Node $([System.IO.File]::GetLastWriteTimeUtc($Node).Ticks)"
    if (-not $script:NodeVersions.ContainsKey($key)) { $script:NodeVersions[$key] = Read-NodeVersion $Node }
    $script:NodeVersions[$key]
}

function Read-NodeVersion {
    # Not by PowerShell's own way of running a program, which hands on all variables.
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
        # It does not start.
        $Global:Error.RemoveAt(0)
        ''
    }
}

function Test-NodeVersion {
    # Whether `node --version` says 22.14 or later, the first with all that the engine is started with.
    param([string] $Version)
    if ($Version -notmatch '\Av(\d+)\.(\d+)\.') { return $false }
    $major, $minor = [int] $Matches[1], [int] $Matches[2]
    $major -gt 22 -or ($major -eq 22 -and $minor -ge 14)
}
