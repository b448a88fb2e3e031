function Select-ProfileName {
    # The profile that an object from the pipeline means: its name, or what has a property Profile, ProfileName or Name. An error for
    # an object without one.
    param([psobject] $InputObject)
    if ($InputObject.PSObject.BaseObject -is [string]) { return $InputObject.PSObject.BaseObject }
    foreach ($name in 'Profile', 'ProfileName', 'Name') {
        $property = $InputObject.PSObject.Properties[$name]
        if ($null -ne $property -and $property.Value) { return "$($property.Value)" }
    }
    throw (New-OwnErrorRecord 'InvalidParameter' 'InvokeNameless' $InputObject.PSObject.BaseObject.GetType().Name)
}
