function Select-Choice {
    # Finds the profile for a name or a part of it, and returns an object with Action (pick, console, clear, cancel), Names, and Requests.
    # The exact name, otherwise the name in another case, otherwise the only profile whose name contains the text (or, if no name does,
    # whose account, role, or region does). Among several the user chooses from the list; without a terminal that is an error. '' matches
    # every name.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [bool] $Multi = $false)
    if ($Text -and (Test-KnownProfile $Text)) { return New-Choice $Text }
    if (-not $Text) {
        Assert-Terminal $Cmdlet
        return Show-Picker (New-PickerOption $Multi) $Cmdlet
    }
    if (-not @(Read-Choice $Cmdlet $Text)) { throw (New-OwnErrorRecord 'ProfileNotFound' 'ProfileNone') }
    $found = @($script:ChosenProfile.Fitting)
    if ($found.Count -eq 1) { return New-Choice $found[0] }
    # Not even a loose match: the engine's error suggests the nearest names.
    if (-not $found -and -not $script:ChosenProfile.IsFound) { return New-Choice $Text }
    if (-not (Test-Terminal)) {
        if (-not $found) { return New-Choice $Text }
        throw (New-AmbiguousRecord $Text $found)
    }
    $options = New-PickerOption $Multi
    $options['query'] = $Text
    Show-Picker $options $Cmdlet
}

function Select-SsoChoice {
    # Lets the user choose a role of IAM Identity Center from the list, filtered by Text. A list older than a day is first refreshed from
    # AWS.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-Terminal $Cmdlet
    $options = @{ sso = $true }
    if ($Text) { $options['query'] = $Text }
    Show-Picker $options $Cmdlet
}

function New-PickerOption {
    param([bool] $Multi)
    $options = @{ multi = $Multi }
    $current = Get-CurrentName
    if ($current) { $options['current'] = $current }
    $options
}

function New-Choice {
    param([string] $Name)
    [pscustomobject] @{ Action = 'pick'; Names = @($Name); Requests = @(@{ profile = $Name }) }
}

function New-AmbiguousRecord {
    param([string] $Text, [string[]] $Names)
    $listed = $Names[0..([math]::Min($Names.Count, 10) - 1)] -join ', '
    if ($Names.Count -gt 10) { $listed = Get-Message 'ProfileAmbiguousMore' $listed, ($Names.Count - 10) }
    New-OwnErrorRecord 'ProfileAmbiguous' 'ProfileAmbiguous' ($Text, $Names.Count, $listed) $Text
}
