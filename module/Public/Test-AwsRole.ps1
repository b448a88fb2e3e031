function Test-AwsRole {
    <#
    .SYNOPSIS
    Tests whether a role stays valid for a number of minutes.

    .DESCRIPTION
    Returns $true or $false, for scripts and prompts. The cmdlet does not call AWS and does not prompt. Without
    -Profile, it tests whether the credentials in this shell stay valid for the specified number of minutes; credentials
    that do not expire are always valid. With -Profile, it tests whether a cached session of the profile stays valid for
    this long, so that Set-AwsRole requires no call to AWS and no MFA code. A profile that does not exist is an error,
    so that you notice a mistyped name. For names from the pipeline, the cmdlet returns objects that contain the profile
    name.

    .PARAMETER Profile
    Specifies the profile whose cached session is tested. The default is the current role.

    .PARAMETER Minutes
    Specifies how many minutes the role must stay valid, up to 2880 (two days). The default is 15.

    .PARAMETER Quiet
    Returns $true or $false for names from the pipeline too.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    System.Boolean. For each name from the pipeline, AwsRole.Test: Profile, IsFresh, and Expiration (local time) and
    ExpirationUtc of the cached session.

    .EXAMPLE
    if (-not (Test-AwsRole)) { Set-AwsRole dev }

    Sets the role if there is none, or if it expires within 15 minutes.

    .EXAMPLE
    Test-AwsRole -Minutes 60

    Tests whether the current role stays valid for a job of one hour.

    .EXAMPLE
    Test-AwsRole -Profile dev

    Tests whether Set-AwsRole dev would require no MFA code.

    .EXAMPLE
    Get-AwsProfile prod* | Test-AwsRole -Minutes 60

    Tests which of these profiles have a session that stays valid for another hour.

    .EXAMPLE
    Test-AwsRole -Profile nosuch

    Fails with ProfileNotFound, because the profile does not exist.

    .LINK
    Get-AwsRole

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    [OutputType('AwsRole.Test')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [ValidateRange(0, 2880)]
        [int] $Minutes = 15,

        [switch] $Quiet
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Write-ServerNotice $PSCmdlet
            if ($PSBoundParameters.ContainsKey('Profile')) {
                $parameters = @{ profile = $Profile; seconds = $Minutes * 60 }
                $answer = Invoke-Engine 'test' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
                if ($PSCmdlet.MyInvocation.ExpectingInput -and -not $Quiet) { ConvertTo-TypedObject $answer 'AwsRole.Test' } else { $answer.isFresh }
            } else {
                Test-ShellRole $Minutes
            }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
