function Get-AwsIdentity {
    <#
    .SYNOPSIS
    Asks AWS who you are.

    .DESCRIPTION
    Calls STS GetCallerIdentity with what this shell holds, or with the credentials of a profile, and reads the ARN that it
    answers. The environment stays as it is. GetCallerIdentity needs no permission, so this works with any valid
    credentials.

    .PARAMETER Profile
    The profile to ask for. Without it, what aws-cli would take in this shell.

    .PARAMETER Region
    The region whose STS is asked.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now (text or a SecureString), for a profile whose role needs them. Without it you
    are asked.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    AwsRole.Identity: Account, Arn, UserId, PrincipalType, RoleName, SessionName, Region.

    .EXAMPLE
    Get-AwsIdentity

    Shows who the shell is to AWS.

    .EXAMPLE
    Get-AwsIdentity -Profile base

    Shows who the profile base is, without setting it.

    .EXAMPLE
    (Get-AwsIdentity).Account

    Only the account, for a script that must not run in the wrong one.

    .EXAMPLE
    Get-AwsIdentity -Profile nosuch

    Fails with ProfileNotFound, and names the profiles with the nearest names.

    .LINK
    Set-AwsRole

    .LINK
    https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Identity')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [string] $Region,

        [object] $TokenCode
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            Assert-TokenCode $parameters $PSCmdlet
            Write-ServerNotice $PSCmdlet
            ConvertTo-IdentityObject (Invoke-Engine 'identity' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet)
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
