function Copy-AwsProfile {
    <#
    .SYNOPSIS
    Writes a profile again under another name.

    .DESCRIPTION
    Adds the lines of the profile's sections, comments included, under the new name at the end of each file in which it
    stands: to aws-cli both profiles say the same. Keys in the credentials file are copied too; a copy that is to assume
    a role with them is better made by New-AwsProfile -SourceProfile. Every other byte stays.

    .PARAMETER Profile
    The profile to copy.

    .PARAMETER NewName
    The name of the copy.

    .PARAMETER PassThru
    Returns the profile (AwsRole.Profile) as it is now.

    .PARAMETER WhatIf
    Shows the lines that would change, old and new, and changes nothing.

    .PARAMETER Confirm
    Asks before anything is changed.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Copy-AwsProfile dev dev-tokyo -PassThru | Set-AwsProfile -Region ap-northeast-1

    A second profile that differs in its region.

    .EXAMPLE
    Copy-AwsProfile dev test -WhatIf

    Shows the lines that would be added.

    .EXAMPLE
    Copy-AwsProfile dev "dev two"

    A name with a space, which aws-cli reads and some SDKs do not.

    .EXAMPLE
    Copy-AwsProfile dev dev

    Fails with InvalidParameter: the name is taken.

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
            Edit-Profile 'copy-profile' (Select-SettingParameter $PSBoundParameters) $Profile (Get-Message 'EditCopy' $NewName) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
