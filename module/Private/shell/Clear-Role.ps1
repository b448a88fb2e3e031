function Clear-Role {
    # Puts the shell back as it was before the first role, and says so.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Cmdlet.ShouldProcess((Get-Message 'ShellTarget'), (Get-Message 'RoleClear'))) { return }
    $memory = Get-RoleMemory
    $null = Edit-RoleState { Restore-RoleVariable } $Cmdlet
    $line = if ($null -eq $memory) { Get-Message 'RoleNotSet' } elseif ($memory['IsInherited']) { Get-Message 'RoleClearedInherited' } else { Get-Message 'RoleCleared' }
    Write-HostLine $line $Cmdlet
}
