function Select-SettingParameter {
    # The bound parameters of a cmdlet that edits profiles, under the engine's names. -Setting's table becomes key=value.
    param([System.Collections.IDictionary] $Bound)
    $parameters = @{}
    foreach ($name in 'Profile', 'NewName', 'RoleArn', 'SourceProfile', 'CredentialSource', 'SerialNumber', 'MfaProcess', 'RoleSessionName',
        'DurationSeconds', 'ExternalId', 'WebIdentityTokenFile', 'CredentialProcess', 'SsoSession', 'SsoAccountId', 'SsoRoleName', 'SsoStartUrl',
        'SsoRegion', 'Region', 'Output', 'RemoveSetting', 'As') {
        if ($Bound.ContainsKey($name)) { $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $Bound[$name] }
    }
    if ($Bound.ContainsKey('Setting')) {
        $parameters['setting'] = [string[]] @(foreach ($key in $Bound['Setting'].Keys) { "$key=$($Bound['Setting'][$key])" })
    }
    $parameters
}
