function Start-AwsRoleServer {
    <#
    .SYNOPSIS
    Starts a role server that serves and renews a role for programs in this shell.

    .DESCRIPTION
    Credentials in environment variables expire with their session, so a program that is started with them fails when
    the session expires, often after an hour. This cmdlet starts a server on this machine, from which the AWS CLI, the
    SDKs, and Terraform get new credentials automatically, as often as they require them, with the protocol for
    container credentials. Long jobs can therefore run longer than a session. The server serves the current role, or
    another one. The cmdlet sets AWS_CONTAINER_CREDENTIALS_FULL_URI and AWS_CONTAINER_AUTHORIZATION_TOKEN, and removes
    access keys, session tokens, and AWS_PROFILE, which would take precedence over them. It sets the region, the
    endpoints, and the profile name for prompts as Set-AwsRole does.

    The server renews the session until an MFA code is required. It then warns you once, at the next prompt or cmdlet.
    Update-AwsRole prompts for the code, and the server uses the new session within half a minute.

    Stop-AwsRoleServer stops the server and restores the previous variables. The server also stops when this shell exits
    for any reason, with Clear-AwsRole, and with Remove-Module. After Set-AwsRole, the shell has credentials in
    variables again, and programs that were started before continue to use the server.

    The server listens only on 127.0.0.1, on a port that the system chooses, and requires a token that only programs
    started from this shell receive. Other programs, such as services and containers, cannot use it.

    .PARAMETER Profile
    Specifies the profile whose role is served. The default is the current role.

    .PARAMETER RoleArn
    Specifies the ARN of a role to assume and serve.

    .PARAMETER SourceProfile
    Specifies the profile whose credentials assume the role of -RoleArn. The default is the current credentials.

    .PARAMETER SerialNumber
    Specifies your MFA device: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER RoleSessionName
    Specifies the session name, which appears in CloudTrail and in the ARN of your identity. Overrides
    role_session_name.

    .PARAMETER DurationSeconds
    Specifies the duration of each session in seconds, from 900 to the maximum of the role. Overrides duration_seconds.

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
    Does not use the session cache: ignores cached sessions and does not cache new ones.

    .PARAMETER Refresh
    Gets a new session even if a session is cached, and caches the new one.

    .PARAMETER PassThru
    Returns the role server (AwsRole.Server).

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or an object with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Server with -PassThru.

    .EXAMPLE
    Set-AwsRole prod; Start-AwsRoleServer; terraform apply

    Renews the role automatically during a job of many hours.

    .EXAMPLE
    Start-AwsRoleServer build; try { ./build.ps1 } finally { Stop-AwsRoleServer }

    Serves the role of profile build to one script.

    .EXAMPLE
    (Start-AwsRoleServer dev -PassThru).Url

    Returns the URL of the server.

    .EXAMPLE
    Start-AwsRoleServer base

    Fails with CredentialsNotFound, because profile base has only a long-term access key, which does not expire and is
    not renewed.

    .EXAMPLE
    Start-AwsRoleServer dev; Start-AwsRoleServer prod

    Fails with ServerRunning at the second command, because a job might depend on the first server. To stop it, run
    Stop-AwsRoleServer.

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
            $parameters = Select-EngineParameter $PSBoundParameters -MayAsk
            Write-ServerNotice $PSCmdlet
            Assert-NoServer $PSCmdlet
            $who = if ("$Profile$RoleArn") { "$Profile$RoleArn" } else { Get-Message 'ShellRole' }
            if (-not (Confirm-Action $who (Get-Message 'ServerServe') $PSCmdlet)) { return }
            $request = Get-ServerRequest $parameters
            $server = Start-RoleServer $request.Parameters $request.Environment $PSCmdlet
            Write-HostLine (Get-Message 'ServerStarted' (ConvertTo-SessionText $server.Session)) $PSCmdlet
            Write-ToolsWarning $PSCmdlet
            if ($PassThru) { ConvertTo-ServerObject $server }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
