function Push-AwsRole {
    <#
    .SYNOPSIS
    Puts an AWS role into this shell, on top of what it holds now.

    .DESCRIPTION
    Does what Set-AwsRole does, with the same parameters, and remembers what the shell held until then: its role, or none, and
    each variable as it was. Pop-AwsRole goes back to exactly that. Roles can be pushed on top of each other as often as
    you like; Set-AwsRole between them changes the topmost one only. When it fails, nothing has changed and there is nothing
    to pop.

    Clear-AwsRole goes back to before the first role at once, and forgets all that was pushed. The block of Invoke-AwsRole
    begins with nothing pushed; what it pushes and does not pop is gone when it ends.

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
    The profile to name in AWS_PROFILE, instead of putting credentials into the shell.

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
    Returns the session (AwsRole.Session). It holds no credentials.

    .PARAMETER WhatIf
    Shows the chain that would lead to the credentials; asks, calls and changes nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Push-AwsRole prod; aws s3 ls; Pop-AwsRole

    Looks into prod and goes back to the role that the shell held before.

    .EXAMPLE
    Set-AwsRole base; Push-AwsRole -RoleArn arn:aws:iam::123456789012:role/Deploy

    Assumes a role with the keys of base; Pop-AwsRole goes back to these keys.

    .EXAMPLE
    Push-AwsRole dev -WhatIf

    Shows how the profile resolves; pushes nothing.

    .EXAMPLE
    Push-AwsRole nosuch

    Fails with ProfileNotFound: nothing is pushed, and the shell is as it was.

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
            Enter-Role $PSBoundParameters (Get-Message 'RolePush') $PSCmdlet @{ Pushed = Save-RoleState }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
