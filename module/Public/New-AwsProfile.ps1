function New-AwsProfile {
    <#
    .SYNOPSIS
    Creates a profile in the AWS config file.

    .DESCRIPTION
    Appends a section to ~/.aws/config (or to the file in AWS_CONFIG_FILE). The rest of the file, such as comments,
    order, line endings, and encoding, is preserved byte for byte. Before the file is replaced in one step, the result
    is read back as the AWS CLI and the SDKs read it, and a name or value that they would read differently is rejected.
    Before the first change of a day, the previous file is saved as a backup such as config.2026-11-24.bak. Backups of
    seven days are kept.

    A warning tells you what is missing if the new profile does not resolve to credentials yet. With -SsoSession,
    -SsoStartUrl, and -SsoRegion, the sso-session is also created if it does not exist.

    A value that AWS would reject, such as a duration of 60 seconds or an external ID with a space, is an error. Unknown
    regions and settings are written with a warning, because AWS might know them.

    .PARAMETER Profile
    Specifies the name of the new profile.

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

    .PARAMETER PassThru
    Returns the new profile (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    None.

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    New-AwsProfile dev -RoleArn arn:aws:iam::123456789012:role/Dev -SourceProfile base -Region eu-west-1

    Creates a profile that assumes a role with the access key of profile base.

    .EXAMPLE
    New-AwsProfile audit -SsoSession corp -SsoAccountId 123456789012 -SsoRoleName ReadOnly -Setting @{ cli_pager = 'cat' }

    Creates a profile for IAM Identity Center with one more setting for the AWS CLI.

    .EXAMPLE
    New-AwsProfile dev -RoleArn arn:aws:iam::123456789012:role/Dev -CredentialSource Environment -WhatIf

    Shows the lines that would be written.

    .EXAMPLE
    New-AwsProfile dev -Region "eu-west-1`nrole_arn = x"

    Fails with InvalidParameter, because a value cannot contain a line break.

    .LINK
    Set-AwsProfile

    .LINK
    Remove-AwsProfile

    .LINK
    Get-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Mandatory, Position = 0)]
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

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Edit-Profile 'new-profile' (Select-EngineParameter $PSBoundParameters) $Profile (Get-Message 'EditNew') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
