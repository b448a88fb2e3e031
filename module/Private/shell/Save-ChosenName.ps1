function Save-ChosenName {
    # Saves the name of a profile for new shells; an empty name removes it. Windows passes the user's environment to every new shell;
    # elsewhere a file stores the name, and Restore-ChosenName reads it.
    param([string] $Name)
    $ErrorActionPreference = 'Stop'
    try {
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
        if ([System.IO.File]::Exists($file) -and -not (Test-RegularFile $file)) { [System.IO.File]::Delete($file) }
        [System.IO.File]::WriteAllText($file, "$Name`n")
    } catch {
        $Global:Error.RemoveAt(0)
        # Not the innermost one: for a denied access that names no file.
        $reason = if ($null -ne $_.Exception.InnerException) { $_.Exception.InnerException } else { $_.Exception }
        throw (New-OwnErrorRecord 'WriteFailed' 'ProfileNotSaved' $reason.Message.TrimEnd('.', [char] 0x3002))
    }
}
