function Rename-AwsProfile {
    <#
    .SYNOPSIS
    Gives a profile another name; what names it follows.

    .DESCRIPTION
    Changes the name in the headers of both files, and every source_profile that names the profile, in both files too;
    so does a credential_process that asks this module for it, and its sealed access key. Nothing else changes by a
    byte. With -SsoSession an sso-session is renamed, and every sso_session that names it; aws-cli keeps the sign-in
    under the old name, so sign in once more.

    Shells that hold the profile by name (AWS_PROFILE) and scripts are not looked at. A warning says when the old name
    was protected (Set-AwsRoleOption) and the new one is not.

    .PARAMETER Profile
    The profile to rename.

    .PARAMETER SsoSession
    The sso-session to rename.

    .PARAMETER NewName
    The new name.

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
    Rename-AwsProfile base main

    Profiles that had the source base have the source main from now on.

    .EXAMPLE
    Rename-AwsProfile base main -WhatIf

    Shows each line that would change, in both files.

    .EXAMPLE
    Rename-AwsProfile -SsoSession corp -NewName company

    Gives an sso-session another name.

    .EXAMPLE
    Rename-AwsProfile dev prod

    Fails with InvalidParameter when there is a profile prod.

    .LINK
    Copy-AwsProfile

    .LINK
    Set-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'BySession', Mandatory)]
        [string] $SsoSession,

        [Parameter(Mandatory, Position = 1)]
        [string] $NewName,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Edit-Profile 'rename-profile' (Select-SettingParameter $PSBoundParameters) "$Profile$SsoSession" (Get-Message 'EditRename' $NewName) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
