function ConvertTo-Dictionary {
    # Converts a property bag to a hashtable: missing members read as null under strict mode, and if it is bound to a parameter, a log shows
    # its type, not its contents.
    param([psobject] $Bag)
    $dictionary = @{}
    if ($null -ne $Bag) {
        foreach ($property in $Bag.PSObject.Properties) {
            $dictionary[$property.Name] = $property.Value
        }
    }
    $dictionary
}
