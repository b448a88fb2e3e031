function Save-ChosenName {
    # Keeps a profile's name for new shells; an empty one keeps none. Windows gives every new shell the user's environment;
    # elsewhere there is nothing of the kind, so a file keeps it that Restore-ChosenName reads.
    param([string] $Name)
    $ErrorActionPreference = 'Stop'
    if (Test-Windows) {
        [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', $(if ($Name) { $Name } else { [NullString]::Value }), 'User')
        return
    }
    $file = Get-ChosenNamePath
    if (-not $Name) {
        if ([System.IO.File]::Exists($file)) { [System.IO.File]::Delete($file) }
        return
    }
    $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($file))
    if ([System.IO.File]::Exists($file) -and -not (Test-PlainFile $file)) { [System.IO.File]::Delete($file) }
    [System.IO.File]::WriteAllText($file, "$Name`n")
}
