function Restore-ChosenName {
    # At import: sets AWS_PROFILE as the user asked with -Persist, in a shell that does not say otherwise. Without the file,
    # which only -Persist makes, nothing is done. Most of its time is the first call of each method of .NET, so that it makes as few as it can.
    if ($null -ne $Env:AWS_PROFILE -or $null -ne $Env:AWS_DEFAULT_PROFILE -or $null -ne $Env:AWS_ACCESS_KEY_ID -or $null -ne $Env:AWSROLE_STATE -or (script:Test-Windows)) { return }
    $file = script:Get-ChosenNamePath
    if ([System.IO.File]::Exists($file)) { script:Use-ChosenName $file }
}

function Use-ChosenName {
    # A file that cannot be read must not keep the module from loading.
    param([string] $File)
    try {
        if (-not (script:Test-PlainFile $File 16384)) { return }
        $name = [System.IO.File]::ReadAllText($File) -replace '\r?\n\z'
    } catch {
        $Global:Error.RemoveAt(0)
        return
    }
    if ($name -and $name -notmatch $UnsafeText) { [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', $name) }
}

function Get-ChosenNamePath {
    # Next to the settings: ${XDG_CONFIG_HOME:-~/.config}/awsrole/profile. A relative path counts for nothing (XDG Base
    # Directory Specification).
    if ($Env:XDG_CONFIG_HOME -clike '/*') { return "$Env:XDG_CONFIG_HOME/awsrole/profile" }
    "$([System.Environment]::GetFolderPath('UserProfile'))/.config/awsrole/profile"
}
