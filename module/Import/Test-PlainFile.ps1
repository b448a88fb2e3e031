function Test-PlainFile {
    # Whether there is a file with something in it: a pipe or a device in its place, which might never end, says that it is empty.
    param([System.IO.FileInfo] $File, [long] $Most = [long]::MaxValue)
    # A link tells its own length.
    if ($PSVersionTable.PSVersion.Major -ge 7 -and $File.LinkTarget) { $File = $File.ResolveLinkTarget($true) }
    $File.Exists -and $File.Length -gt 0 -and $File.Length -le $Most
}
