function Save-RoleState {
    # What the shell holds and what is remembered of its role, for Restore-RoleState.
    @{ Values = Read-RoleVariable; Memory = Get-RoleMemory }
}

function Restore-RoleState {
    # Puts back exactly that, whatever happened to either since.
    param([System.Collections.IDictionary] $State)
    Write-RoleVariable $State.Values
    Set-RoleMemory $State.Memory
}
