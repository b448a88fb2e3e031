function Save-RoleState {
    # What the shell holds and what is remembered of its role, for Restore-RoleState.
    $mark = Get-ProtectedMark
    @{ Values = Read-RoleVariable; Memory = Get-RoleMemory; Earlier = Get-EarlierRole; Protected = if ($null -ne $mark) { $mark.Profile } }
}

function Restore-RoleState {
    # Puts back exactly that, whatever happened to either since.
    param([System.Collections.IDictionary] $State)
    Write-RoleVariable $State.Values
    Set-RoleMemory $State.Memory
    Set-ProtectedMark $State.Protected
    Set-EarlierRole $State.Earlier
}
