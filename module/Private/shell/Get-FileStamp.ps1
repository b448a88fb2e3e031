function Get-FileStamp {
    # A text that changes when one of the two AWS files is replaced, or its size or write time changes.
    $stamps = foreach ($path in (Get-FilePath 'AWS_CONFIG_FILE' 'config'), (Get-FilePath 'AWS_SHARED_CREDENTIALS_FILE' 'credentials')) {
        $file = [System.IO.FileInfo]::new($path)
        if (-not $file.Exists) { $path; continue }
        # A link's own size and time say nothing about its target. Windows PowerShell cannot resolve it.
        if ($file.Attributes -band 1024 -and $PSVersionTable.PSVersion.Major -ge 7 -and $file.LinkTarget) {
            $file = $file.ResolveLinkTarget($true)
        }
        "$path|$($file.Length)|$($file.LastWriteTimeUtc.Ticks)"
    }
    $stamps -join "`n"
}

function Get-FilePath {
    # The path of an AWS file, as the engine finds it: the variable, or the file in ~/.aws; variables and ~ are expanded, and relative paths
    # start at the shell's current folder.
    param([string] $Variable, [string] $Name)
    $path = [System.Environment]::GetEnvironmentVariable($Variable)
    if (-not $path) { $path = "~/.aws/$Name" }
    if ($path -match '[~$%]') { $path = Expand-FilePath $path }
    if ([System.IO.Path]::IsPathRooted($path)) { return $path }
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath, $path)
}

function Expand-FilePath {
    param([string] $Path)
    $Path = [System.Environment]::ExpandEnvironmentVariables(($Path -replace '\$(\w+)|\$\{(\w+)\}', '%$1$2%'))
    if ($Path -notmatch '\A~(?=\z|[/\\])') { return $Path }
    (Get-HomeFolder) + $Path.Substring(1)
}
