function ConvertTo-ShortPath {
    # Abbreviates the home folder in a path to ~.
    param([string] $Path)
    $folder = (Get-HomeFolder).TrimEnd('/', '\')
    if (-not $folder -or -not $Path.StartsWith($folder, 'Ordinal')) { return $Path }
    $rest = $Path.Substring($folder.Length)
    if ($rest -match '\A[/\\]') { "~$rest" } else { $Path }
}
