function Pop-AwsRole {
    <#
    .SYNOPSIS
    Restores the role that was set in this shell before the last Push-AwsRole.

    .DESCRIPTION
    Restores every environment variable of the role to its value before the last Push-AwsRole that has not been popped,
    even if the variable was changed since. Variables that did not exist are removed. The role that was set then is the
    current role again. The cmdlet does not call AWS, so the session might have expired in the meantime
    (Update-AwsRole).

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Push-AwsRole prod; try { aws s3 ls } finally { Pop-AwsRole }

    Uses a role for one command, and restores the previous role in any case.

    .EXAMPLE
    Pop-AwsRole -InformationAction SilentlyContinue

    Restores the previous role without a message.

    .EXAMPLE
    Push-AwsRole dev; Pop-AwsRole; Pop-AwsRole

    Fails with NothingPushed at the second Pop-AwsRole, and changes nothing.

    .LINK
    Push-AwsRole

    .LINK
    Clear-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        try {
            $memory = Get-RoleMemory
            if ($null -eq $memory -or $null -eq $memory['Pushed']) {
                throw (New-OwnErrorRecord 'NothingPushed' 'PopEmpty')
            }
            if (-not (Confirm-Action (Get-Message 'ShellTarget') (Get-Message 'RolePop') $PSCmdlet)) { return }
            Use-RoleLock { Restore-RoleState $memory['Pushed'] } $PSCmdlet
            $role = Read-Role
            $text = if ($null -eq $role) { Get-Message 'PopNone' } else { Get-Message 'PopBack' (ConvertTo-SessionText $role) }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
