function Set-RoleState {
    # Sets a role in the shell, all or nothing. Variables that are missing in the dictionary are removed, but region and endpoints fall back
    # to the shell's own. The values before the first role are remembered once. About (Session, Request, Server, Renewal, and Pushed if it
    # changes) becomes part of the memory.
    param([System.Collections.IDictionary] $Variables, [System.Collections.IDictionary] $About)
    $memory = Get-RoleMemory
    $before = if ($null -eq $memory) { Read-RoleVariable } else { @{} + $memory.Before }
    $set = @{}
    foreach ($name in $script:RoleVariableName) { $set[$name] = $Variables[$name] }
    if (-not $About['Server']) { Copy-ContainerVariable $set $memory }
    if (-not $Variables['AWS_REGION']) {
        foreach ($name in 'AWS_REGION', 'AWS_DEFAULT_REGION') { $set[$name] = $before[$name] }
    }
    $endpoints = Merge-EndpointVariable $Variables $set $before $memory
    $set[$script:InheritedName] = ConvertTo-InheritedText $set $before $About['Session']
    $write = @{} + $set
    foreach ($name in $endpoints.Keys) { $write[$name] = $endpoints[$name] }
    # Before the variables change, since they may describe a role that another shell set.
    $earlier = Get-EarlierRole
    Update-EarlierRole $About
    try { Write-RoleVariable $write } catch { Set-EarlierRole $earlier; throw }
    $pushed = if ($About.Contains('Pushed')) { $About['Pushed'] } elseif ($null -ne $memory) { $memory['Pushed'] }
    Set-RoleMemory @{ Before = $before; Set = $set; Session = $About['Session']; Request = $About['Request']; Server = $About['Server']; Renewal = $About['Renewal']; Pushed = $pushed }
}

function Copy-ContainerVariable {
    # Keeps the shell's own container variables next to keys, which take precedence over them: profiles with credential_source =
    # EcsContainer need them.
    param([System.Collections.IDictionary] $Values, [System.Collections.IDictionary] $Memory)
    foreach ($name in $script:ContainerVariableName) {
        $Values[$name] = [System.Environment]::GetEnvironmentVariable($name)
        # A value that a role set is not the shell's own.
        if ($null -ne $Memory -and $Values[$name] -ceq $Memory.Set[$name]) { $Values[$name] = $Memory.Before[$name] }
    }
}

function Clear-RoleState {
    # Restores every variable from before the first role, also those the user has changed since. Returns $false if there was no role.
    $memory = Get-RoleMemory
    if ($null -eq $memory) { return }
    Remove-RoleServer
    Write-RoleVariable $memory.Before
    Update-EarlierRole
    Set-RoleMemory $null
    Set-ProtectedMark
}
