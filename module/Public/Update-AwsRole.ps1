function Update-AwsRole {
    <#
    .SYNOPSIS
    Renews the role that is set in this shell.

    .DESCRIPTION
    Gets a new session with the parameters of the last Set-AwsRole in this shell, and sets its credentials. If an MFA
    code is required, the cmdlet prompts for it. If anything fails, no environment variable changes. A role by ARN
    without a source profile is assumed again with the credentials that assumed it the first time. If a role server is
    running (Start-AwsRoleServer), the variables do not change, and the server uses the new session within half a
    minute. A role of Set-AwsRole -AutoRenew continues to renew itself.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session), without credentials.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. Renewing a protected profile that is set in this shell does
    not require confirmation.

    .INPUTS
    None.

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Update-AwsRole

    Renews the current role with a full session.

    .EXAMPLE
    if (-not (Test-AwsRole -Minutes 30)) { Update-AwsRole }

    Renews the current role only if it expires within half an hour.

    .EXAMPLE
    Clear-AwsRole; Update-AwsRole

    Fails with CredentialsNotFound, because no role is set that can be renewed.

    .LINK
    Set-AwsRole

    .LINK
    Test-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Session')]
    param(
        [object] $TokenCode,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            Write-ServerNotice $PSCmdlet
            $request = Get-LastRequest $PSCmdlet
            if (-not (Confirm-Action (Get-RequestTarget $request.Parameters) (Get-Message 'RoleRenew') $PSCmdlet)) { return }
            foreach ($name in $request.Parameters.Keys) { $parameters[$name] = $request.Parameters[$name] }
            $parameters['refresh'] = $true
            # The shell holds the role: the person confirmed it when it was set.
            $parameters['confirmed'] = $true
            $session = Update-Role $parameters (Get-OriginEnvironment $request $parameters) $PSCmdlet
            Write-HostLine (ConvertTo-SessionText $session) $PSCmdlet
            if ($PassThru) { $session }
        } catch { Write-Failure $_ $PSCmdlet -Alone }
        $result
    }
}
