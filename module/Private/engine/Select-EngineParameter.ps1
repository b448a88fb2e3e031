function Select-EngineParameter {
    # The bound parameters that the engine knows, under its names (RoleArn becomes roleArn). MayAsk: its command may ask whether to go
    # on, which -Confirm:$false answers.
    param([System.Collections.IDictionary] $Bound, [switch] $MayAsk)
    $parameters = @{}
    foreach ($name in $Bound.Keys) {
        if ($name -cnotin $script:EngineParameterName) { continue }
        $value = $Bound[$name]
        if ($value -is [switch]) { $value = [bool] $value }
        if ($name -ceq 'TokenCode') {
            # An object, since a SecureString is taken too. The text keeps the zeros that a number has lost.
            $value = if ($value -is [securestring]) { [pscredential]::new('code', $value).GetNetworkCredential().Password } else { [string] $value }
            # Such a code would only cost a call.
            if (-not (Test-TokenCode @{ answer = $value })) { throw (New-OwnErrorRecord 'MfaRejected' 'TokenCodeMalformed' -Target $Bound['SerialNumber']) }
        }
        if ($value -is [System.Collections.IDictionary]) { $value = ConvertTo-PairText $value $name }
        # The path of a file means the file that is there now, also when the role is renewed elsewhere.
        if ($name -ceq 'Policy' -and $value -notmatch '\A\s*[{\[]') { $value = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($value) }
        $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $value
    }
    if ($Bound.ContainsKey('AsProfile')) { $parameters['profile'] = $Bound['AsProfile'] }
    if ($MayAsk -and $Bound.ContainsKey('Confirm') -and -not $Bound['Confirm']) { $parameters['confirmed'] = $true }
    $parameters
}

$script:EngineParameterName = @(
    'Profile', 'RoleArn', 'SourceProfile', 'SerialNumber', 'TokenCode', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Region'
    'Tag', 'TransitiveTagKey', 'SourceIdentity', 'Policy', 'PolicyArn', 'Account', 'Role', 'Session'
    'NoCache', 'Refresh', 'As', 'Section', 'Force', 'Protect', 'Unprotect', 'SealSessions', 'Strict', 'MfaSession', 'Service', 'Destination', 'SessionDuration'
    'NewName', 'CredentialSource', 'MfaProcess', 'WebIdentityTokenFile', 'CredentialProcess', 'SsoSession', 'SsoAccountId', 'SsoRoleName', 'SsoStartUrl'
    'SsoRegion', 'Output', 'Setting', 'RemoveSetting'
    'StartUrl', 'UseDeviceCode', 'NoBrowser', 'Template', 'Lower', 'Exclude', 'Prune', 'Remote', 'All'
)

function ConvertTo-PairText {
    # The table of -Tag or -Setting as key=value, in an order of its own. What stands before the first = is the key.
    param([System.Collections.IDictionary] $Table, [string] $Name)
    $pairs = [string[]] @(foreach ($key in $Table.Keys) {
            if ($Name -ceq 'Tag' -and [string] $key -match '=') { throw (New-OwnErrorRecord 'InvalidParameter' 'TagKeyEquals' (ConvertTo-SafeText $key)) }
            "$key=$($Table[$key])"
        })
    if ($Name -ceq 'Tag') { [array]::Sort($pairs, [System.StringComparer]::Ordinal) }
    , $pairs
}

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
