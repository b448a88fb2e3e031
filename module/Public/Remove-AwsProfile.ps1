function Remove-AwsProfile {
    <#
    .SYNOPSIS
    Removes a profile from the AWS files.

    .DESCRIPTION
    Removes the sections of the profile from both files, and its encrypted access key. The rest of the files is
    preserved byte for byte. The cmdlet prompts for confirmation by default, because the access key might be stored
    nowhere else (use -Confirm:$false to skip this). A warning names the profiles that get their credentials from the
    removed profile and do not work without it.

    Before the first change of a day, the previous files are saved as backups such as config.2026-11-24.bak and
    credentials.2026-11-24.bak.

    .PARAMETER Profile
    Specifies the profile to remove.

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Remove-AwsProfile old

    Prompts for confirmation, and removes the profile from both files.

    .EXAMPLE
    Get-AwsProfile test-* | Remove-AwsProfile -Confirm:$false

    Removes all profiles whose names begin with test-, without confirmation.

    .EXAMPLE
    Remove-AwsProfile base -WhatIf

    Shows the lines that would be removed, and warns about profiles that depend on base.

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
            $parameters = Select-EngineParameter $PSBoundParameters
            foreach ($name in (Get-EditPreview 'remove-profile' $parameters $PSCmdlet).dependents) {
                Write-WarningLine (Get-Message 'EditDependent' $name, $Profile) $PSCmdlet
            }
            Edit-Profile 'remove-profile' $parameters $Profile (Get-Message 'EditRemove') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
