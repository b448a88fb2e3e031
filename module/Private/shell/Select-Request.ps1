function Select-Request {
    # What awsp is to ask for: the request of the profile that the text means, or for - of the earlier role. Nothing when the
    # person left the list, or cleared the role there.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [bool] $Sso = $false)
    if ($Text -ceq '-') { return Get-EarlierRequest $Cmdlet }
    $choice = if ($Sso) { Select-SsoChoice $Text $Cmdlet } else { Select-Choice $Text $Cmdlet }
    switch ($choice.Action) {
        'clear' { Clear-Role $Cmdlet }
        'console' { Open-Console $choice.Requests[0] $Cmdlet }
        'pick' { @{ Parameters = $choice.Requests[0]; Origin = @{} } }
    }
}

function Select-Several {
    # The profiles that the user marks, as objects of Get-AwsProfile; nothing when the user left.
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
