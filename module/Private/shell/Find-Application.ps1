function Find-Application {
    # The path of a program on PATH, or nothing. Only in absolute folders: not in the shell's current folder, which PowerShell's own search
    # includes, and no function, alias, or script.
    param([string] $Name)
    if (Test-Windows) { $Name = "$Name.exe" }
    foreach ($folder in "$Env:PATH" -split [System.IO.Path]::PathSeparator) {
        $file = $folder.Trim().Trim('"').TrimEnd('/', '\') + [System.IO.Path]::DirectorySeparatorChar + $Name
        if ($file -match '\A([A-Za-z]:)?[/\\]' -and [System.IO.File]::Exists($file)) { return $file }
    }
}
