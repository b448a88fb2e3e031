function Connect-AwsSso {
    <#
    .SYNOPSIS
    Signs in to IAM Identity Center (AWS SSO) with your browser.

    .DESCRIPTION
    Opens the sign-in page of your company, waits until you have signed in, and stores the token where the AWS CLI
    stores it, so that one sign-in serves Set-AwsRole, the AWS CLI, and the SDKs. If the session supports it, the token
    is then renewed automatically.

    The browser returns to this machine automatically (authorization code with PKCE). Over ssh, and if no browser can be
    opened, the cmdlet shows a code to enter in a browser on any machine instead. It always shows the URL, so that you
    can open it in the browser of your choice. To cancel the sign-in, press Ctrl+C.

    By default, the cmdlet signs in to the session of the profile in AWS_PROFILE or, if there is none, to the only
    sso-session.

    .PARAMETER Profile
    Specifies the profile whose session to sign in to.

    .PARAMETER Session
    Specifies the name of an sso-session in the AWS config file.

    .PARAMETER StartUrl
    Specifies the URL of the AWS access portal. It requires -Region, unless the host name contains the region. A URL of
    your own domain that redirects to the portal also works.

    .PARAMETER Region
    Specifies the region of IAM Identity Center, if the AWS files do not contain it.

    .PARAMETER UseDeviceCode
    Shows a code to enter in a browser on this or any other machine.

    .PARAMETER NoBrowser
    Shows the URL without opening a browser.

    .PARAMETER PassThru
    Returns the sign-in: its session, start URL, region, and expiration, and whether it is renewed automatically.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.SsoSignIn with -PassThru.

    .EXAMPLE
    Connect-AwsSso

    Signs in to the session of the profile in AWS_PROFILE, or to the only sso-session.

    .EXAMPLE
    Connect-AwsSso -Session corp -UseDeviceCode

    Shows a code to enter in a browser on any machine.

    .EXAMPLE
    Connect-AwsSso -StartUrl https://example.awsapps.com/start -Region eu-west-1

    Signs in before the AWS config file contains the session.

    .EXAMPLE
    Connect-AwsSso -Session nobody

    Fails with InvalidParameter, because the sso-session does not exist. The error suggests similar names, if there are
    any.

    .LINK
    Set-AwsRole

    .LINK
    https://docs.aws.amazon.com/singlesignon/latest/userguide/what-is.html
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile')]
    [OutputType('AwsRole.SsoSignIn')]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'BySession', Mandatory)]
        [Alias('SsoSession')]
        [string] $Session,

        [Parameter(ParameterSetName = 'ByStartUrl', Mandatory)]
        [string] $StartUrl,

        [string] $Region,

        [switch] $UseDeviceCode,

        [switch] $NoBrowser,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $answer = Invoke-Engine 'connect-sso' (Select-EngineParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            $signIn = [pscustomobject] @{
                PSTypeName    = 'AwsRole.SsoSignIn'
                Session       = $answer.session
                StartUrl      = $answer.startUrl
                Region        = $answer.region
                Expiration    = $answer.Expiration
                ExpirationUtc = $answer.ExpirationUtc
                Renewable     = $answer.isRenewable
            }
            $name = if ($signIn.Session) { $signIn.Session } else { $signIn.StartUrl }
            Write-HostLine (Get-Message 'SsoSignedIn' $name, $signIn.Expiration.ToString('t')) $PSCmdlet
            if ($PassThru) { $signIn }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
