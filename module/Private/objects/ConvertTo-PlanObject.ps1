function ConvertTo-PlanObject {
    # The answer of 'resolve' as AwsRole.Plan; the engine's Tree is its default view.
    param([psobject] $Answer)
    $plan = ConvertTo-TypedObject $Answer 'AwsRole.Plan'
    foreach ($name in 'RegionDecidedBy', 'StsEndpointDecidedBy') {
        if ($plan.$name) { $plan.$name = ConvertTo-TypedObject $plan.$name 'AwsRole.Setting' }
    }
    $plan.Hops = @(
        foreach ($item in $Answer.hops) {
            $hop = ConvertTo-TypedObject $item 'AwsRole.Hop'
            if ($null -ne $item.PSObject.Properties['keptUntil']) {
                $hop.KeptUntil = ConvertTo-LocalTime $item.keptUntil
                $hop.PSObject.Members.Add([psnoteproperty]::new('KeptUntilUtc', (ConvertTo-UtcTime $item.keptUntil)))
            }
            $hop.Kind = ConvertTo-KindName $hop.Kind
            $hop.Settings = @(foreach ($setting in $item.settings) { ConvertTo-TypedObject $setting 'AwsRole.Setting' })
            $hop
        }
    )
    $plan
}

function ConvertTo-TypedObject {
    # A property bag of the engine as an object of that type, its members named as PowerShell names them.
    param([psobject] $Bag, [string] $TypeName)
    $members = [ordered] @{ PSTypeName = $TypeName }
    foreach ($property in $Bag.PSObject.Properties) {
        $members[$property.Name.Substring(0, 1).ToUpperInvariant() + $property.Name.Substring(1)] = $property.Value
    }
    [pscustomobject] $members
}
