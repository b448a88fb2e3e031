function Find-Application {
    # The path of a program on PATH; nothing when it is not there. Only of whole paths: nothing of the folder where the shell
    # happens to stand, which PowerShell's own search takes too, and no function, alias or script of that name.
    param([string] $Name)
    if (Test-Windows) { $Name = "$Name.exe" }
    foreach ($folder in "$Env:PATH" -split [System.IO.Path]::PathSeparator) {
        $file = $folder.Trim().Trim('"').TrimEnd('/', '\') + [System.IO.Path]::DirectorySeparatorChar + $Name
        if ($file -match '\A([A-Za-z]:)?[/\\]' -and [System.IO.File]::Exists($file)) { return $file }
    }
}
