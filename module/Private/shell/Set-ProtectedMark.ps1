function Set-ProtectedMark {
    # Marks the protected profile that this shell switched to, for its prompt and those of child shells, and shows it in the window title.
    # Without a name, removes the mark and restores the title, unless another program has changed the title since.
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
    # The mark of a protected profile, or null: Profile, Title, TitleBefore, HasTab (whether the tab is colored). Stored in the AppDomain,
    # like a role's memory. If only the parent shell switched to a protected profile, there is no title to restore.
    $mark = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Protected')
    if ($null -ne $mark) { return $mark }
    $inherited = [System.Environment]::GetEnvironmentVariable('AWSROLE_PROTECTED')
    if ($inherited) { @{ Profile = $inherited; Title = $null; TitleBefore = $null } }
}

function Show-ProtectedTitle {
    # Puts the profile in front of the window title. Title is the text as the host stored it; null if there is no window.
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
    # A host without a window has no title.
    try { $Host.UI.RawUI.WindowTitle = $Title } catch { $Global:Error.RemoveAt(0) }
}
