function Select-ListedProfile {
    # Lets the user choose a profile from the list, and returns the parameters for Switch-Profile. Nothing if the user cancels or opens the
    # console.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-Terminal $Cmdlet
    $profiles = @(Read-Profile $Cmdlet)
    if ($profiles.Count -eq 0) {
        Write-NoFileWarning $Cmdlet
        throw (New-OwnErrorRecord 'ProfileNotFound' 'ProfileNone')
    }
    $current = Read-ChosenName
    if ($null -eq $current) { $current = 'default' }
    $choice = Show-Picker @{ title = 'AWS_PROFILE'; digits = $true; current = $current } $Cmdlet
    switch ($choice.Action) {
        'pick' { return @{ ProfileName = $choice.Names[0] } }
        'clear' { return @{ Clear = $true } }
        'console' {
            Open-Console @{ profile = $choice.Names[0] } $Cmdlet
            return
        }
    }
    Write-HostLine (Get-Message 'ProfileUnchanged' $current) $Cmdlet
}
