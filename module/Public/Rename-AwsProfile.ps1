function Rename-AwsProfile {
    <#
    .SYNOPSIS
    Renames a profile and updates the settings that refer to it.

    .DESCRIPTION
    Changes the profile name in the section headers of both files, in every source_profile that refers to it, in a
    credential_process that serves it with this module, and for its encrypted access key. The rest of the files is
    preserved byte for byte. With -SsoSession, an sso-session is renamed, and every sso_session that refers to it. The
    AWS CLI stores the sign-in under the old name, so sign in again.

    Shells that use the name (AWS_PROFILE) and scripts are not changed. A warning tells you if the old name was
    protected (Set-AwsRoleOption) and the new name is not.

    .PARAMETER Profile
    Specifies the profile to rename.

    .PARAMETER SsoSession
    Specifies the sso-session to rename.

    .PARAMETER NewName
    Specifies the new name.

    .PARAMETER PassThru
    Returns the renamed profile (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Rename-AwsProfile base main

    Renames profile base, also in profiles whose source profile it is.

    .EXAMPLE
    Rename-AwsProfile base main -WhatIf

    Shows each line that would change in both files.

    .EXAMPLE
    Rename-AwsProfile -SsoSession corp -NewName company

    Renames an sso-session.

    .EXAMPLE
    Rename-AwsProfile dev prod

    Fails with InvalidParameter if profile prod already exists.

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
            Edit-Profile 'rename-profile' (Select-EngineParameter $PSBoundParameters) "$Profile$SsoSession" (Get-Message 'EditRename' $NewName) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
