function Remove-AwsProfile {
    <#
    .SYNOPSIS
    Removes a profile from AWS's files.

    .DESCRIPTION
    Removes the profile's sections from both files, and its sealed access key; every other byte stays. Because keys may
    go that are nowhere else, it asks first (-Confirm:$false does not). A warning names the profiles that get their
    credentials through this one, and would not work without it.

    What the files were before the first edit of a day is kept beside them, as config.2026-11-24.bak and
    credentials.2026-11-24.bak.

    .PARAMETER Profile
    The profile to remove.

    .PARAMETER WhatIf
    Shows the lines that would change, old and new, and changes nothing.

    .PARAMETER Confirm
    Asks before anything is changed.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Remove-AwsProfile old

    Asks, and removes the profile from both files.

    .EXAMPLE
    Get-AwsProfile test-* | Remove-AwsProfile -Confirm:$false

    Removes all profiles whose names begin with test-, without asking.

    .EXAMPLE
    Remove-AwsProfile base -WhatIf

    Shows the lines that would go, and warns about profiles that depend on base.

    .EXAMPLE
    Remove-AwsProfile nosuch

    Fails with ProfileNotFound.

    .LINK
    New-AwsProfile

    .LINK
    Get-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    [OutputType([void])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            $parameters = Select-SettingParameter $PSBoundParameters
            foreach ($name in (Test-Edit 'remove-profile' $parameters $PSCmdlet).dependents) {
                $PSCmdlet.WriteWarning((ConvertTo-SafeText (Get-Message 'EditDependent' $name, $Profile)))
            }
            Edit-Profile 'remove-profile' $parameters $Profile (Get-Message 'EditRemove') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
