function Test-PlainFile {
    # Whether there is a file with something in it: a pipe or a device in its place, which might never end, says that it is empty.
    param([System.IO.FileInfo] $File, [long] $Most = [long]::MaxValue)
    # ReparsePoint, as a number: a link tells its own length, and on Windows nothing endless has the name of a file.
    if ($File.Exists -and ($File.Attributes -band 1024) -and -not (script:Test-Windows)) { $File = $File.ResolveLinkTarget($true) }
    $File.Exists -and $File.Length -gt 0 -and $File.Length -le $Most
}
