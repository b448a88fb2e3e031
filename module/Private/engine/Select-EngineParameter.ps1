function Select-EngineParameter {
    # The bound parameters that the engine knows, under its names (RoleArn becomes roleArn). MayAsk: the command may require confirmation,
    # which -Confirm:$false gives in advance.
    param([System.Collections.IDictionary] $Bound, [switch] $MayAsk)
    $parameters = @{}
    foreach ($name in $Bound.Keys) {
        if ($name -cnotin $script:EngineParameterName) { continue }
        $value = $Bound[$name]
        if ($value -is [switch]) { $value = [bool] $value }
        if ($name -ceq 'TokenCode') {
            # TokenCode is an object, because it may be a SecureString. As text it keeps leading zeros, which a number has lost.
            $value = if ($value -is [securestring]) { [pscredential]::new('code', $value).GetNetworkCredential().Password } else { [string] $value }
            # AWS would reject it anyway: save the call.
            if (-not (Test-TokenCode @{ answer = $value })) { throw (New-OwnErrorRecord 'MfaRejected' 'TokenCodeMalformed' -Target $Bound['SerialNumber']) }
        }
        if ($value -is [System.Collections.IDictionary]) { $value = ConvertTo-PairText $value $name }
        # A path means the file that exists now, also if the role is later renewed from another folder.
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
    # The table of -Tag or -Setting as key=value texts; tags are sorted. The key ends at the first =.
    param([System.Collections.IDictionary] $Table, [string] $Name)
    $pairs = [string[]] @(foreach ($key in $Table.Keys) {
            if ($Name -ceq 'Tag' -and [string] $key -match '=') { throw (New-OwnErrorRecord 'InvalidParameter' 'TagKeyEquals' (ConvertTo-SafeText $key)) }
            "$key=$($Table[$key])"
        })
    if ($Name -ceq 'Tag') { [array]::Sort($pairs, [System.StringComparer]::Ordinal) }
    , $pairs
}

function Select-PlanParameter {
    # The parameters that a plan depends on.
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
