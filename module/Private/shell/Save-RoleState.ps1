function Save-RoleState {
    # What the shell holds and what is remembered of its role, for Restore-RoleState.
    $mark = Get-ProtectedMark
    @{ Values = Read-RoleVariable; Memory = Get-RoleMemory; Server = Get-RoleServer; Earlier = Get-EarlierRole; Protected = if ($null -ne $mark) { $mark.Profile } }
}

function Restore-RoleState {
    # Puts back exactly that, whatever happened to either since. A server that was started since then ends; where the shell used
    # one that has ended by now, it gets what it held before that one.
    param([System.Collections.IDictionary] $State)
    while ($null -ne $State.Memory -and $null -ne $State.Memory['Server'] -and $State.Memory['Server'].HasEnded) {
        $State = $State.Memory['Server'].State
    }
    if (-not [object]::ReferenceEquals((Get-RoleServer), $State.Server)) { Remove-RoleServer }
    Write-RoleVariable $State.Values
    Set-RoleMemory $State.Memory
    Set-ProtectedMark $State.Protected
    Set-EarlierRole $State.Earlier
}
