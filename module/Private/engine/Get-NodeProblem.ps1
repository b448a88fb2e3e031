function Get-NodeProblem {
    # Why the engine ended without a word, when it is the universal package's and Node is why; else nothing. Asked only then,
    # since it starts Node once more.
    $script = (Get-EnginePath) -replace '\.exe\z'
    if (-not (Test-NodeScript $script)) { return }
    $node = Find-Application 'node'
    if ($null -eq $node) { return New-EngineMissingRecord (Get-Message 'EngineNodeAbsent') $script (Get-Message 'EngineNodeHint') }
    $version = "$(& $node '--version')"
    if (-not (Test-NodeVersion $version)) { New-EngineMissingRecord (Get-Message 'EngineNodeOld' $node, $version) $script (Get-Message 'EngineNodeHint') }
}

function Test-NodeVersion {
    # Whether `node --version` says 22.14 or later, the first with all that the engine is started with.
    param([string] $Version)
    if ($Version -notmatch '\Av(\d+)\.(\d+)\.') { return $false }
    $major, $minor = [int] $Matches[1], [int] $Matches[2]
    $major -gt 22 -or ($major -eq 22 -and $minor -ge 14)
}

function Test-NodeScript {
    # Whether the engine is a script for Node, by its first line.
    param([string] $Path)
    if (-not [System.IO.File]::Exists($Path)) { return $false }
    $reader = [System.IO.File]::OpenText($Path)
    try {
        $reader.ReadLine() -match '\A#!\S*env -S node '
    } finally {
        $reader.Dispose()
    }
}
