function Set-AwsRole {
    <#
    .SYNOPSIS
    Puts an AWS role into this shell.

    .DESCRIPTION
    Gets the credentials of a profile, or of a role named by its ARN, and sets them in the environment of this shell, where
    aws-cli, the SDKs, Terraform and every other program find them. A profile is read as aws-cli reads it, from ~/.aws/config
    and ~/.aws/credentials (or AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE). When a role needs an MFA code and none
    was given, it asks, names the profile and the device, and asks again after a refused code, up to three times.
    The session is kept: until five minutes before its end the same profile needs no call and no code.

    Set are AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION (UTC), AWS_ACCOUNT_ID,
    AWS_REGION and AWS_DEFAULT_REGION (when the role has a region; else the shell keeps its own), and the profile's name for
    prompts and child shells, AWSROLE_PROFILE and AWSUME_PROFILE. Calls go where aws --profile would send them: endpoint_url and
    the services section of the profile become AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<service>, and likewise use_fips_endpoint,
    use_dualstack_endpoint, ignore_configured_endpoint_urls and ca_bundle, where the shell has no such variable of its own
    (AWSROLE_ENDPOINTS names them). What would contradict them is removed: AWS_PROFILE,
    AWS_DEFAULT_PROFILE, AWS_SECURITY_TOKEN, each of the former that the new credentials do not have, and the names that other
    tools gave to keys of theirs (AWS_VAULT, AWSU_PROFILE, AWS_SSO_PROFILE). Either all of it happens or, when anything
    fails, nothing. A protected profile is shown in the window's title and named in AWSROLE_PROTECTED, for the prompts of child
    shells, until the next switch or Clear-AwsRole. AWSROLE_STATE tells a shell that this one starts, without any secret, which
    variables are the role's, so that it switches and clears as this one does.

    When other keys are put into the shell by hand, what was said of the role's is removed at the next command of this module
    or prompt (Get-AwsRolePrompt), with a warning: AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID, AWSROLE_PROFILE, AWSUME_PROFILE,
    and the role's AWS_SESSION_TOKEN.

    What stood there before the first Set-AwsRole is remembered: Clear-AwsRole puts it back, and a profile is always
    resolved with it, so that a switch never depends on the switch before. A role by ARN without -SourceProfile is assumed
    with what the shell holds now.

    Without a profile and a role it takes what aws-cli would take here, and says what that was: the profile of AWS_PROFILE or
    [default], the keys or the web identity of the variables, the role of the container or of the instance.

    .PARAMETER Profile
    The name of a profile.

    .PARAMETER RoleArn
    The ARN of a role to assume.

    .PARAMETER SourceProfile
    The profile whose credentials assume the role of -RoleArn. Without it, those that the shell holds now.

    .PARAMETER Account
    An account of IAM Identity Center, by its 12 digits or its name, with -Role: no profile is needed.

    .PARAMETER Role
    The name of the role (permission set) in that account.

    .PARAMETER Session
    The sso-session that gives it; without it that of AWS_PROFILE, or the only one there is.

    .PARAMETER AsProfile
    The profile to name in AWS_PROFILE, instead of putting credentials into the shell: for shells that live long, where SDKs and
    aws-cli then get and renew its credentials themselves. Nothing is called. What would win over AWS_PROFILE is removed, keys and
    tokens first of all, and Clear-AwsRole puts everything back. The region stays the shell's own, else the profile's holds.

    .PARAMETER SerialNumber
    The MFA device of the caller: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now, as text or a SecureString. Without it you are asked when a code is needed.

    .PARAMETER RoleSessionName
    The name of the session, seen in CloudTrail and in the ARN of your identity. Overrides role_session_name.

    .PARAMETER DurationSeconds
    How long the session lasts, in seconds: 900 up to the maximum of the role. Overrides duration_seconds.

    .PARAMETER ExternalId
    The external ID that the role's trust policy asks for. Overrides external_id.

    .PARAMETER Tag
    The session tags, as a table: @{ team = 'red' }. Policies can ask for them. Overrides session_tags.

    .PARAMETER TransitiveTagKey
    The keys of the tags that pass on to the next role of a chain. Overrides transitive_session_tags.

    .PARAMETER SourceIdentity
    Who stands behind the session: CloudTrail shows it for this session and all that follow from it. Overrides source_identity.

    .PARAMETER Policy
    A session policy, as JSON or as the path of a file: the session may do only what role and policy both allow.

    .PARAMETER PolicyArn
    The ARNs of managed policies that limit the session in the same way.

    .PARAMETER Region
    The region to set. Overrides the region of the profile and of the shell.

    .PARAMETER NoCache
    Leaves kept sessions alone: neither takes one nor keeps the new one.

    .PARAMETER Refresh
    Gets a new session though one is kept, and keeps the new one.

    .PARAMETER AutoRenew
    Renews the session by itself, 15 minutes before it ends, as long as no code is needed for that: whenever the prompt waits, in
    the background. When it needs you it says so, once, and leaves it to Update-AwsRole. It ends with the role:
    Set-AwsRole without it, Clear-AwsRole and Pop-AwsRole end it, and a variable that was changed by hand is left alone. In a
    script no prompt waits: use Start-AwsRoleServer there.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session): Profile, RoleArn, AccountId, Region, Expiration (local time), ExpirationUtc. It
    holds no credentials.

    .PARAMETER WhatIf
    Shows the chain that would lead to the credentials (as Resolve-AwsProfile does); asks, calls and changes nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Set-AwsRole dev

    Puts the role of the profile dev into this shell; asks for an MFA code when the profile has mfa_serial.

    .EXAMPLE
    Set-AwsRole -RoleArn arn:aws:iam::123456789012:role/ReadOnly -SourceProfile base -Region ap-northeast-1

    Assumes a role that no profile describes, with the keys of the profile base.

    .EXAMPLE
    Set-AwsRole -Account 111122223333 -Role ViewOnly -Session example

    Takes a role of IAM Identity Center that no profile describes.

    .EXAMPLE
    Set-AwsRole

    Takes what is there, as on a CI runner: what the variables, the container or the instance give.

    .EXAMPLE
    Set-AwsRole dev -WhatIf

    Shows how the profile resolves: each hop, and the file and line of each value.

    .EXAMPLE
    Set-AwsRole -AsProfile dev

    Sets only AWS_PROFILE: programs look up the profile dev and renew its credentials by themselves.

    .EXAMPLE
    Set-AwsRole dev -AutoRenew

    Keeps the role fresh for as long as this shell is open.

    .EXAMPLE
    $session = Set-AwsRole dev -PassThru; $session.Expiration

    Keeps the session's facts, here to see when it ends.

    .EXAMPLE
    Set-AwsRole dev -TokenCode 12345

    Fails with MfaRejected before any call: a token code has six digits. The environment is as it was.

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
        [ValidateScript({ -not ($_.Keys -match '=') })]
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
            Enter-Role $PSBoundParameters (Get-Message 'RoleSet') $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
