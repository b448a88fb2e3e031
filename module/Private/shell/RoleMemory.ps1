function Get-RoleMemory {
    # The memory of the current role, or null. Stored in the AppDomain, with the same lifetime as the environment: after re-importing the
    # module, or in a second runspace, the role's variables must not be mistaken for the shell's own. A role of the parent shell counts as
    # set here (IsInherited).
    $memory = [System.AppDomain]::CurrentDomain.GetData('AwsRole')
    if ($null -ne $memory -or -not [System.Environment]::GetEnvironmentVariable($script:InheritedName)) { return $memory }
    $memory = Read-InheritedRole
    [System.AppDomain]::CurrentDomain.SetData('AwsRole', $memory)
    $memory
}

function Set-RoleMemory {
    param([System.Collections.IDictionary] $Memory)
    [System.AppDomain]::CurrentDomain.SetData('AwsRole', $Memory)
    Update-IdleWork
}

function Get-RoleTitle {
    # The name of the role for users: its profile, otherwise its role name.
    param([psobject] $Session)
    if ($Session.Profile) { $Session.Profile } else { "$($Session.RoleName)" }
}
