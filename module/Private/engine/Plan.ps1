function Read-Plan {
    # The plan for these parameters as AwsRole.Plan; its reasons go to -Verbose, its warnings to the warning stream.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $question = @{} + $Parameters
    $question['explain'] = $true
    $plan = ConvertTo-PlanObject (Invoke-Engine 'resolve' $question (Get-RequestEnvironment $Parameters) $Cmdlet)
    foreach ($reason in $plan.Reasons) { $Cmdlet.WriteVerbose((ConvertTo-SafeText $reason)) }
    foreach ($warning in $plan.Warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    $plan
}

function Show-Plan {
    # The plan's tree for the user, for -WhatIf. Resolving needs no token code.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $question = @{} + $Parameters
    $question.Remove('tokenCode')
    foreach ($line in (Read-Plan $question $Cmdlet).Tree.Split("`n")) { Write-HostLine $line $Cmdlet }
}
