function ConvertTo-TypedObject {
    # Gives a property bag of the engine this type name.
    param([psobject] $Bag, [string] $TypeName)
    $Bag.PSObject.TypeNames.Insert(0, $TypeName)
    $Bag
}
