function Pop-AwsRole {
    <#
    .SYNOPSIS
    Goes back to what this shell held before the last Push-AwsRole.

    .DESCRIPTION
    Every variable of a role gets back the value that it had before the last Push-AwsRole that was not popped yet, also one
    that was changed since; a variable that was not there is removed. The role that the shell held then is its role again. No
    call is made: a session that has ended in the meantime has ended (Update-AwsRole).

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Push-AwsRole prod; try { aws s3 ls } finally { Pop-AwsRole }

    Uses a role for one command, and goes back to the role of the shell whatever happens.

    .EXAMPLE
    Pop-AwsRole -InformationAction SilentlyContinue

    Goes back without a word.

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
                $record = New-EngineErrorRecord @{
                    code    = 'NothingPushed'
                    message = Get-Message 'PopEmpty'
                    hint    = Get-Message 'PopEmptyHint'
                }
                throw $record
            }
            if (-not $PSCmdlet.ShouldProcess((Get-Message 'ShellTarget'), (Get-Message 'RolePop'))) { return }
            Edit-RoleState { Restore-RoleState $memory['Pushed'] } $PSCmdlet
            $role = Read-Role
            $text = if ($null -eq $role) { Get-Message 'PopNone' } else { Get-Message 'PopBack' (ConvertTo-SessionText $role) }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
