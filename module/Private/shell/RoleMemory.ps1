function Get-RoleMemory {
    # Kept by the process, as its environment is: after importing the module again, or in a second runspace, a role's own
    # variables must not be taken for what was there before. A role of the shell that started this one counts as set here, IsInherited.
    # Null: no role was set.
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
    # What a user calls the role: its profile, otherwise the name in its ARN.
    param([psobject] $Session)
    if ($Session.Profile) { $Session.Profile } else { "$($Session.RoleName)" }
}
