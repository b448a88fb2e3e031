function Clear-Role {
    # Puts the shell back as it was before the first role, and says so.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $Cmdlet.ShouldProcess((Get-Message 'ShellTarget'), (Get-Message 'RoleClear'))) { return }
    if (Edit-RoleState { Restore-RoleVariable } $Cmdlet) {
        Write-HostLine (Get-Message 'RoleCleared') $Cmdlet
    } else {
        Write-HostLine (Get-Message 'RoleNotSet') $Cmdlet
    }
}
