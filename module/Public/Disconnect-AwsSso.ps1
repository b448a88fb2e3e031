function Disconnect-AwsSso {
    <#
    .SYNOPSIS
    Signs out of IAM Identity Center.

    .DESCRIPTION
    Ends the sign-in at AWS, and deletes its token (which the AWS CLI also uses), its list of roles, and the cached
    sessions of its roles. The current role of the shell does not change; to clear it, run Clear-AwsRole. AWS accepts
    existing sessions until they expire.

    By default, the cmdlet ends the sign-in of the profile in AWS_PROFILE or, if there is none, of the only sso-session.

    .PARAMETER Profile
    Specifies a profile. The cmdlet ends the sign-in that the profile uses.

    .PARAMETER Session
    Specifies the name of an sso-session in the AWS config file.

    .PARAMETER StartUrl
    Specifies the start URL of a sign-in that was made with -StartUrl and -Region.

    .PARAMETER Region
    Specifies the region of IAM Identity Center, for -StartUrl. Without it, the token is deleted, but AWS accepts it
    until it expires.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. Profile names, or objects with a Profile, ProfileName, or Name property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Disconnect-AwsSso -Session example

    Signs out of this sso-session.

    .EXAMPLE
    Disconnect-AwsSso sso

    Ends the sign-in that profile sso uses.

    .EXAMPLE
    Disconnect-AwsSso -StartUrl https://example.awsapps.com/start -Region eu-west-1

    Ends a sign-in that was made by its start URL.

    .EXAMPLE
    Disconnect-AwsSso -Session example; Clear-AwsRole

    Signs out, and clears the role of the shell.

    .EXAMPLE
    Disconnect-AwsSso -Session example -WhatIf

    Shows which sign-in would end.

    .EXAMPLE
    Disconnect-AwsSso -Session nobody

    Fails with InvalidParameter, because the sso-session does not exist. The error suggests similar names, if there are
    any.

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
            $parameters = Select-EngineParameter $PSBoundParameters
            $target = if ("$Profile$Session$StartUrl") { "$Profile$Session$StartUrl" } else { (Get-EditPreview 'disconnect-sso' $parameters $PSCmdlet -Before).session }
            if (-not (Confirm-Action $target (Get-Message 'SsoSignOut') $PSCmdlet)) { return }
            $answer = Invoke-Engine 'disconnect-sso' $parameters (Get-ShellEnvironment -Before) $PSCmdlet
            $text = if ($answer.wasSignedIn) { Get-Message 'SsoSignedOut' $answer.session } else { Get-Message 'SsoNotSignedIn' $answer.session }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
