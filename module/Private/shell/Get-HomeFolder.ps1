function Get-HomeFolder {
    # The folder that ~ stands for, as for the engine and the AWS CLI: on Windows by the variable, which .NET passes over.
    if ((Test-Windows) -and $Env:USERPROFILE) { return $Env:USERPROFILE }
    [System.Environment]::GetFolderPath('UserProfile')
}
