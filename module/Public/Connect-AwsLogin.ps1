function Connect-AwsLogin {
    <#
    .SYNOPSIS
    Signs in with your AWS console credentials in your browser, as aws login does.

    .DESCRIPTION
    Opens the sign-in page of AWS, waits until you have signed in, and stores the session where the AWS CLI stores it, so
    that one sign-in serves Set-AwsRole, the AWS CLI, and the SDKs. The credentials last 15 minutes and are renewed
    automatically for up to 12 hours.

    The profile gets the session (login_session). If it does not exist, it is created. A profile that has other
    credentials, such as an access key or a role, is rejected. If the profile has the session of another user, the
    cmdlet requires confirmation.

    With -Remote, over ssh, and if no browser can be opened, sign in on another machine and enter the code that the page
    shows. To cancel the sign-in, press Ctrl+C.

    .PARAMETER Profile
    Specifies the profile that gets the session. By default, this is the profile in AWS_PROFILE, or default.

    .PARAMETER Region
    Specifies the region to sign in to, if neither the profile nor the shell has one. It is also written to the profile.

    .PARAMETER Remote
    Shows the URL, so that you can sign in on another machine, and prompts for the code that the page shows.

    .PARAMETER PassThru
    Returns the sign-in: its profile, session, account, and expiration.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Login with -PassThru.

    .EXAMPLE
    Connect-AwsLogin work -Region eu-west-1

    Signs in and stores the session in profile work, which is created if it does not exist.

    .EXAMPLE
    Connect-AwsLogin work -Remote

    Signs in with a browser on another machine.

    .EXAMPLE
    Connect-AwsLogin base

    Fails with InvalidParameter if profile base has an access key, which the AWS CLI would use instead.

    .LINK
    Disconnect-AwsLogin

    .LINK
    Set-AwsRole

    .LINK
    https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Login')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [string] $Region,

        [switch] $Remote,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $answer = Invoke-Engine 'connect-login' (Select-EngineParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            Write-HostLine (Get-Message 'LoginSignedIn' $answer.loginSession, $answer.profile) $PSCmdlet
            if ($PassThru) { ConvertTo-TypedObject $answer 'AwsRole.Login' }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
