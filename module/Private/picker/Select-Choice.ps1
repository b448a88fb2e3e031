function Select-Choice {
    # Which profile a name, or a part of one, means: an object with Action (pick, console, clear, cancel), Names and Requests. The name as it is,
    # else the same in other letters, otherwise the only one that has the text in its name (or, when no name has it, in account,
    # role or region). Of several the user picks; without a terminal they are an error. '' is a part of every name.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [bool] $Multi = $false)
    if ($Text -and (Test-KnownProfile $Text)) { return New-Choice $Text }
    if (-not $Text) {
        Assert-Terminal $Cmdlet
        return Show-Picker (New-PickerOption $Multi) $Cmdlet
    }
    if (-not @(Read-Choice $Cmdlet $Text)) { throw (New-OwnErrorRecord 'ProfileNotFound' 'ProfileNone') }
    $found = @($script:ChosenProfile.Fitting)
    if ($found.Count -eq 1) { return New-Choice $found[0] }
    # Nothing fits, not even loosely: the engine's own error names the nearest.
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
    # Which role of Identity Center the user picks, with a text typed already. What was not listed for a day is asked of AWS first.
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
