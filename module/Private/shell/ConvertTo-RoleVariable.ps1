function ConvertTo-RoleVariable {
    # The environment variables in the engine's answer about a session or a server. Null removes a variable.
    param([object] $Answer)
    # Not passed to another function: a log of bound parameters would show the contents of the bag.
    $variables = @{}
    foreach ($property in $Answer.variables.PSObject.Properties) { $variables[$property.Name] = $property.Value }
    $variables
}
