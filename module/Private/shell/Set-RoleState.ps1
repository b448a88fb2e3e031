function Set-RoleState {
    # Puts a role into the shell, all or nothing: variables that are not in the dictionary are removed; the region, when the
    # role has none, is the shell's own, as are endpoints. What was there before the first role is remembered once; About
    # (Session, Request, Server, Renewal, and Pushed when it is other than until now) is remembered next to it.
    param([System.Collections.IDictionary] $Variables, [System.Collections.IDictionary] $About)
    $memory = Get-RoleMemory
    $before = if ($null -eq $memory) { Read-RoleVariable } else { @{} + $memory.Before }
    $set = @{}
    foreach ($name in $script:RoleVariableName) { $set[$name] = $Variables[$name] }
    if (-not $About['Server']) { Copy-ContainerVariable $set $memory }
    if (-not $Variables['AWS_REGION']) {
        foreach ($name in 'AWS_REGION', 'AWS_DEFAULT_REGION') { $set[$name] = $before[$name] }
    }
    $endpoints = Join-EndpointVariable $Variables $set $before $memory
    $set[$script:InheritedName] = ConvertTo-InheritedText $set $before $About['Session']
    $write = @{} + $set
    foreach ($name in $endpoints.Keys) { $write[$name] = $endpoints[$name] }
    # Before the variables change: they may name a role that another shell set.
    $earlier = Get-EarlierRole
    Update-EarlierRole $About
    try { Write-RoleVariable $write } catch { Set-EarlierRole $earlier; throw }
    $pushed = if ($About.Contains('Pushed')) { $About['Pushed'] } elseif ($null -ne $memory) { $memory['Pushed'] }
    Set-RoleMemory @{ Before = $before; Set = $set; Session = $About['Session']; Request = $About['Request']; Server = $About['Server']; Renewal = $About['Renewal']; Pushed = $pushed }
}

function Copy-ContainerVariable {
    # The shell's own way to a container's credentials stays next to keys, which take precedence over it: profiles with credential_source =
    # EcsContainer need it.
    param([System.Collections.IDictionary] $Values, [System.Collections.IDictionary] $Memory)
    foreach ($name in $script:ContainerVariableName) {
        $Values[$name] = [System.Environment]::GetEnvironmentVariable($name)
        # What a role put there is not the shell's own.
        if ($null -ne $Memory -and $Values[$name] -ceq $Memory.Set[$name]) { $Values[$name] = $Memory.Before[$name] }
    }
}

function Clear-RoleState {
    # Puts every variable back as it was before the first role, also one that was changed by hand since.
    $memory = Get-RoleMemory
    if ($null -eq $memory) { return }
    Remove-RoleServer
    Write-RoleVariable $memory.Before
    Update-EarlierRole
    Set-RoleMemory $null
    Set-ProtectedMark
}
