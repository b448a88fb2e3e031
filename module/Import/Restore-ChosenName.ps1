function Restore-ChosenName {
    # Sets AWS_PROFILE at import to the profile that the user saved with -Persist, unless the environment already selects one. Does nothing
    # without the file, which only -Persist creates. Most of its time is the first call of each .NET method, so it makes as few as possible.
    if ($null -ne $Env:AWS_PROFILE -or $null -ne $Env:AWS_DEFAULT_PROFILE -or $null -ne $Env:AWS_ACCESS_KEY_ID -or $null -ne $Env:AWSROLE_STATE -or (script:Test-Windows)) { return }
    $file = script:Get-ChosenNamePath
    if ([System.IO.File]::Exists($file)) { script:Use-ChosenName $file }
}

function Use-ChosenName {
    # An unreadable file must not prevent the import.
    param([string] $File)
    try {
        if (-not (script:Test-RegularFile $File 16384)) { return }
        $name = [System.IO.File]::ReadAllText($File) -replace '\r?\n\z'
    } catch {
        $Global:Error.RemoveAt(0)
        return
    }
    if ($name -and $name -notmatch $UnsafeText) { [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', $name) }
}

function Get-ChosenNamePath {
    # The file of the saved profile, next to the settings: ${XDG_CONFIG_HOME:-~/.config}/awsrole/profile. A relative XDG_CONFIG_HOME is
    # ignored (XDG Base Directory Specification).
    if ($Env:XDG_CONFIG_HOME -clike '/*') { return "$Env:XDG_CONFIG_HOME/awsrole/profile" }
    "$([System.Environment]::GetFolderPath('UserProfile'))/.config/awsrole/profile"
}
