function Start-AwsRoleServer {
    <#
    .SYNOPSIS
    Serves a role to the programs of this shell, and renews it for as long as they run.

    .DESCRIPTION
    Credentials in variables end with their session: a program that was started with them fails after an hour. This cmdlet
    starts a server on this machine, where aws-cli, the SDKs and Terraform get their credentials by themselves, by the protocol
    of container credentials, as often as they need new ones. So a long job outlives its session. It serves the role
    that the shell holds, or another one, and sets AWS_CONTAINER_CREDENTIALS_FULL_URI and
    AWS_CONTAINER_AUTHORIZATION_TOKEN; keys, tokens and AWS_PROFILE, which would win over them, are removed. The region and the
    names that prompts read stay.

    The server renews the session while no code is needed for that. When one is needed it warns, once, at the next prompt or
    cmdlet; Update-AwsRole asks for the code and the server goes on with the new session within half a minute.

    Stop-AwsRoleServer ends it and puts back what the shell held before. It ends also with this shell, however that ends, with
    Clear-AwsRole, and with Remove-Module. After Set-AwsRole the shell has keys again, and programs that were started
    before still have the server.

    It listens on 127.0.0.1 only, at a port that the system chooses, and answers only who knows the token that it made: the
    programs that this shell starts. Programs that are no child of this shell (services, containers) do not reach it.

    .PARAMETER Profile
    The profile whose role is served. Without it, the role that this shell holds.

    .PARAMETER RoleArn
    The ARN of a role to assume and serve.

    .PARAMETER SourceProfile
    The profile whose credentials assume the role of -RoleArn. Without it, those that the shell holds now.

    .PARAMETER SerialNumber
    The MFA device of the caller: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now, as text or a SecureString. Without it you are asked when a code is needed.

    .PARAMETER RoleSessionName
    The name of the session, seen in CloudTrail and in the ARN of your identity. Overrides role_session_name.

    .PARAMETER DurationSeconds
    How long each session lasts, in seconds: 900 up to the maximum of the role. Overrides duration_seconds.

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
    Leaves kept sessions alone: neither takes one nor keeps the new ones.

    .PARAMETER Refresh
    Gets a new session though one is kept, and keeps the new one.

    .PARAMETER PassThru
    Returns the server (AwsRole.Server), as Get-AwsRoleServer does.

    .PARAMETER WhatIf
    Says what would be done; asks, calls and changes nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or an object with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Server with -PassThru.

    .EXAMPLE
    Set-AwsRole prod; Start-AwsRoleServer; terraform apply

    Lets a job of many hours renew the role by itself.

    .EXAMPLE
    Start-AwsRoleServer build; try { ./build.ps1 } finally { Stop-AwsRoleServer }

    Serves the role of the profile build to one script.

    .EXAMPLE
    (Start-AwsRoleServer dev -PassThru).Url

    Shows where the server listens.

    .EXAMPLE
    Start-AwsRoleServer base

    Fails with CredentialsNotFound when base has only access keys: they have no end, and programs want one to come again.

    .EXAMPLE
    Start-AwsRoleServer dev; Start-AwsRoleServer prod

    Fails with ServerRunning at the second: a job may depend on the first. Stop-AwsRoleServer ends it.

    .LINK
    Stop-AwsRoleServer

    .LINK
    Get-AwsRoleServer

    .LINK
    Update-AwsRole

    .LINK
    https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType('AwsRole.Server')]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'ByRole', Mandatory)]
        [string] $RoleArn,

        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SourceProfile,

        [string] $SerialNumber,

        [object] $TokenCode,

        [string] $RoleSessionName,

        [int] $DurationSeconds,

        [string] $ExternalId,

        [ValidateScript({ -not ($_.Keys -match '=') })]
        [System.Collections.IDictionary] $Tag,

        [string[]] $TransitiveTagKey,

        [string] $SourceIdentity,

        [string] $Policy,

        [string[]] $PolicyArn,

        [string] $Region,

        [switch] $NoCache,

        [switch] $Refresh,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            Assert-TokenCode $parameters $PSCmdlet
            Write-ServerNotice $PSCmdlet
            Assert-NoServer $PSCmdlet
            $who = if ("$Profile$RoleArn") { "$Profile$RoleArn" } else { Get-Message 'ShellRole' }
            if (-not $PSCmdlet.ShouldProcess($who, (Get-Message 'ServerServe'))) { return }
            $request = Get-ServerRequest $parameters
            $server = Start-RoleServer $request.Parameters $request.Environment $PSCmdlet
            Write-HostLine (Get-Message 'ServerStarted' (ConvertTo-SessionText $server.Session)) $PSCmdlet
            Write-ToolsWarning $PSCmdlet
            if ($PassThru) { ConvertTo-ServerObject $server }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
