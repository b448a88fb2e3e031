function Get-HomeFolder {
    # The home folder, as the engine and the AWS CLI find it: on Windows from USERPROFILE, which .NET ignores.
    if ((Test-Windows) -and $Env:USERPROFILE) { return $Env:USERPROFILE }
    [System.Environment]::GetFolderPath('UserProfile')
}
