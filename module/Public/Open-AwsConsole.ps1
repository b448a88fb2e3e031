function Open-AwsConsole {
    <#
    .SYNOPSIS
    Opens the AWS console in your browser, signed in with a role.

    .DESCRIPTION
    Creates a URL that signs in to the AWS console with the session of a profile, or with the current credentials, and
    opens it in your browser: in the partition and region of the role, and with its permissions. The environment does
    not change. Long-term access keys cannot sign in: specify a profile with a role.

    Anyone who has the URL can sign in with it for 15 minutes, so it is a secret. The cmdlet does not show it, not even
    with -Verbose or -Debug. Only -PassThru returns it.

    .PARAMETER Profile
    Specifies the profile whose session signs in. The default is the current credentials.

    .PARAMETER Service
    Specifies the service to open, by its name in the AWS CLI (s3, ec2, lambda). The default is the home page of the
    console.

    .PARAMETER Region
    Specifies the region of the page. Overrides the regions of the profile and of the shell.

    .PARAMETER Destination
    Specifies the HTTPS URL of a console page, instead of -Service.

    .PARAMETER SessionDuration
    Specifies the duration of the console session in seconds, from 900 to 43200. AWS accepts it only for roles that are
    assumed with a long-term access key, with IAM Identity Center, or with a web identity. By default, the console
    session expires with the credentials.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER PassThru
    Returns the URL instead of opening a browser.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or System.String with -PassThru: the URL, which is a secret.

    .EXAMPLE
    Open-AwsConsole

    Opens the console with the current role.

    .EXAMPLE
    Open-AwsConsole dev s3 -Region eu-west-1

    Opens S3 in Ireland with the role of profile dev.

    .EXAMPLE
    Open-AwsConsole prod -Destination 'https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home#dashboards:'

    Opens one page of the console.

    .EXAMPLE
    Open-AwsConsole dev -PassThru | Set-Clipboard

    Copies the URL, to paste it in another browser.

    .EXAMPLE
    Open-AwsConsole dev -Destination s3

    Fails with InvalidParameter, because the destination must be a URL. Use -Service for the name of a service.

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
            $parameters = Select-EngineParameter $PSBoundParameters -MayAsk
            $who = if ($Profile) { $Profile } else { Get-Message 'ShellRole' }
            $what = if ($Service) { Get-Message 'ConsoleServicePage' $Service } else { Get-Message 'ConsolePage' }
            if (-not (Confirm-Action (Get-Message 'ConsoleAs' $what, $who) (Get-Message 'ConsoleOpen') $PSCmdlet)) { return }
            Open-Console $parameters $PSCmdlet -What $what -PassThru:$PassThru
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
