function Get-AwsProfile {
    <#
    .SYNOPSIS
    Lists the profiles of AWS's config and credentials files.

    .DESCRIPTION
    Reads both files as aws-cli reads them and returns the profiles in aws-cli's order: those of the config file, then those
    only in the credentials file. Nothing is called. IsCurrent marks the profile whose role Set-AwsRole put into this shell,
    else the one that aws-cli would take.

    .PARAMETER Name
    Only profiles with this name; * and ? stand for any letters.

    .INPUTS
    System.String. Names of profiles, or objects with a property Name, Profile or ProfileName.

    .OUTPUTS
    AwsRole.Profile: Name, Kind (AssumeRole, Static, Sso, WebIdentity, Process, Login, None), Region, AccountId, RoleArn,
    SourceProfile, MfaSerial, IsCurrent.

    .EXAMPLE
    Get-AwsProfile

    Lists all profiles; a star marks the current one.

    .EXAMPLE
    Get-AwsProfile dev*

    Lists the profiles whose names begin with dev.

    .EXAMPLE
    Get-AwsProfile | Where-Object Kind -eq AssumeRole

    Lists the profiles that assume a role.

    .EXAMPLE
    Get-AwsProfile nosuch

    Fails with ProfileNotFound: there is no such profile.

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
