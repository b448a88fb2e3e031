function Push-AwsRole {
    <#
    .SYNOPSIS
    Remembers the current role and sets another AWS role in this shell.

    .DESCRIPTION
    Sets a role as Set-AwsRole does, with the same parameters, and remembers the current role and each environment
    variable. Pop-AwsRole restores exactly these. You can push any number of roles. Set-AwsRole changes only the last
    role. If Push-AwsRole fails, nothing changes and there is nothing to pop.

    Clear-AwsRole restores the shell to its state before the first role, and discards all pushed roles. The script block
    of Invoke-AwsRole starts without pushed roles, and roles that it pushes and does not pop are discarded when it ends.

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
    Specifies the profile to set in AWS_PROFILE, instead of setting credentials in this shell.

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
    Returns the session (AwsRole.Session), without credentials.

    .PARAMETER WhatIf
    Shows the role chain. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Push-AwsRole prod; aws s3 ls; Pop-AwsRole

    Lists the buckets of profile prod, and then restores the previous role.

    .EXAMPLE
    Set-AwsRole base; Push-AwsRole -RoleArn arn:aws:iam::123456789012:role/Deploy

    Assumes a role with the access key of profile base. Pop-AwsRole returns to this access key.

    .EXAMPLE
    Push-AwsRole dev -WhatIf

    Shows how the profile resolves, and does not push a role.

    .EXAMPLE
    Push-AwsRole nosuch

    Fails with ProfileNotFound. No role is pushed, and the shell does not change.

    .LINK
    Pop-AwsRole

    .LINK
    Invoke-AwsRole

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
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
            Switch-Role (New-SwitchRequest $PSBoundParameters) (Get-Message 'RolePush') $PSCmdlet @{ Pushed = Save-RoleState }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
