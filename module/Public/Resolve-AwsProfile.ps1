function Resolve-AwsProfile {
    <#
    .SYNOPSIS
    Explains how a profile leads to credentials, without a call.

    .DESCRIPTION
    Returns the plan of a profile: the chain of sources and roles that Set-AwsRole would run, with the file and line, or
    the variable, that decided each value. By default it is shown as a small tree, the profile on top and what it comes from
    below; Format-List and Format-Table show the tree too, so pick other properties with Select-Object. -Verbose says why it
    came out so. Nothing is called, asked or changed.

    .PARAMETER Name
    The profile. Without it, what aws-cli would take in this shell.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    AwsRole.Plan: Profile, Region, StsEndpoint, Hops (AwsRole.Hop, in the order in which they run), Reasons, Warnings, Tree (the
    default view as text).

    .EXAMPLE
    Resolve-AwsProfile dev

    Shows the tree of the profile dev.

    .EXAMPLE
    Resolve-AwsProfile dev -Verbose

    Says also why: which rule of aws-cli took which value.

    .EXAMPLE
    Get-AwsProfile d* | Resolve-AwsProfile | Select-Object Profile, Region, StsEndpoint

    A table of where each profile's calls go.

    .EXAMPLE
    (Resolve-AwsProfile dev).Hops | Where-Object SerialNumber

    The hops that need an MFA code.

    .EXAMPLE
    Resolve-AwsProfile broken

    Fails when a profile cannot lead to credentials (a role without a source, a cycle), and says in which file and line.

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
