function Get-AwsIdentity {
    <#
    .SYNOPSIS
    Gets the AWS identity of the current credentials.

    .DESCRIPTION
    Calls STS GetCallerIdentity with the current credentials, or with the credentials of a profile, and parses the
    returned ARN. The environment does not change. GetCallerIdentity requires no permissions, so the cmdlet works with
    any valid credentials.

    .PARAMETER Profile
    Specifies the profile. The default is the profile or the credentials that the AWS CLI uses in this shell.

    .PARAMETER Region
    Specifies the region of the STS endpoint to call.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    AwsRole.Identity: Account, Arn, UserId, PrincipalType, RoleName, SessionName, Region.

    .EXAMPLE
    Get-AwsIdentity

    Gets the AWS identity of this shell.

    .EXAMPLE
    Get-AwsIdentity -Profile base

    Gets the AWS identity of profile base without switching to it.

    .EXAMPLE
    (Get-AwsIdentity).Account

    Gets only the account, for a script that must run in the right account.

    .EXAMPLE
    Get-AwsIdentity -Profile nosuch

    Fails with ProfileNotFound. The error suggests similar profile names, if there are any.

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
            Write-ServerNotice $PSCmdlet
            $answer = Invoke-Engine 'identity' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
            ConvertTo-TypedObject $answer 'AwsRole.Identity'
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
