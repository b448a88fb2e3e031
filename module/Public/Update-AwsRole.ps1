function Update-AwsRole {
    <#
    .SYNOPSIS
    Renews the role of this shell.

    .DESCRIPTION
    Gets a new session for what the last Set-AwsRole of this shell asked for, with the same parameters, and puts it into the
    shell; when a code is needed you are asked. Either all of it happens or, when anything fails, nothing. A role by ARN
    without a source profile is assumed again with the credentials that assumed it the first time. Where a server serves the
    shell (Start-AwsRoleServer), the variables stay, and the server takes the new session within half a minute. A role of
    Set-AwsRole -AutoRenew goes on renewing itself.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now, as text or a SecureString. Without it you are asked when a code is needed.

    .PARAMETER PassThru
    Returns the session (AwsRole.Session). It holds no credentials.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done. A protected profile (Set-AwsRoleOption) that the shell holds is renewed without asking.

    .INPUTS
    None.

    .OUTPUTS
    None, or AwsRole.Session with -PassThru.

    .EXAMPLE
    Update-AwsRole

    A full session again, for the same role.

    .EXAMPLE
    if (-not (Test-AwsRole -Minutes 30)) { Update-AwsRole }

    Renews it only when less than half an hour is left.

    .EXAMPLE
    Clear-AwsRole; Update-AwsRole

    Fails with CredentialsNotFound: no role is set that could be renewed.

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
            Assert-TokenCode $parameters $PSCmdlet
            Write-ServerNotice $PSCmdlet
            $request = Get-LastRequest $PSCmdlet
            if (-not $PSCmdlet.ShouldProcess("$($request.Parameters['profile'])$($request.Parameters['roleArn'])", (Get-Message 'RoleRenew'))) { return }
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
