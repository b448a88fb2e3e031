function Join-EndpointVariable {
    # What is to be written with a role's other variables, so that calls go where the role's profile says: its own endpoints,
    # which Set gets too, and as they were before it those that only the role before had. What the shell had of its own is noted
    # in Before; a variable that was changed by hand since then stays.
    param(
        [System.Collections.IDictionary] $Variables,
        [System.Collections.IDictionary] $Set,
        [System.Collections.IDictionary] $Before,
        [System.Collections.IDictionary] $Memory
    )
    $write = @{}
    foreach ($name in Get-HeldEndpointName) {
        if ($Variables.Contains($name)) { continue }
        if ($null -eq $Memory) {
            # Of awsrole export, in another shell or in the one that started this one.
            $write[$name] = $null
            continue
        }
        if ([System.Environment]::GetEnvironmentVariable($name) -ceq $Memory.Set[$name]) { $write[$name] = $Before[$name] }
        $Before.Remove($name)
    }
    foreach ($name in Get-EndpointName $Variables) {
        if (-not $Before.Contains($name)) { $Before[$name] = [System.Environment]::GetEnvironmentVariable($name) }
        $Set[$name] = $write[$name] = $Variables[$name]
    }
    $write
}

function Get-EndpointName {
    # Of the names in a table those of endpoints, by one search: a switch looks through five tables, and most have none.
    param([System.Collections.IDictionary] $Values)
    foreach ($match in $script:EndpointPattern.Matches($Values.Keys -join "`n")) { $match.Value }
}

function Get-HeldEndpointName {
    # The endpoints that a role has put into this shell, or into the one that started it.
    $held = [System.Environment]::GetEnvironmentVariable('AWSROLE_ENDPOINTS')
    if ($held) { foreach ($match in $script:EndpointPattern.Matches($held.Replace(',', "`n"))) { $match.Value } }
}

# What botocore and the SDKs read of where calls go and whom they trust there, as a line of its own.
$script:EndpointPattern = [regex] '(?m)^AWS_(?:ENDPOINT_URL|ENDPOINT_URL_[A-Z0-9_]+|IGNORE_CONFIGURED_ENDPOINT_URLS|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT|CA_BUNDLE)$'
