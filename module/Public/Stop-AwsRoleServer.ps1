function Stop-AwsRoleServer {
    <#
    .SYNOPSIS
    Stops the role server of this shell and restores the previous environment variables.

    .DESCRIPTION
    Stops the server that Start-AwsRoleServer started. Each environment variable is restored to its previous value, and
    variables that did not exist are removed. The previous role is the current role again, although its session might
    have expired in the meantime (Update-AwsRole). If another role was set after the server started, it does not change.
    Programs that are still running get no new credentials, but their credentials stay valid until they expire.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Stop-AwsRoleServer

    Stops the role server of this shell.

    .EXAMPLE
    Start-AwsRoleServer dev; try { aws s3 sync . s3://backup } finally { Stop-AwsRoleServer }

    Serves a role for one long command.

    .EXAMPLE
    Stop-AwsRoleServer -InformationAction SilentlyContinue; Start-AwsRoleServer prod

    Serves another role, without a message if no server was running.

    .LINK
    Start-AwsRoleServer

    .LINK
    Get-AwsRoleServer
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        try {
            Write-ServerNotice $PSCmdlet
            $server = Get-RoleServer
            if (-not (Confirm-Action (Get-Message 'ShellTarget') (Get-Message 'ServerStop') $PSCmdlet)) { return }
            Use-RoleLock { Stop-RoleServer } $PSCmdlet
            $text = if ($null -eq $server) { Get-Message 'ServerNone' } else { Get-Message 'ServerStopped' (ConvertTo-SessionText $server.Session) }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
