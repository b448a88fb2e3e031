function New-AwsProfile {
    <#
    .SYNOPSIS
    Writes a new profile into the AWS config file.

    .DESCRIPTION
    Adds a section at the end of ~/.aws/config (or the file that AWS_CONFIG_FILE names); every other byte of the file
    stays as it is: comments, order, line ends, encoding. What is written is read back, as aws-cli and as the SDKs read
    it, before the file is replaced in one step; a name or value that would come out as something else is refused. What
    the file was before the first edit of a day is kept beside it, as config.2026-11-24.bak, for seven days of edits.

    A warning says what is missing when the new profile does not lead to credentials yet. With -SsoSession, -SsoStartUrl
    and -SsoRegion the sso-session is written too, when there is none of that name.

    .PARAMETER Profile
    The name of the new profile.

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

    .PARAMETER PassThru
    Returns the profile (AwsRole.Profile) as it is now.

    .PARAMETER WhatIf
    Shows the lines that would change, old and new, and changes nothing.

    .PARAMETER Confirm
    Asks before anything is changed.

    .INPUTS
    None.

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    New-AwsProfile dev -RoleArn arn:aws:iam::123456789012:role/Dev -SourceProfile base -Region eu-west-1

    A profile that assumes a role with the keys of the profile base.

    .EXAMPLE
    New-AwsProfile audit -SsoSession corp -SsoAccountId 123456789012 -SsoRoleName ReadOnly -Setting @{ cli_pager = 'cat' }

    A profile of IAM Identity Center, with one more setting of aws-cli.

    .EXAMPLE
    New-AwsProfile dev -RoleArn arn:aws:iam::123456789012:role/Dev -CredentialSource Environment -WhatIf

    Shows the lines that would be written.

    .EXAMPLE
    New-AwsProfile dev -Region "eu-west-1`nrole_arn = x"

    Fails with InvalidParameter: a value has one line.

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
            Edit-Profile 'new-profile' (Select-SettingParameter $PSBoundParameters) $Profile (Get-Message 'EditNew') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
