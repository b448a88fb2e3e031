function Select-Request {
    # The request for awsp: for the profile that the text means, or for the earlier role (-). Nothing if the user left the list, or cleared
    # the role or opened the console there.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [bool] $Sso = $false)
    if ($Text -ceq '-') { return Get-EarlierRequest $Cmdlet }
    $choice = if ($Sso) { Select-SsoChoice $Text $Cmdlet } else { Select-Choice $Text $Cmdlet }
    switch ($choice.Action) {
        'clear' { Clear-Role $Cmdlet }
        'console' { Open-Console $choice.Requests[0] $Cmdlet }
        'pick' { @{ Parameters = $choice.Requests[0]; Origin = @{} } }
    }
}

function Select-MultipleProfile {
    # The profiles that the user selects in the list, as objects of Get-AwsProfile; nothing if the user cancels.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $choice = Select-Choice $Text $Cmdlet $true
    switch ($choice.Action) {
        'clear' { Clear-Role $Cmdlet }
        'console' { Open-Console @{ profile = $choice.Names[0] } $Cmdlet }
        'pick' {
            $profiles = @(Read-Profile $Cmdlet)
            foreach ($name in $choice.Names) { foreach ($item in $profiles) { if ($item.Name -ceq $name) { $item } } }
        }
    }
}
