function ConvertTo-PlanObject {
    # The answer of 'resolve' as AwsRole.Plan; the engine's Tree is its default view.
    param([psobject] $Answer)
    $plan = ConvertTo-TypedObject $Answer 'AwsRole.Plan'
    foreach ($name in 'RegionDecidedBy', 'StsEndpointDecidedBy') {
        if ($plan.$name) { $plan.$name = ConvertTo-TypedObject $plan.$name 'AwsRole.Setting' }
    }
    $plan.Hops = @(
        foreach ($item in $Answer.hops) {
            $hop = ConvertTo-TypedObject $item 'AwsRole.Hop' -Word 'Kind'
            $hop.Settings = @(foreach ($setting in $item.settings) { ConvertTo-TypedObject $setting 'AwsRole.Setting' })
            $hop
        }
    )
    $plan
}
