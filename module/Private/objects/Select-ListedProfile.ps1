function Select-ListedProfile {
    # Lets the person pick a profile from the list, and returns what Set-ChosenProfile is to do; nothing after Escape.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-Terminal $Cmdlet
    $profiles = @(Read-Profile $Cmdlet)
    if ($profiles.Count -eq 0) {
        Write-NoFileWarning $Cmdlet
        throw (New-NoProfileRecord)
    }
    $current = Read-ChosenName
    if ($null -eq $current) { $current = 'default' }
    $choice = Show-Picker @(ConvertTo-ListItem $profiles $current) @{ Title = 'AWS_PROFILE'; PickByDigit = $true }
    switch ($choice.Action) {
        'Pick' { return @{ ProfileName = $choice.Name } }
        'Clear' { return @{ Clear = $true } }
    }
    Write-HostLine (Get-Message 'ProfileUnchanged' $current) $Cmdlet
}

function ConvertTo-ListItem {
    # What the picker shows of each profile, in the order of the files: the digits pick the first ten.
    param([object[]] $Profiles, [string] $Current)
    foreach ($item in $Profiles) {
        @{ Name = $item.Name; Account = $item.AccountId; Role = "$($item.RoleName)"; Region = $item.Region; IsCurrent = $item.Name -ceq $Current }
    }
}
