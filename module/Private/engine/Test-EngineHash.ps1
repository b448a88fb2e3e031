function Assert-EngineHash {
    # Fails with EngineMismatch if a program in the module folder is not the released one. A module that was built locally has no record to
    # compare with.
    param([string] $Program)
    $sha256 = (Get-ReleaseRecord)['EngineSha256']
    if (-not $sha256 -or (Test-EngineHash $Program $sha256)) { return }
    throw (New-OwnErrorRecord 'EngineMismatch' 'EngineChanged' $Program $Program)
}

function Get-ReleaseRecord {
    # The manifest's record of the programs of this release.
    $data = $ExecutionContext.SessionState.Module.PrivateData
    if ($null -eq $data) { $data = (Read-ModuleManifest)['PrivateData'] }
    $data
}

function Test-EngineHash {
    # Tests whether the program is the engine of this release. Hashing takes a new shell 0.1 to 0.6 s, so the result is cached for files of
    # the same sizes and times: in the module folder, which only those who can change the module can write to, or, for an all-users module,
    # in the user's data folder. The hash does not protect against someone who can write there.
    param([string] $Program, [string] $Sha256)
    $files = @(Get-EngineFile $Program)
    $facts = @($Program; foreach ($file in $files) { "$($file.Length) $($file.LastWriteTimeUtc.Ticks)" }; $Sha256) -join "`n"
    if ($facts -ceq $script:CheckedEngine) { return $true }
    $caches = @(Get-HashCachePath)
    foreach ($cache in $caches) {
        if ((Read-HashCache $cache) -ceq $facts) { $script:CheckedEngine = $facts; return $true }
    }
    if ((Get-FileSha256 $files) -ne $Sha256) { return $false }
    foreach ($cache in $caches) { if ((Write-HashCache $cache $facts)) { break } }
    $script:CheckedEngine = $facts
    $true
}

function Get-EngineFile {
    # The program, and the parts that the script of a universal module loads, in the order of the record that scripts/lib/moduleFolder.mjs
    # writes.
    param([string] $Program)
    [System.IO.FileInfo] $Program
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($Program), 'parts')
    if ($Program -notlike '*.cjs' -or -not [System.IO.Directory]::Exists($folder)) { return }
    $parts = [System.IO.Directory]::GetFiles($folder)
    [System.Array]::Sort($parts, [System.StringComparer]::Ordinal)
    foreach ($part in $parts) { [System.IO.FileInfo] $part }
}

# The engine that this shell has already verified.
$script:CheckedEngine = $null

function Get-HashCachePath {
    # The files that cache the result, the preferred one first.
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'bin', 'checked-engine.txt')
    $data = [System.Environment]::GetFolderPath('LocalApplicationData')
    if ($data) { [System.IO.Path]::Combine($data, 'awsrole', 'checked-engine.txt') }
}

function Read-HashCache {
    param([string] $Path)
    try {
        if (Test-RegularFile $Path 16384) { [System.IO.File]::ReadAllText($Path) }
    } catch {
        # Another shell is writing it (Windows), or only an administrator who ran this module may read it.
        $Global:Error.RemoveAt(0)
    }
}

function Write-HashCache {
    # Returns whether it could write the file. Does not create the folder.
    param([string] $Path, [string] $Facts)
    if ([System.IO.Directory]::Exists([System.IO.Path]::GetDirectoryName($Path))) {
        try {
            # Deleted first, so that no link is followed and no pipe blocks.
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
    # The hash of the contents of these files, concatenated. Nothing if one is not a regular file; EngineMissing if one cannot be read.
    param([System.IO.FileInfo[]] $File)
    # Not Create(): in .NET Framework it returns a managed implementation, which takes four times as long and which FIPS mode forbids.
    $algorithm = [System.Security.Cryptography.SHA256CryptoServiceProvider]::new()
    $buffer = [byte[]]::new(1MB)
    try {
        foreach ($one in $File) {
            if (-not (Test-RegularFile $one)) { return }
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
        # For example, a virus scanner has locked it.
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineNotStarted' $one.FullName, $reason) $one.FullName)
    } finally {
        $algorithm.Dispose()
    }
}
