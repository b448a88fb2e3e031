function Assert-EngineHash {
    # EngineMismatch unless a program of the module's own folder is the one that this module was released with. A module that was put
    # together by hand has no record.
    param([string] $Program)
    $sha256 = (Get-ReleaseRecord)['EngineSha256']
    if (-not $sha256 -or (Test-EngineHash $Program $sha256)) { return }
    throw (New-OwnErrorRecord 'EngineMismatch' 'EngineChanged' $Program $Program)
}

function Get-ReleaseRecord {
    # What the manifest says of the programs of this release.
    $data = $ExecutionContext.SessionState.Module.PrivateData
    if ($null -eq $data) { $data = (Read-ModuleManifest)['PrivateData'] }
    $data
}

function Test-EngineHash {
    # Whether it is the engine of this release. A hash takes a fresh shell 0.1 to 0.6 s, so it is taken once for files of these times and
    # sizes. That is kept in the module's own folder, which no one can write who could not write the module, or for a module of all users
    # among this user's data: against who can write these the hash is no help.
    param([string] $Program, [string] $Sha256)
    $files = @(Get-EngineFile $Program)
    $facts = @($Program; foreach ($file in $files) { "$($file.Length) $($file.LastWriteTimeUtc.Ticks)" }; $Sha256) -join "`n"
    if ($facts -ceq $script:CheckedEngine) { return $true }
    $marks = @(Get-CheckMark)
    foreach ($mark in $marks) {
        if ((Read-CheckMark $mark) -ceq $facts) { $script:CheckedEngine = $facts; return $true }
    }
    if ((Get-FileSha256 $files) -ne $Sha256) { return $false }
    foreach ($mark in $marks) { if ((Write-CheckMark $mark $facts)) { break } }
    $script:CheckedEngine = $facts
    $true
}

function Get-EngineFile {
    # The program, and after it what the script of a universal module loads, as scripts/lib/moduleFolder.mjs has them in its record.
    param([string] $Program)
    [System.IO.FileInfo] $Program
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($Program), 'parts')
    if ($Program -notlike '*.cjs' -or -not [System.IO.Directory]::Exists($folder)) { return }
    $parts = [System.IO.Directory]::GetFiles($folder)
    [System.Array]::Sort($parts, [System.StringComparer]::Ordinal)
    foreach ($part in $parts) { [System.IO.FileInfo] $part }
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
    param([string] $Path)
    try {
        if (Test-PlainFile $Path 16384) { [System.IO.File]::ReadAllText($Path) }
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
    # Of the contents of these files, one after the other; nothing where one is no file. EngineMissing where one cannot be read.
    param([System.IO.FileInfo[]] $File)
    # Not Create(): in .NET Framework that is one written in C#, which takes four times as long and which FIPS mode forbids.
    $algorithm = [System.Security.Cryptography.SHA256CryptoServiceProvider]::new()
    $buffer = [byte[]]::new(1MB)
    try {
        foreach ($one in $File) {
            if (-not (Test-PlainFile $one)) { return }
            $stream = $one.OpenRead()
            try {
                while (($count = $stream.Read($buffer, 0, $buffer.Length)) -gt 0) { $null = $algorithm.TransformBlock($buffer, 0, $count, $null, 0) }
            } finally {
                $stream.Dispose()
            }
        }
        $null = $algorithm.TransformFinalBlock($buffer, 0, 0)
        [System.BitConverter]::ToString($algorithm.Hash) -replace '-'
    } catch {
        # Such as a virus scanner that holds it.
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineNotStarted' $one.FullName, $reason) $one.FullName)
    } finally {
        $algorithm.Dispose()
    }
}
