function Stop-AwsRoleServer {
    <#
    .SYNOPSIS
    Ends the server of this shell, and puts back what the shell held before.

    .DESCRIPTION
    Ends what Start-AwsRoleServer started. Each variable gets back the value that it had before, also one that was not there;
    the role that the shell held is its role again, though its session may have ended in the meantime (Update-AwsRole).
    Where a role was set after the server was started, the shell keeps that one. Programs that still run get no new
    credentials from then on; those that they have stay good until their end.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Stop-AwsRoleServer

    Ends the server of this shell.

    .EXAMPLE
    Start-AwsRoleServer dev; try { aws s3 sync . s3://backup } finally { Stop-AwsRoleServer }

    Serves a role for one long command.

    .EXAMPLE
    Stop-AwsRoleServer -InformationAction SilentlyContinue; Start-AwsRoleServer prod

    Serves another role from now on, and says nothing when no server ran.

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
            if (-not $PSCmdlet.ShouldProcess((Get-Message 'ShellTarget'), (Get-Message 'ServerStop'))) { return }
            Edit-RoleState { Stop-RoleServer } $PSCmdlet
            $text = if ($null -eq $server) { Get-Message 'ServerNone' } else { Get-Message 'ServerStopped' (ConvertTo-SessionText $server.Session) }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
