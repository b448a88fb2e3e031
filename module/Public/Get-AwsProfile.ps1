function Get-AwsProfile {
    <#
    .SYNOPSIS
    Gets the profiles in the AWS files.

    .DESCRIPTION
    Reads both AWS files as the AWS CLI does, and returns the profiles in the same order: first the profiles in the
    config file, then the profiles that are only in the credentials file. The cmdlet does not call AWS. IsCurrent marks
    the profile of the current role or, if no role is set, the profile that the AWS CLI uses.

    .PARAMETER Name
    Specifies the profiles to return. Wildcards (*, ?, and [ ]) are permitted.

    .INPUTS
    System.String. Profile names, or objects with a Name, Profile, or ProfileName property.

    .OUTPUTS
    AwsRole.Profile: Name, Kind (AssumeRole, Static (an access key), Sso, WebIdentity, Process, Login, or None), Region,
    AccountId, RoleArn, RoleName, SourceProfile, MfaSerial, and IsCurrent.

    .EXAMPLE
    Get-AwsProfile

    Lists all profiles. An asterisk marks the current one.

    .EXAMPLE
    Get-AwsProfile dev*

    Lists the profiles whose names begin with dev.

    .EXAMPLE
    Get-AwsProfile | Where-Object Kind -eq AssumeRole

    Lists the profiles that assume a role.

    .EXAMPLE
    Get-AwsProfile nosuch

    Fails with ProfileNotFound, because the profile does not exist.

    .LINK
    Set-AwsRole

    .LINK
    Resolve-AwsProfile

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Profile', 'ProfileName')]
        [SupportsWildcards()]
        [string[]] $Name
    )
    begin {
        script:Initialize-Module $PSCmdlet
        $isRead = $true
        $profiles = try { Read-Profile $PSCmdlet } catch {
            $isRead = $false
            Write-Failure $_ $PSCmdlet
        }
    }
    process {
        if (-not $isRead) { return }
        if (-not $PSBoundParameters.ContainsKey('Name')) { return $profiles }
        foreach ($pattern in $Name) {
            $found = try { Select-Profile $profiles $pattern $PSCmdlet } catch { Write-Failure $_ $PSCmdlet }
            $found
        }
    }
}
