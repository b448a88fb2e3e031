function Clear-AwsRole {
    <#
    .SYNOPSIS
    Restores the environment variables that Set-AwsRole changed, or deletes cached sessions.

    .DESCRIPTION
    Restores every environment variable that Set-AwsRole sets or removes to its value before the first Set-AwsRole in
    this shell, even if you changed it in the meantime. Variables that did not exist are removed. Cached sessions are
    not deleted. In a shell that inherited its role from its parent shell, the role is removed, and the region and
    profile are restored to their values before the role. Credentials that the parent shell had before the role are not
    restored in the child shell.

    With -Cached, the cmdlet deletes cached sessions instead: all of them, or those of one profile, including the same
    sessions in the cache of the AWS CLI. The current role does not change. AWS continues to accept a deleted session
    until it expires.

    .PARAMETER Cached
    Deletes cached sessions instead of clearing the role of this shell.

    .PARAMETER Profile
    Deletes only the cached sessions of this profile. Use it with -Cached.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Clear-AwsRole

    Clears the role of this shell.

    .EXAMPLE
    Set-AwsRole dev; try { aws s3 ls } finally { Clear-AwsRole }

    Uses a role for one command.

    .EXAMPLE
    Clear-AwsRole -InformationAction SilentlyContinue

    Clears the role without a message.

    .EXAMPLE
    Clear-AwsRole; Clear-AwsRole

    Clears the role. The second command reports that no role is set and changes nothing.

    .EXAMPLE
    Clear-AwsRole -Cached -Profile dev

    Deletes the cached sessions of profile dev. The next Set-AwsRole dev calls AWS, and prompts for an MFA code if one
    is required.

    .LINK
    Set-AwsRole

    .LINK
    Get-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [switch] $Cached,

        [Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            if ($Cached) {
                Clear-CachedSession $PSBoundParameters $PSCmdlet
                return
            }
            Assert-NoProfile $PSBoundParameters $PSCmdlet
            Clear-Role $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
