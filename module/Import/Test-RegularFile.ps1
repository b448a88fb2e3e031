function Test-RegularFile {
    # Tests for a non-empty regular file of at most this size. A pipe or a device, which might never end, reports the length 0.
    param([System.IO.FileInfo] $File, [long] $MaxLength = [long]::MaxValue)
    # A link reports its own length.
    if ($PSVersionTable.PSVersion.Major -ge 7 -and $File.LinkTarget) { $File = $File.ResolveLinkTarget($true) }
    $File.Exists -and $File.Length -gt 0 -and $File.Length -le $MaxLength
}
