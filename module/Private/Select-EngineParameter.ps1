function Select-EngineParameter {
    # The bound parameters that the engine knows, under its names (RoleArn becomes roleArn).
    param([System.Collections.IDictionary] $Bound)
    $parameters = @{}
    foreach ($name in 'Profile', 'RoleArn', 'SourceProfile', 'SerialNumber', 'TokenCode', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Region') {
        if ($Bound.ContainsKey($name)) {
            $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $Bound[$name]
        }
    }
    $parameters
}
