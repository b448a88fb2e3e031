function Clear-AwsRole {
    <#
    .SYNOPSIS
    Puts this shell back as it was before the first Set-AwsRole, or forgets kept sessions.

    .DESCRIPTION
    Every variable that Set-AwsRole sets or removes gets back the value it had before the first Set-AwsRole of this shell; a
    variable that was not there is removed. That holds also for one that you changed by hand in between. Sessions that are
    kept for the next Set-AwsRole stay. In a shell that was started from one with a role, that role goes: the region and the
    profile are again what they were before it; keys that the other shell held before stay there.

    With -Cached it is the other way: kept sessions are deleted, all or those of one profile, the same ones in aws-cli's cache
    too, and the shell keeps its role. AWS goes on accepting a session until its end.

    .PARAMETER Cached
    Deletes kept sessions instead of clearing the shell.

    .PARAMETER Profile
    Only the kept sessions of this profile; with -Cached only.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

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

    The second one says that no role is set, and changes nothing.

    .EXAMPLE
    Clear-AwsRole -Cached -Profile dev

    Deletes the kept sessions of the profile dev: the next Set-AwsRole dev calls AWS, and asks for a code if it needs one.

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
                Clear-KeptSession $PSBoundParameters $PSCmdlet
                return
            }
            Assert-NoProfile $PSBoundParameters $PSCmdlet
            Clear-Role $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet -Alone }
    }
}
