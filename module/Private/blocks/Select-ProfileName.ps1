function Select-ProfileName {
    # The profile of a pipeline object: a string, or its property Profile, ProfileName, or Name. Fails if it has none of these.
    param([psobject] $InputObject)
    if ($InputObject.PSObject.BaseObject -is [string]) { return $InputObject.PSObject.BaseObject }
    foreach ($name in 'Profile', 'ProfileName', 'Name') {
        $property = $InputObject.PSObject.Properties[$name]
        if ($null -ne $property -and $property.Value) { return "$($property.Value)" }
    }
    throw (New-OwnErrorRecord 'InvalidParameter' 'InvokeNameless' $InputObject.PSObject.BaseObject.GetType().Name)
}
