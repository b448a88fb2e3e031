function Clear-Role {
    # Puts the shell back as it was before the first role, and says so.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not (Confirm-Act (Get-Message 'ShellTarget') (Get-Message 'RoleClear') $Cmdlet)) { return }
    $memory = Get-RoleMemory
    Use-RoleLock { Clear-RoleState } $Cmdlet
    $line = if ($null -eq $memory) { Get-Message 'RoleNotSet' } elseif ($memory['IsInherited']) { Get-Message 'RoleClearedInherited' } else { Get-Message 'RoleCleared' }
    Write-HostLine $line $Cmdlet
}

function Assert-NoProfile {
    # Ends the cmdlet when it was given a profile though the shell has one role only. One that $PSDefaultParameterValues gives to every
    # command, as users of AWS Tools have it ('*:ProfileName'), is not meant for this.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Bound.ContainsKey('Profile') -or (Test-DefaultValue $Bound['Profile'] ('Profile', 'ProfileName', 'Name') $Cmdlet)) { return }
    throw (New-OwnErrorRecord 'InvalidParameter' 'RoleClearProfile' -Target $Bound['Profile'])
}

function Test-DefaultValue {
    # Whether the caller's $PSDefaultParameterValues has this value for the cmdlet's parameter of one of these names.
    param([object] $Value, [string[]] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $table = $Cmdlet.SessionState.PSVariable.GetValue('PSDefaultParameterValues')
    if ($table -isnot [System.Collections.IDictionary]) { return $false }
    foreach ($key in $table.Keys) {
        $command, $parameter = "$key" -split ':', 2
        if ($Cmdlet.MyInvocation.MyCommand.Name -notlike "$command".Trim()) { continue }
        $isNamed = @($Name -like "$parameter".Trim()).Count -gt 0
        if ($isNamed -and ($table[$key] -is [scriptblock] -or "$($table[$key])" -ceq "$Value")) { return $true }
    }
    $false
}
