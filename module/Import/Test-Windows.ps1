function Test-Windows {
    # -like, because .NET would first compile -eq for a character: 3 ms of an import.
    [System.IO.Path]::DirectorySeparatorChar -like '\'
}
