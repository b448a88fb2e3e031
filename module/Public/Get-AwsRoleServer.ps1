function Get-AwsRoleServer {
    <#
    .SYNOPSIS
    Shows the server of this shell: whose role it serves, and whether it renews it.

    .DESCRIPTION
    Shows what Start-AwsRoleServer started in this shell; nothing when no server runs. Nothing is called. The token that
    asks it for credentials is not shown.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Server: Profile, RoleArn, AccountId, Region, Url, ProcessId, Started, Expiration (local times, with StartedUtc and
    ExpirationUtc; the session lasts at least
    until then; nothing once that is over, since the server renews it by itself), IsUsed (false after Set-AwsRole put keys into
    the shell, which win over it), Warning (why it could not renew the session, the last time that it said so).

    .EXAMPLE
    Get-AwsRoleServer

    Shows the server of this shell.

    .EXAMPLE
    if (-not (Get-AwsRoleServer)) { Start-AwsRoleServer dev }

    Starts one unless it runs.

    .EXAMPLE
    (Get-AwsRoleServer).Warning

    Why the session was not renewed; nothing when all is well.

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
