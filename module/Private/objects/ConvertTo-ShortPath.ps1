function ConvertTo-ShortPath {
    # A path as a user writes it: ~ for the home folder.
    param([string] $Path)
    $folder = (Get-HomeFolder).TrimEnd('/', '\')
    if (-not $folder -or -not $Path.StartsWith($folder, 'Ordinal')) { return $Path }
    $rest = $Path.Substring($folder.Length)
    if ($rest -match '\A[/\\]') { "~$rest" } else { $Path }
}
