function Set-ProtectedMark {
    # Marks the protected profile that this shell switched to, for its prompt and those of the shells that it starts, and shows it in
    # the window's title. Without a name the mark goes, and the title is as it was before; one that somebody else set is left alone.
    param([string] $Profile)
    $mark = Get-ProtectedMark
    if ($null -ne $mark) {
        if ($mark.Profile -ceq $Profile) { return }
        if ($null -ne $mark.Title -and (Read-WindowTitle) -ceq $mark.Title) { Write-WindowTitle $mark.TitleBefore }
        if ($mark['HasTab'] -and -not $Profile) { $null = Write-TabColor -Reset }
    }
    if ($Profile) { $mark = Show-ProtectedTitle $Profile } else { $mark = $null }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Protected', $mark)
    [System.Environment]::SetEnvironmentVariable('AWSROLE_PROTECTED', $(if ($Profile) { $Profile } else { [NullString]::Value }))
}

function Get-ProtectedMark {
    # Profile, Title, TitleBefore, HasTab (its tab is colored); null when the shell did not switch to a protected profile. Kept where a role's memory is. The shell
    # that started this one may have switched to it: then no title of ours is to be put back.
    $mark = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Protected')
    if ($null -ne $mark) { return $mark }
    $inherited = [System.Environment]::GetEnvironmentVariable('AWSROLE_PROTECTED')
    if ($inherited) { @{ Profile = $inherited; Title = $null; TitleBefore = $null } }
}

function Show-ProtectedTitle {
    # Puts the profile before the window's title. Title is what the host made of it; null if there is no window.
    param([string] $Profile)
    $before = Read-WindowTitle
    $title = ConvertTo-SafeText (Get-Message 'ProtectedTitle' $Profile)
    if ($before) { $title += " - $before" }
    Write-WindowTitle $title
    @{ Profile = $Profile; Title = Read-WindowTitle; TitleBefore = $before; HasTab = Write-TabColor }
}

function Read-WindowTitle {
    $ErrorActionPreference = 'Stop'
    try { $Host.UI.RawUI.WindowTitle } catch { $Global:Error.RemoveAt(0) }
}

function Write-WindowTitle {
    param([string] $Title)
    $ErrorActionPreference = 'Stop'
    # A host without a window: then there is no title to show anything in.
    try { $Host.UI.RawUI.WindowTitle = $Title } catch { $Global:Error.RemoveAt(0) }
}
