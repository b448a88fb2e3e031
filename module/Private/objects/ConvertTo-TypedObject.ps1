function ConvertTo-TypedObject {
    # What the engine answered as an object of that type.
    param([psobject] $Bag, [string] $TypeName)
    $Bag.PSObject.TypeNames.Insert(0, $TypeName)
    $Bag
}
