function Clear-AwsRole {
    <#
    .SYNOPSIS
    Puts this shell back as it was before the first Set-AwsRole.

    .DESCRIPTION
    Every variable that Set-AwsRole sets or removes gets back the value it had before the first Set-AwsRole of this shell; a
    variable that was not there is removed. That holds also for one that you changed by hand in between. Sessions that are
    kept for the next Set-AwsRole stay.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Clear-AwsRole

    Ends the use of a role in this shell.

    .EXAMPLE
    Set-AwsRole dev; try { aws s3 ls } finally { Clear-AwsRole }

    Uses a role for one command.

    .EXAMPLE
    Clear-AwsRole -InformationAction SilentlyContinue

    The same without a word.

    .EXAMPLE
    Clear-AwsRole; Clear-AwsRole

    The second one says that no role is set, and changes nothing: in a shell that inherited its role from another shell,
    too, there is nothing to go back to.

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param()
    process {
        if (-not $PSCmdlet.ShouldProcess('this shell', 'Clear AWS role')) { return }
        if (Restore-RoleVariable) {
            Write-HostLine 'The AWS role is cleared: the shell is as it was before.' $PSCmdlet
        } else {
            Write-HostLine 'No AWS role was set in this shell.' $PSCmdlet
        }
    }
}
