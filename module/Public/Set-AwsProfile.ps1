function Set-AwsProfile {
    <#
    .SYNOPSIS
    Changes settings of a profile in AWS's files.

    .DESCRIPTION
    Sets and removes settings of a profile where aws-cli reads them: in the credentials file when the setting stands
    there already, since that file wins, else in the config file. Only the lines that must change do; comments, order,
    quotes, line ends and encoding stay byte for byte, and a comment behind a value, which aws-cli would take for a part
    of it, gets a line of its own. A setting to remove goes from both files.

    What is written is read back, as aws-cli and as the SDKs read it, before a file is replaced in one step. Links stay
    links; a read-only file is an error. What a file was before the first edit of a day is kept beside it, for seven
    days of edits.

    .PARAMETER Profile
    The profile to change.

    .PARAMETER RoleArn
    The ARN of the role to assume (role_arn).

    .PARAMETER SourceProfile
    The profile whose credentials assume the role (source_profile).

    .PARAMETER CredentialSource
    Where the credentials come from that assume the role, instead of a profile (credential_source).

    .PARAMETER SerialNumber
    The MFA device of the caller: an ARN, or the serial number of a hardware device (mfa_serial).

    .PARAMETER MfaProcess
    A command that prints the MFA code, for this module (mfa_process).

    .PARAMETER RoleSessionName
    The name of the session, seen in CloudTrail (role_session_name).

    .PARAMETER DurationSeconds
    How long a session lasts, in seconds: 900 to 43200 (duration_seconds).

    .PARAMETER ExternalId
    The external ID that the role's trust policy asks for (external_id).

    .PARAMETER WebIdentityTokenFile
    The file with the token of a web identity (web_identity_token_file).

    .PARAMETER CredentialProcess
    A command that prints credentials (credential_process). Register-AwsRoleProcess writes one for this module.

    .PARAMETER SsoSession
    The sso-session that signs in to IAM Identity Center (sso_session).

    .PARAMETER SsoAccountId
    The 12 digits of the account in IAM Identity Center (sso_account_id).

    .PARAMETER SsoRoleName
    The permission set in IAM Identity Center (sso_role_name).

    .PARAMETER SsoStartUrl
    The start URL of IAM Identity Center (sso_start_url).

    .PARAMETER SsoRegion
    The region of IAM Identity Center (sso_region).

    .PARAMETER Region
    The region of the profile.

    .PARAMETER Output
    The form in which aws-cli prints: json, yaml, yaml-stream, text, table, off.

    .PARAMETER Setting
    A table of further settings, by AWS's names in the file. A name like s3.max_queue_size is one inside the nested
    block s3.

    .PARAMETER RemoveSetting
    Settings to remove, by AWS's names in the file.

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
    Set-AwsProfile dev -Region eu-west-1

    Changes the region, and nothing else.

    .EXAMPLE
    Get-AwsProfile prod* | Set-AwsProfile -DurationSeconds 3600 -WhatIf

    Shows the lines that would change in all profiles whose names begin with prod.

    .EXAMPLE
    Set-AwsProfile dev -Setting @{ 's3.max_concurrent_requests' = '20' } -RemoveSetting external_id

    Sets one value inside the block s3, and removes the external ID.

    .EXAMPLE
    Set-AwsProfile nosuch -Region eu-west-1

    Fails with ProfileNotFound, and names the nearest profiles.

    .LINK
    New-AwsProfile

    .LINK
    Rename-AwsProfile

    .LINK
    Set-AwsAccessKey

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [string] $RoleArn,

        [string] $SourceProfile,

        [ValidateSet('Environment', 'Ec2InstanceMetadata', 'EcsContainer')]
        [string] $CredentialSource,

        [string] $SerialNumber,

        [string] $MfaProcess,

        [string] $RoleSessionName,

        [int] $DurationSeconds,

        [string] $ExternalId,

        [string] $WebIdentityTokenFile,

        [string] $CredentialProcess,

        [string] $SsoSession,

        [string] $SsoAccountId,

        [string] $SsoRoleName,

        [string] $SsoStartUrl,

        [string] $SsoRegion,

        [string] $Region,

        [string] $Output,

        [hashtable] $Setting,

        [string[]] $RemoveSetting,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Edit-Profile 'set-profile' (Select-SettingParameter $PSBoundParameters) $Profile (Get-Message 'EditSet') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
