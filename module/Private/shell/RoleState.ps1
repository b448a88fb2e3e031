function Save-RoleState {
    # The variables of the shell and the memory of its role, for Restore-RoleState.
    $mark = Get-ProtectedMark
    @{
        Values    = Read-RoleVariable
        Memory    = Get-RoleMemory
        Owner     = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Owner')
        Server    = Get-RoleServer
        Earlier   = Get-EarlierRole
        Protected = if ($null -ne $mark) { $mark.Profile }
    }
}

function Restore-RoleState {
    # Restores a saved state exactly, whatever happened since. Stops a server that was started since then. If the saved state used a server
    # that has ended, restores the state before that server.
    param([System.Collections.IDictionary] $State)
    while ($null -ne $State.Memory -and $null -ne $State.Memory['Server'] -and $State.Memory['Server'].HasEnded) {
        $State = $State.Memory['Server'].State
    }
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        if (-not [object]::ReferenceEquals((Get-RoleServer), $State.Server)) { Remove-RoleServer }
        # A command after the block in the pipeline may have started this server.
        if ($null -ne $State.Server -and -not $State.Server.HasEnded) { [System.AppDomain]::CurrentDomain.SetData('AwsRole.Server', $State.Server) }
        $values, $memory = (@{} + $State.Values), (Get-RoleMemory)
        # Endpoints that only the outgoing role set.
        foreach ($name in Get-RoleEndpointName) {
            if (-not $values.Contains($name)) { $values[$name] = if ($null -ne $memory) { $memory.Before[$name] } }
        }
        Write-RoleVariable $values
        Set-RoleMemory $State.Memory
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Owner', $State['Owner'])
        Set-ProtectedMark $State.Protected
        Set-EarlierRole $State.Earlier
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

function Step-RoleTurn {
    # Swaps the shell's variables and role memory with the state in Turn. Both states are used again, so no server is stopped. Runs twice
    # for each object that a block writes into the pipeline, and a function call takes as long as ten .NET calls: so it calls functions only
    # when protection changes.
    param([System.Collections.IDictionary] $Turn)
    $domain, $next, $values = [System.AppDomain]::CurrentDomain, $Turn.State, @{}
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        $mark = $domain.GetData('AwsRole.Protected')
        $protected = if ($null -ne $mark) { $mark.Profile } else { [System.Environment]::GetEnvironmentVariable('AWSROLE_PROTECTED') }
        $Turn.State = @{
            Values    = $values
            Memory    = $domain.GetData('AwsRole')
            Owner     = $domain.GetData('AwsRole.Owner')
            Server    = $domain.GetData('AwsRole.Server')
            Earlier   = $domain.GetData('AwsRole.Earlier')
            Protected = $protected
        }
        foreach ($name in $next.Values.Keys) {
            $values[$name] = $value = [System.Environment]::GetEnvironmentVariable($name)
            if ($value -ceq $next.Values[$name]) { continue }
            if ($null -eq $next.Values[$name]) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) } else { [System.Environment]::SetEnvironmentVariable($name, $next.Values[$name]) }
        }
        # Endpoints that only the outgoing role set.
        if ($values['AWSROLE_ENDPOINTS'] -and $null -ne $Turn.State.Memory) {
            foreach ($name in $values['AWSROLE_ENDPOINTS'].Split(',')) {
                if ($next.Values.Contains($name)) { continue }
                $values[$name] = [System.Environment]::GetEnvironmentVariable($name)
                $own = $Turn.State.Memory.Before[$name]
                if ($null -eq $own) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) } else { [System.Environment]::SetEnvironmentVariable($name, $own) }
            }
        }
        $domain.SetData('AwsRole', $next.Memory)
        $domain.SetData('AwsRole.Owner', $next.Owner)
        $domain.SetData('AwsRole.Server', $next.Server)
        $domain.SetData('AwsRole.Earlier', $next.Earlier)
        if ($protected -cne $next.Protected) { Set-ProtectedMark $next.Protected }
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}
