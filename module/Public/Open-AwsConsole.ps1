function Open-AwsConsole {
    <#
    .SYNOPSIS
    Opens the AWS console in your browser, signed in with a role.

    .DESCRIPTION
    Makes an address that signs in to the console with the session of a profile, or with what this shell holds, and opens it
    in your browser: the console of the right partition, in the right region, with the rights of that role. The environment of
    this shell stays as it is. Keys that are no session cannot sign in: name a profile with a role.

    Whoever has the address is signed in: it is a secret for the 15 minutes that it works. It is shown nowhere, with -Verbose
    and -Debug neither; -PassThru returns it.

    .PARAMETER Profile
    The profile whose session signs in. Without it, what this shell holds.

    .PARAMETER Service
    The service whose page opens, by aws-cli's name (s3, ec2, lambda). Without it, the console's start page.

    .PARAMETER Region
    The region of the page. Overrides the region of the profile and of the shell.

    .PARAMETER Destination
    The https address of a page of the console, instead of -Service.

    .PARAMETER SessionDuration
    How long the console session lasts, in seconds: 900 to 43200. AWS takes it only for a role that is assumed with
    long-term keys, by IAM Identity Center or by a web identity. Without it, the console session ends with the credentials.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now (text or a SecureString), for a profile whose role needs them. Without it you
    are asked.

    .PARAMETER PassThru
    Returns the address and opens no browser.

    .PARAMETER WhatIf
    Says what would be done; asks and calls nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or System.String with -PassThru: the address, a secret.

    .EXAMPLE
    Open-AwsConsole

    Opens the console with the role of this shell.

    .EXAMPLE
    Open-AwsConsole dev s3 -Region eu-west-1

    Opens S3 in Ireland with the role of the profile dev.

    .EXAMPLE
    Open-AwsConsole prod -Destination 'https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home#dashboards:'

    Opens one page of the console.

    .EXAMPLE
    Open-AwsConsole dev -PassThru | Set-Clipboard

    Takes the address to a browser of your choice.

    .EXAMPLE
    Open-AwsConsole dev -Destination s3

    Fails with InvalidParameter: the destination is the address of a page, the name of a service goes to -Service.

    .LINK
    Set-AwsRole

    .LINK
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([string])]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(Position = 1)]
        [string] $Service,

        [string] $Region,

        [string] $Destination,

        [int] $SessionDuration,

        [object] $TokenCode,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            Assert-TokenCode $parameters $PSCmdlet
            $who = if ($Profile) { $Profile } else { Get-Message 'ShellRole' }
            $what = if ($Service) { Get-Message 'ConsoleServicePage' $Service } else { Get-Message 'ConsolePage' }
            if (-not $PSCmdlet.ShouldProcess((Get-Message 'ConsoleAs' $what, $who), (Get-Message 'ConsoleOpen'))) { return }
            Open-Console $parameters $PSCmdlet -What $what -PassThru:$PassThru
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
