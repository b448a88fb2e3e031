function Read-Plan {
    # The plan for these parameters as AwsRole.Plan. Writes its reasons as verbose messages and its warnings as warnings.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $question = @{} + $Parameters
    $question['explain'] = $true
    $plan = Invoke-Engine 'resolve' $question (Get-RequestEnvironment $Parameters) $Cmdlet
    foreach ($reason in $plan.Reasons) { $Cmdlet.WriteVerbose((ConvertTo-SafeText $reason)) }
    foreach ($warning in $plan.Warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    $plan.Hops = @(foreach ($hop in $plan.Hops) {
            $hop.Settings = @(foreach ($setting in $hop.Settings) { ConvertTo-TypedObject $setting 'AwsRole.Setting' })
            ConvertTo-TypedObject $hop 'AwsRole.Hop'
        })
    foreach ($setting in $plan.RegionDecidedBy, $plan.StsEndpointDecidedBy) { if ($setting) { $null = ConvertTo-TypedObject $setting 'AwsRole.Setting' } }
    ConvertTo-TypedObject $plan 'AwsRole.Plan'
}

function Show-Plan {
    # Shows the tree of the plan for -WhatIf. Resolving needs no MFA code.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $question = @{} + $Parameters
    $question.Remove('tokenCode')
    foreach ($line in (Read-Plan $question $Cmdlet).Tree.Split("`n")) { Write-HostLine $line $Cmdlet }
}
