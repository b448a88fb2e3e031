function Set-AwsProfile {
    <#
    .SYNOPSIS
    Changes settings of a profile in the AWS files.

    .DESCRIPTION
    Sets and removes settings of a profile where the AWS CLI reads them: in the credentials file if the setting is
    already there, because this file takes precedence, and otherwise in the config file. Only the affected lines change.
    Comments, order, quotes, line endings, and encoding are otherwise preserved byte for byte. A comment after a value,
    which the AWS CLI would treat as part of it, is moved to its own line. A removed setting is removed from both files.

    Before a file is replaced in one step, the result is read back as the AWS CLI and the SDKs read it. Links are
    preserved, and a read-only file is an error. Before the first change of a day, the previous file is saved as a
    backup. Backups of seven days are kept.

    A value that AWS would reject, such as a duration of 60 seconds or an external ID with a space, is an error. Unknown
    regions and settings are written with a warning, because AWS might know them.

    .PARAMETER Profile
    Specifies the profile to change.

    .PARAMETER RoleArn
    Specifies the ARN of the role to assume (role_arn).

    .PARAMETER SourceProfile
    Specifies the profile whose credentials assume the role (source_profile).

    .PARAMETER CredentialSource
    Specifies the source of the credentials that assume the role, instead of a source profile (credential_source).

    .PARAMETER SerialNumber
    Specifies your MFA device: an ARN, or the serial number of a hardware device (mfa_serial).

    .PARAMETER MfaProcess
    Specifies a command that outputs the MFA code for this module (mfa_process).

    .PARAMETER RoleSessionName
    Specifies the session name, which appears in CloudTrail (role_session_name).

    .PARAMETER DurationSeconds
    Specifies the duration of a session in seconds, from 900 to 43200 (duration_seconds).

    .PARAMETER ExternalId
    Specifies the external ID that the trust policy of the role requires (external_id).

    .PARAMETER WebIdentityTokenFile
    Specifies the file that contains the web identity token (web_identity_token_file).

    .PARAMETER CredentialProcess
    Specifies a command that outputs credentials (credential_process). Register-AwsRoleProcess writes one for this
    module.

    .PARAMETER SsoSession
    Specifies the sso-session that signs in to IAM Identity Center (sso_session).

    .PARAMETER SsoAccountId
    Specifies the 12-digit ID of the account in IAM Identity Center (sso_account_id).

    .PARAMETER SsoRoleName
    Specifies the permission set in IAM Identity Center (sso_role_name).

    .PARAMETER SsoStartUrl
    Specifies the start URL of IAM Identity Center (sso_start_url).

    .PARAMETER SsoRegion
    Specifies the region of IAM Identity Center (sso_region).

    .PARAMETER Region
    Specifies the region of the profile.

    .PARAMETER Output
    Specifies the output format of the AWS CLI: json, yaml, yaml-stream, text, table, or off.

    .PARAMETER Setting
    Specifies other settings as a hashtable, by their names in the file. A name such as s3.max_queue_size is a setting
    in the nested block s3.

    .PARAMETER RemoveSetting
    Specifies settings to remove, by their names in the file.

    .PARAMETER PassThru
    Returns the changed profile (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Set-AwsProfile dev -Region eu-west-1

    Changes only the region.

    .EXAMPLE
    Get-AwsProfile prod* | Set-AwsProfile -DurationSeconds 3600 -WhatIf

    Shows the lines that would change in all profiles whose names begin with prod.

    .EXAMPLE
    Set-AwsProfile dev -Setting @{ 's3.max_concurrent_requests' = '20' } -RemoveSetting external_id

    Sets one value in the nested block s3, and removes the external ID.

    .EXAMPLE
    Set-AwsProfile nosuch -Region eu-west-1

    Fails with ProfileNotFound. The error suggests similar profile names, if there are any.

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
            Edit-Profile 'set-profile' (Select-EngineParameter $PSBoundParameters) $Profile (Get-Message 'EditSet') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
