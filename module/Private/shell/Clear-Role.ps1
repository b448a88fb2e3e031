function Clear-Role {
    # Restores the shell to its state before the first role, and reports it.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not (Confirm-Action (Get-Message 'ShellTarget') (Get-Message 'RoleClear') $Cmdlet)) { return }
    $memory = Get-RoleMemory
    Use-RoleLock { Clear-RoleState } $Cmdlet
    $line = if ($null -eq $memory) { Get-Message 'RoleNotSet' } elseif ($memory['IsInherited']) { Get-Message 'RoleClearedInherited' } else { Get-Message 'RoleCleared' }
    Write-HostLine $line $Cmdlet
}

function Assert-NoProfile {
    # Fails if the user specified a profile, because the shell has only one role. A value that $PSDefaultParameterValues sets for every
    # command, as users of AWS Tools do ('*:ProfileName'), is ignored.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Bound.ContainsKey('Profile') -or (Test-DefaultValue $Bound['Profile'] ('Profile', 'ProfileName', 'Name') $Cmdlet)) { return }
    throw (New-OwnErrorRecord 'InvalidParameter' 'RoleClearProfile' -Target $Bound['Profile'])
}

function Test-DefaultValue {
    # Tests whether the caller's $PSDefaultParameterValues sets this value for the cmdlet's parameter, by one of these names.
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
