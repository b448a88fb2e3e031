function Test-Windows {
    # Not by -eq, which .NET would first compile for a character: 3 ms of an import.
    [System.IO.Path]::DirectorySeparatorChar -like '\'
}
