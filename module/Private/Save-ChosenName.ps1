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
    [System.IO.File]::WriteAllText($file, "$Name`n")
}

function Restore-ChosenName {
    # At import: sets AWS_PROFILE as the person asked with -Persist, in a shell that does not say otherwise. Without the file,
    # which only -Persist makes, nothing is done; a file that cannot be read must not keep the module from loading.
    foreach ($name in 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ACCESS_KEY_ID') {
        if ($null -ne [System.Environment]::GetEnvironmentVariable($name)) { return }
    }
    if (Test-Windows) { return }
    $file = Get-ChosenNamePath
    if (-not [System.IO.File]::Exists($file)) { return }
    try {
        $name = [System.IO.File]::ReadAllText($file) -replace '\r?\n\z'
    } catch {
        $Global:Error.RemoveAt(0)
        return
    }
    if ($name -and $name -notmatch $UnsafeText) { [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', $name) }
}

function Get-ChosenNamePath {
    # Beside the settings: ${XDG_CONFIG_HOME:-~/.config}/awsrole/profile.
    $folder = [System.Environment]::GetEnvironmentVariable('XDG_CONFIG_HOME')
    if (-not $folder) { $folder = [System.IO.Path]::Combine([System.Environment]::GetFolderPath('UserProfile'), '.config') }
    [System.IO.Path]::Combine($folder, 'awsrole', 'profile')
}
