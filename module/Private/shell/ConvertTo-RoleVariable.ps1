function ConvertTo-RoleVariable {
    # The environment variables in what the engine answers of a session, or of a server. Null where the new role has no such value.
    param([object] $Answer)
    # Not given to another function: a log of bound parameters would show the whole bag.
    $variables = @{}
    foreach ($property in $Answer.variables.PSObject.Properties) { $variables[$property.Name] = $property.Value }
    $variables
}
