function Assert-EngineHash {
    # EngineMismatch unless a program of the module's own folder is the one that this module was released with. A module that was put
    # together by hand has no record.
    param([string] $Program)
    $sha256 = (Get-ReleaseRecord)['EngineSha256']
    if (-not $sha256 -or (Test-EngineHash $Program $sha256)) { return }
    throw (New-EngineErrorRecord @{
            code    = 'EngineMismatch'
            message = Get-Message 'EngineChanged' $Program
            hint    = Get-Message 'EngineChangedHint'
            target  = $Program
        })
}

function Get-ReleaseRecord {
    # What the manifest says of the programs of this release.
    $data = $ExecutionContext.SessionState.Module.PrivateData
    if ($null -eq $data) { $data = (Read-ModuleManifest)['PrivateData'] }
    $data
}

function Test-EngineHash {
    # Whether it is the engine of this release. A hash takes a fresh shell 0.1 to 0.6 s, so it is taken once for a file of this time and
    # size. That is kept in the module's own folder, which no one can write who could not write the module, or for a module of all users
    # among this user's data: against who can write these the hash is no help.
    param([string] $Program, [string] $Sha256)
    $file = [System.IO.FileInfo] $Program
    $facts = "$Program`n$($file.Length)`n$($file.LastWriteTimeUtc.Ticks)`n$Sha256"
    if ($facts -ceq $script:CheckedEngine) { return $true }
    $marks = @(Get-CheckMark)
    foreach ($mark in $marks) {
        if ((Read-CheckMark $mark) -ceq $facts) { $script:CheckedEngine = $facts; return $true }
    }
    if ((Get-FileSha256 $Program) -ne $Sha256) { return $false }
    foreach ($mark in $marks) { if ((Write-CheckMark $mark $facts)) { break } }
    $script:CheckedEngine = $facts
    $true
}

# Which file this shell has found to be the engine.
$script:CheckedEngine = $null

function Get-CheckMark {
    # The files that keep it, the better place first.
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', 'checked-engine.txt')
    $data = [System.Environment]::GetFolderPath('LocalApplicationData')
    if ($data) { [System.IO.Path]::Combine($data, 'awsrole', 'checked-engine.txt') }
}

function Read-CheckMark {
    # Only a small regular file: a pipe in its place would be waited for.
    param([string] $Path)
    $file = [System.IO.FileInfo] $Path
    if (-not $file.Exists -or $file.Length -eq 0 -or $file.Length -ge 4096) { return }
    try {
        [System.IO.File]::ReadAllText($Path)
    } catch {
        # Another shell writes it at this moment (Windows), or only an administrator who ran this module may read it.
        $Global:Error.RemoveAt(0)
    }
}

function Write-CheckMark {
    # Whether it could be written; a folder that is not there is not made.
    param([string] $Path, [string] $Facts)
    if ([System.IO.Directory]::Exists([System.IO.Path]::GetDirectoryName($Path))) {
        try {
            # A link is not followed, nor a pipe waited for.
            [System.IO.File]::Delete($Path)
            [System.IO.File]::WriteAllText($Path, $Facts)
            return $true
        } catch {
            $Global:Error.RemoveAt(0)
        }
    }
    $false
}

function Get-FileSha256 {
    param([string] $Path)
    $stream = [System.IO.File]::OpenRead($Path)
    # Not Create(): in .NET Framework that is one written in C#, which takes four times as long and which FIPS mode forbids.
    $algorithm = [System.Security.Cryptography.SHA256CryptoServiceProvider]::new()
    try {
        [System.BitConverter]::ToString($algorithm.ComputeHash($stream)) -replace '-'
    } finally {
        $algorithm.Dispose()
        $stream.Dispose()
    }
}
