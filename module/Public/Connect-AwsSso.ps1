function Connect-AwsSso {
    <#
    .SYNOPSIS
    Signs in to IAM Identity Center (AWS SSO) by your browser.

    .DESCRIPTION
    Opens the page of your company's sign-in, waits until you have signed in there, and keeps the token where aws-cli keeps
    it: one sign-in serves Set-AwsRole, aws-cli and the SDKs. Where the session allows it the token then renews itself.

    The browser comes back to this machine by itself (authorization code with PKCE). Over ssh, and where no browser can be
    opened, a code to type on any machine is shown instead. The address is always shown, so that you can open it in the
    browser that you want. Ctrl+C ends the sign-in.

    Without parameters the sign-in of the profile in AWS_PROFILE is meant, or else the only sso-session there is.

    .PARAMETER Profile
    The profile whose sign-in is meant.

    .PARAMETER Session
    The name of an sso-session of the config file.

    .PARAMETER StartUrl
    The address of the AWS access portal, with -Region. An address of your company's own that leads there is followed.

    .PARAMETER Region
    The region of IAM Identity Center, where the files do not have it.

    .PARAMETER UseDeviceCode
    Shows a code to type in a browser, on this machine or any other.

    .PARAMETER NoBrowser
    Only shows the address.

    .PARAMETER PassThru
    Returns the sign-in: its session, start URL, region and end.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or with -PassThru AwsRole.SsoSignIn.

    .EXAMPLE
    Connect-AwsSso

    Signs in to the session of the profile in AWS_PROFILE, or to the only one there is.

    .EXAMPLE
    Connect-AwsSso -Session corp -UseDeviceCode

    Shows a code to type in a browser of any machine.

    .EXAMPLE
    Connect-AwsSso -StartUrl https://example.awsapps.com/start -Region eu-west-1

    Signs in before any file names the session.

    .EXAMPLE
    Connect-AwsSso -Session nobody

    Fails with InvalidParameter: there is no such sso-session; near names are shown.

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
            $answer = Invoke-Engine 'connect-sso' (Select-SsoParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            $signIn = [pscustomobject] @{
                PSTypeName    = 'AwsRole.SsoSignIn'
                Session       = $answer.session
                StartUrl      = $answer.startUrl
                Region        = $answer.region
                Expiration    = ConvertTo-LocalTime $answer.expiration
                ExpirationUtc = ConvertTo-UtcTime $answer.expiration
                Renewable     = $answer.isRenewable
            }
            $name = if ($signIn.Session) { $signIn.Session } else { $signIn.StartUrl }
            Write-HostLine (Get-Message 'SsoSignedIn' $name, $signIn.Expiration.ToString('t')) $PSCmdlet
            if ($PassThru) { $signIn }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
