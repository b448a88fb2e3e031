function Get-AwsRoleServer {
    <#
    .SYNOPSIS
    Gets the role server of this shell.

    .DESCRIPTION
    Returns the role server that Start-AwsRoleServer started in this shell, or nothing if no server is running. The
    cmdlet does not call AWS, and does not return the token with which programs get credentials from the server.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Server: Profile, RoleArn, RoleName, AccountId, Region, Url, ProcessId, Started and Expiration (local times,
    with StartedUtc and ExpirationUtc; the session is valid at least until its expiration, which is null after that
    time, because the server renews the session), IsUsed (false after Set-AwsRole set credentials in this shell, which
    take precedence over the server), and Warning (why the server could not renew the session when it last warned).

    .EXAMPLE
    Get-AwsRoleServer

    Shows the role server of this shell.

    .EXAMPLE
    if (-not (Get-AwsRoleServer)) { Start-AwsRoleServer dev }

    Starts a role server unless one is running.

    .EXAMPLE
    (Get-AwsRoleServer).Warning

    Shows why the session was not renewed, or nothing if it was renewed.

    .LINK
    Start-AwsRoleServer

    .LINK
    Stop-AwsRoleServer
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Server')]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Write-ServerNotice $PSCmdlet
            $server = Get-RoleServer
            if ($null -ne $server) { ConvertTo-ServerObject $server }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
