function ConvertTo-TypedObject {
    # A property bag of the engine as an object of that type, its members named as PowerShell names them. Moments are local, with ...Utc
    # next to them; in the members of Word stand words of the engine's, written as PowerShell writes them.
    param([psobject] $Bag, [string] $TypeName, [string[]] $Word = @())
    $members = [ordered] @{ PSTypeName = $TypeName }
    foreach ($property in $Bag.PSObject.Properties) {
        $name, $value = ($property.Name.Substring(0, 1).ToUpperInvariant() + $property.Name.Substring(1)), $property.Value
        $members[$name] = if ($name -in $Word) { ConvertTo-KindName $value } else { $value }
        if ($name -cnotin 'Expiration', 'KeptUntil') { continue }
        $members[$name] = ConvertTo-LocalTime $value
        $members["${name}Utc"] = ConvertTo-UtcTime $value
    }
    [pscustomobject] $members
}

function ConvertTo-KindName {
    # The engine's 'assume-role' as 'AssumeRole'.
    param([string] $Kind)
    [cultureinfo]::InvariantCulture.TextInfo.ToTitleCase($Kind).Replace('-', '')
}
