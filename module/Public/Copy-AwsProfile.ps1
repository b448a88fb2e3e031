function Copy-AwsProfile {
    <#
    .SYNOPSIS
    Copies a profile to a new name.

    .DESCRIPTION
    Appends the lines of the profile sections, including comments, under the new name to each file that contains the
    profile. The AWS CLI reads the same settings from both profiles. Access keys in the credentials file are copied too.
    To create a profile that assumes a role with these access keys, use New-AwsProfile -SourceProfile. The rest of the
    files does not change.

    .PARAMETER Profile
    Specifies the profile to copy.

    .PARAMETER NewName
    Specifies the name of the copy.

    .PARAMETER PassThru
    Returns the copy (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Copy-AwsProfile dev dev-tokyo -PassThru | Set-AwsProfile -Region ap-northeast-1

    Creates a second profile that differs only in its region.

    .EXAMPLE
    Copy-AwsProfile dev test -WhatIf

    Shows the lines that would be added.

    .EXAMPLE
    Copy-AwsProfile dev "dev two"

    Uses a name with a space, which the AWS CLI reads but some SDKs do not.

    .EXAMPLE
    Copy-AwsProfile dev dev

    Fails with InvalidParameter, because the name is already in use.

    .LINK
    New-AwsProfile

    .LINK
    Rename-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(Mandatory, Position = 1)]
        [string] $NewName,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Edit-Profile 'copy-profile' (Select-EngineParameter $PSBoundParameters) $Profile (Get-Message 'EditCopy' $NewName) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
