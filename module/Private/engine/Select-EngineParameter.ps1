function Select-EngineParameter {
    # The bound parameters that the engine knows, under its names (RoleArn becomes roleArn). -Confirm:$false confirms what the
    # engine would ask.
    param([System.Collections.IDictionary] $Bound)
    $parameters = @{}
    foreach ($name in $Bound.Keys) {
        if ($name -cnotin $script:EngineParameterName) { continue }
        $value = $Bound[$name]
        if ($value -is [switch]) { $value = [bool] $value }
        if ($name -ceq 'TokenCode') {
            # An object, since a SecureString is taken too. The text keeps the zeros that a number has lost.
            $value = if ($value -is [securestring]) { [pscredential]::new('code', $value).GetNetworkCredential().Password } else { [string] $value }
        }
        if ($name -ceq 'Tag') {
            # What stands before the first = is the key.
            foreach ($key in $value.Keys) { if ([string] $key -match '=') { throw (New-OwnErrorRecord 'InvalidParameter' 'TagKeyEquals' (ConvertTo-SafeText $key)) } }
            $value = [string[]] @(foreach ($key in $value.Keys) { "$key=$($value[$key])" })
            [array]::Sort($value, [System.StringComparer]::Ordinal)
        }
        # The path of a file means the file that is there now, also when the role is renewed elsewhere.
        if ($name -ceq 'Policy' -and $value -notmatch '\A\s*[{\[]') { $value = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($value) }
        $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $value
    }
    if ($Bound.ContainsKey('AsProfile')) { $parameters['profile'] = $Bound['AsProfile'] }
    if ($Bound.ContainsKey('Confirm') -and -not $Bound['Confirm']) { $parameters['confirmed'] = $true }
    $parameters
}

$script:EngineParameterName = @(
    'Profile', 'RoleArn', 'SourceProfile', 'SerialNumber', 'TokenCode', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Region'
    'Tag', 'TransitiveTagKey', 'SourceIdentity', 'Policy', 'PolicyArn', 'Account', 'Role', 'Session'
    'NoCache', 'Refresh', 'As', 'Section', 'Force', 'Protect', 'Unprotect', 'SealSessions', 'Strict', 'MfaSession', 'Service', 'Destination', 'SessionDuration'
)

function Select-PlanParameter {
    # Those of them that a plan depends on.
    param([System.Collections.IDictionary] $Parameters)
    $chosen = @{}
    foreach ($name in $Parameters.Keys) {
        if ($name -cin $script:PlanParameterName) { $chosen[$name] = $Parameters[$name] }
    }
    $chosen
}

$script:PlanParameterName = @(
    'profile', 'roleArn', 'sourceProfile', 'serialNumber', 'roleSessionName', 'durationSeconds', 'externalId', 'region'
    'tag', 'transitiveTagKey', 'sourceIdentity', 'policy', 'policyArn', 'account', 'role', 'session'
)
