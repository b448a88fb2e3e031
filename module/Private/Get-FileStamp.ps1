function Get-FileStamp {
    # A text that changes when one of AWS's two files is another one, or its size or its time of writing changes.
    $stamps = foreach ($path in (Get-FilePath 'AWS_CONFIG_FILE' 'config'), (Get-FilePath 'AWS_SHARED_CREDENTIALS_FILE' 'credentials')) {
        $file = [System.IO.FileInfo]::new($path)
        # A link's own size and time say nothing of its target. Windows PowerShell has no way to follow it.
        if ($file.Exists -and $PSVersionTable.PSVersion.Major -ge 7 -and $file.LinkTarget) {
            $file = $file.ResolveLinkTarget($true)
        }
        if ($file.Exists) { "$path|$($file.Length)|$($file.LastWriteTimeUtc.Ticks)" } else { $path }
    }
    $stamps -join "`n"
}

function Get-FilePath {
    # Where the engine looks: the variable, or the file in ~/.aws; variables and ~ expanded, relative to the shell's folder.
    param([string] $Variable, [string] $Name)
    $path = [System.Environment]::GetEnvironmentVariable($Variable)
    if (-not $path) { $path = "~/.aws/$Name" }
    $path = [System.Environment]::ExpandEnvironmentVariables(($path -replace '\$(\w+)|\$\{(\w+)\}', '%$1$2%'))
    if ($path -match '\A~(?=\z|[/\\])') {
        $path = [System.Environment]::GetFolderPath('UserProfile') + $path.Substring(1)
    }
    [System.IO.Path]::Combine($ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath, $path)
}
