function Resolve-AwsProfile {
    <#
    .SYNOPSIS
    Shows how a profile resolves to credentials, without calling AWS.

    .DESCRIPTION
    Returns the plan of a profile: the sources and the role chain that Set-AwsRole would use, with the file and line, or
    the variable, that each value comes from. By default, the plan is shown as a tree with the profile at the top and
    its sources below. Format-List and Format-Table show the tree too, so use Select-Object for other properties.
    -Verbose shows the reasons. The cmdlet does not call AWS, does not prompt, and does not change anything.

    .PARAMETER Name
    Specifies the profile. The default is the profile or the credentials that the AWS CLI uses in this shell.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    AwsRole.Plan: Profile, Region, RegionDecidedBy (where the region comes from), StsEndpoint, StsEndpointDecidedBy,
    SigningRegion, Hops (AwsRole.Hop, in the order in which they run), Reasons, Warnings, and Tree (the default view as
    text).

    .EXAMPLE
    Resolve-AwsProfile dev

    Shows how profile dev resolves to credentials.

    .EXAMPLE
    Resolve-AwsProfile dev -Verbose

    Also shows the rules of the AWS CLI that selected each value.

    .EXAMPLE
    Get-AwsProfile d* | Resolve-AwsProfile | Select-Object Profile, Region, StsEndpoint

    Lists the STS endpoint and region of several profiles.

    .EXAMPLE
    (Resolve-AwsProfile dev).Hops | Where-Object SerialNumber

    Returns the steps that require an MFA code.

    .EXAMPLE
    Resolve-AwsProfile broken

    Fails if the profile cannot resolve to credentials (a role without a source, a cycle), and shows the file and line.

    .LINK
    Set-AwsRole

    .LINK
    Test-AwsConfig
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Plan')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Profile', 'ProfileName')]
        [string] $Name
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = @{}
            if ($PSBoundParameters.ContainsKey('Name')) { $parameters['profile'] = $Name }
            Read-Plan $parameters $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
