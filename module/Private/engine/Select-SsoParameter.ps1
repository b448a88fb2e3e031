function Select-SsoParameter {
    # The bound parameters of the cmdlets of IAM Identity Center and aws login, under the engine's names.
    param([System.Collections.IDictionary] $Bound)
    $parameters = @{}
    foreach ($name in 'Profile', 'Session', 'StartUrl', 'Region', 'UseDeviceCode', 'NoBrowser', 'Account', 'Role', 'Refresh', 'Template', 'Lower', 'Exclude',
        'Prune', 'Remote', 'All') {
        if (-not $Bound.ContainsKey($name)) { continue }
        $value = $Bound[$name]
        if ($value -is [switch]) { $value = [bool] $value }
        $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $value
    }
    $parameters
}
