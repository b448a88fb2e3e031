function Set-AwsRole {
    <#
    .SYNOPSIS
    Sets the credentials of an AWS role or profile in the current shell.

    .DESCRIPTION
    Gets the credentials of a profile, or of a role by its ARN, and sets them in environment variables of this shell,
    where the AWS CLI, the SDKs, Terraform, and every other program find them. A profile is read as the AWS CLI reads
    it, from ~/.aws/config and ~/.aws/credentials (or AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE). If a role
    requires an MFA code and you did not specify one, the cmdlet shows the names of the profile and the device, and
    prompts for the code. If AWS rejects it, the cmdlet prompts again, up to three attempts in total. The session is
    cached: until five minutes before it expires, the same profile requires no call to AWS and no code.

    The cmdlet sets these environment variables. If anything fails, no variable changes.

    - AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN: the credentials
    - AWS_CREDENTIAL_EXPIRATION: when they expire (UTC)
    - AWS_ACCOUNT_ID: the account
    - AWS_REGION, AWS_DEFAULT_REGION: the region of the role. If it has none, the region of the shell does not change.
    - AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<service>: the endpoints from endpoint_url and the services section of the
      profile, so that calls go to the same endpoints as with aws --profile. The same applies to use_fips_endpoint,
      use_dualstack_endpoint, ignore_configured_endpoint_urls, and ca_bundle, unless the shell already has such a
      variable. AWSROLE_ENDPOINTS lists these variables.
    - AWSROLE_PROFILE, AWSUME_PROFILE: the profile name, for prompts and child shells
    - AWSROLE_PROTECTED: the profile name if the profile is protected, for the prompts of child shells. The window title
      also shows a protected profile, until the next switch or Clear-AwsRole.
    - AWSROLE_STATE: tells child shells which variables belong to the role, without secrets, so that they can switch and
      clear it

    The cmdlet removes conflicting variables: AWS_PROFILE, AWS_DEFAULT_PROFILE, AWS_SECURITY_TOKEN, any of the variables
    above that the new credentials do not have, and the names that other tools set for their credentials (AWS_VAULT,
    AWSU_PROFILE, AWS_SSO_PROFILE).

    If you set other credentials in this shell manually, the next command of this module or prompt (Get-AwsRolePrompt)
    removes the variables that described the role, with a warning: AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID,
    AWSROLE_PROFILE, AWSUME_PROFILE, and the AWS_SESSION_TOKEN of the role.

    The values before the first Set-AwsRole are remembered. Clear-AwsRole restores them, and profiles are always
    resolved with them, so that a switch never depends on the previous one. A role by ARN without -SourceProfile is
    assumed with the current credentials.

    Without a profile and a role, the cmdlet uses the credentials that the AWS CLI would use, and tells you which: the profile in
    AWS_PROFILE or [default], the access key or web identity in the environment variables, or the role of the container or
    instance.

    .PARAMETER Profile
    Specifies the profile.

    .PARAMETER RoleArn
    Specifies the ARN of a role to assume.

    .PARAMETER SourceProfile
    Specifies the profile whose credentials assume the role of -RoleArn. The default is the current credentials.

    .PARAMETER Account
    Specifies an account of IAM Identity Center by its ID or its name. With -Role, no profile is required.

    .PARAMETER Role
    Specifies the name of the role (permission set) in the account of -Account.

    .PARAMETER Session
    Specifies the name of the sso-session for -Account and -Role. By default, the session of the profile in AWS_PROFILE is used
    or, if there is none, the only sso-session.

    .PARAMETER AsProfile
    Specifies the profile to set in AWS_PROFILE, instead of setting credentials in this shell. The SDKs and the AWS CLI
    then get and renew the credentials themselves, which suits shells that you keep open for a long time. The cmdlet
    does not call AWS. It removes the variables that take precedence over AWS_PROFILE, such as access keys and session
    tokens; Clear-AwsRole restores them. Without -Region, the region of the shell does not change; if the shell has no
    region, the region of the profile applies.

    .PARAMETER SerialNumber
    Specifies your MFA device: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER RoleSessionName
    Specifies the session name, which appears in CloudTrail and in the ARN of your identity. Overrides
    role_session_name.

    .PARAMETER DurationSeconds
    Specifies the duration of the session in seconds, from 900 to the maximum of the role. Overrides duration_seconds.

    .PARAMETER ExternalId
    Specifies the external ID that the trust policy of the role requires. Overrides external_id.

    .PARAMETER Tag
    Specifies the session tags as a hashtable: @{ team = 'red' }. Policies can require session tags. Overrides
    session_tags.

    .PARAMETER TransitiveTagKey
    Specifies the keys of session tags that pass to the next role in a role chain. Overrides transitive_session_tags.

    .PARAMETER SourceIdentity
    Specifies the source identity, which CloudTrail shows for this session and all sessions that follow from it.
    Overrides source_identity.

    .PARAMETER Policy
    Specifies a session policy as JSON or as the path of a file. The session has only the permissions that both the role
    and the policy allow.

    .PARAMETER PolicyArn
    Specifies the ARNs of managed policies that limit the session in the same way.

    .PARAMETER Region
    Specifies the region to set. Overrides the regions of the profile and of the shell.

    .PARAMETER NoCache
    Does not use the session cache: ignores cached sessions and does not cache the new one.

    .PARAMETER Refresh
    Gets a new session even if a session is cached, and caches the new one.

    .PARAMETER AutoRenew
    Renews the session automatically in the background, 15 minutes before it expires, while the prompt is waiting. If an
    MFA code or a sign-in is required, the prompt warns you once, and you can run Update-AwsRole. Renewal stops when the
    role is cleared, popped, or set without -AutoRenew, and variables that you changed manually are not overwritten.
    Scripts do not wait at a prompt, so use Start-AwsRoleServer in scripts.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session), without credentials: Profile, RoleArn, RoleName, AccountId, Region,
    Expiration (local time), ExpirationUtc, and Source (environment, web-identity, container, or instance, if the
    credentials come from there).

    .PARAMETER WhatIf
    Shows the role chain, as Resolve-AwsProfile does. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Set-AwsRole dev

    Switches to the role of profile dev, and prompts for an MFA code if the profile has mfa_serial.

    .EXAMPLE
    Set-AwsRole -RoleArn arn:aws:iam::123456789012:role/ReadOnly -SourceProfile base -Region ap-northeast-1

    Assumes a role that is not in a profile, with the access key of profile base.

    .EXAMPLE
    Set-AwsRole -Account 111122223333 -Role ViewOnly -Session example

    Switches to a role of IAM Identity Center that has no profile.

    .EXAMPLE
    Set-AwsRole

    Uses the credentials that are available, as on a CI runner: those of the environment variables, the container, or the
    instance.

    .EXAMPLE
    Set-AwsRole dev -WhatIf

    Shows how the profile resolves: each step, and the file and line of each value.

    .EXAMPLE
    Set-AwsRole -AsProfile dev

    Sets only AWS_PROFILE. Programs read profile dev and renew its credentials themselves.

    .EXAMPLE
    Set-AwsRole dev -AutoRenew

    Renews the role automatically for as long as this shell is open.

    .EXAMPLE
    $session = Set-AwsRole dev -PassThru; $session.Expiration

    Gets the session, and shows when it expires.

    .EXAMPLE
    Set-AwsRole dev -TokenCode 12345

    Fails with MfaRejected without calling AWS, because an MFA code must be six digits. The environment does not
    change.

    .LINK
    Clear-AwsRole

    .LINK
    Get-AwsIdentity

    .LINK
    Resolve-AwsProfile

    .LINK
    https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    #>
    [CmdletBinding(DefaultParameterSetName = 'Here', SupportsShouldProcess)]
    [OutputType('AwsRole.Session')]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'ByRole', Mandatory)]
        [string] $RoleArn,

        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SourceProfile,

        [Parameter(ParameterSetName = 'BySso', Mandatory)]
        [string] $Account,

        [Parameter(ParameterSetName = 'BySso', Mandatory)]
        [string] $Role,

        [Parameter(ParameterSetName = 'BySso')]
        [string] $Session,

        [Parameter(ParameterSetName = 'AsProfile', Mandatory)]
        [string] $AsProfile,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SerialNumber,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [object] $TokenCode,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string] $RoleSessionName,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [int] $DurationSeconds,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string] $ExternalId,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [System.Collections.IDictionary] $Tag,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string[]] $TransitiveTagKey,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SourceIdentity,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string] $Policy,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [string[]] $PolicyArn,

        [string] $Region,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [Parameter(ParameterSetName = 'BySso')]
        [switch] $NoCache,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [Parameter(ParameterSetName = 'BySso')]
        [switch] $Refresh,

        [Parameter(ParameterSetName = 'ByProfile')]
        [Parameter(ParameterSetName = 'ByRole')]
        [Parameter(ParameterSetName = 'BySso')]
        [switch] $AutoRenew,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Write-ServerNotice $PSCmdlet
            Switch-Role (New-SwitchRequest $PSBoundParameters) (Get-Message 'RoleSet') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
