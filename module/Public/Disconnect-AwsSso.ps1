function Disconnect-AwsSso {
    <#
    .SYNOPSIS
    Signs out of IAM Identity Center.

    .DESCRIPTION
    Ends the sign-in at AWS, and removes what was kept from it: the token, which aws-cli uses too, the list of roles, and the
    sessions of its roles. The shell keeps the role that it holds: Clear-AwsRole clears it. AWS accepts a session that was made
    until its own end.

    .PARAMETER Profile
    The profile whose sign-in is meant.

    .PARAMETER Session
    The name of an sso-session of the config file.

    .PARAMETER StartUrl
    The start URL of a sign-in that was made by it, with -Region.

    .PARAMETER Region
    The region of IAM Identity Center, where the files do not have it.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Disconnect-AwsSso -Session example

    Ends the sign-in of that session.

    .EXAMPLE
    Disconnect-AwsSso sso

    Ends the sign-in that profile sso uses.

    .EXAMPLE
    Disconnect-AwsSso -StartUrl https://example.awsapps.com/start -Region eu-west-1

    Ends a sign-in that was made by its start URL.

    .EXAMPLE
    Disconnect-AwsSso -Session example; Clear-AwsRole

    Signs out and clears the shell.

    .EXAMPLE
    Disconnect-AwsSso -Session example -WhatIf

    Says which sign-in would end.

    .EXAMPLE
    Disconnect-AwsSso -Session nobody

    Fails with InvalidParameter: there is no such sso-session; near names are shown.

    .LINK
    Connect-AwsSso

    .LINK
    Clear-AwsRole
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'BySession', Mandatory)]
        [Alias('SsoSession')]
        [string] $Session,

        [Parameter(ParameterSetName = 'ByStartUrl', Mandatory)]
        [string] $StartUrl,

        [string] $Region
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            if (-not (Confirm-Act "$Profile$Session$StartUrl" (Get-Message 'SsoSignOut') $PSCmdlet)) { return }
            $answer = Invoke-Engine 'disconnect-sso' (Select-SsoParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            $text = if ($answer.wasSignedIn) { Get-Message 'SsoSignedOut' $answer.session } else { Get-Message 'SsoNotSignedIn' $answer.session }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
