function Test-Windows {
    [System.IO.Path]::DirectorySeparatorChar -eq '\'
}
