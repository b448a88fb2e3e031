function Merge-EndpointVariable {
    # The endpoint variables to write with a new role: its own endpoints (also added to Set), and the shell's earlier values of endpoints
    # that only the previous role had. The shell's own values are recorded in Before; a variable that the user has changed since stays.
    param(
        [System.Collections.IDictionary] $Variables,
        [System.Collections.IDictionary] $Set,
        [System.Collections.IDictionary] $Before,
        [System.Collections.IDictionary] $Memory
    )
    $write = @{}
    foreach ($name in Get-RoleEndpointName) {
        if ($Variables.Contains($name)) { continue }
        if ($null -eq $Memory) {
            # Set by `awsrole export`, here or in the parent shell.
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
    # The endpoint names among the keys of a table, by one regex search: a switch looks through five tables, and most have none.
    param([System.Collections.IDictionary] $Values)
    foreach ($match in $script:EndpointPattern.Matches($Values.Keys -join "`n")) { $match.Value }
}

function Get-RoleEndpointName {
    # The names of the endpoints that a role has set in this shell or its parent.
    $names = [System.Environment]::GetEnvironmentVariable('AWSROLE_ENDPOINTS')
    if ($names) { foreach ($match in $script:EndpointPattern.Matches($names.Replace(',', "`n"))) { $match.Value } }
}

# The variables with which botocore and the SDKs choose endpoints and trusted certificates, each on its own line.
$script:EndpointPattern = [regex] '(?m)^AWS_(?:ENDPOINT_URL|ENDPOINT_URL_[A-Z0-9_]+|IGNORE_CONFIGURED_ENDPOINT_URLS|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT|CA_BUNDLE)$'
