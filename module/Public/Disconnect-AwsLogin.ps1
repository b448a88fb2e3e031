function Disconnect-AwsLogin {
    <#
    .SYNOPSIS
    Signs out of a session of Connect-AwsLogin or aws login.

    .DESCRIPTION
    Removes the cached session, as aws logout does. The profile keeps its login_session, so Connect-AwsLogin signs in
    again. Programs that have already loaded the credentials can use them until they expire, for up to 15 minutes. The
    role in the shell does not change: to clear it, run Clear-AwsRole.

    .PARAMETER Profile
    Specifies the profile whose session to remove. By default, this is the profile in AWS_PROFILE, or default.

    .PARAMETER All
    Removes the sessions of all profiles.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None.

    .EXAMPLE
    Disconnect-AwsLogin work

    Removes the session of profile work.

    .EXAMPLE
    Disconnect-AwsLogin -All

    Removes the sessions of all profiles.

    .EXAMPLE
    Disconnect-AwsLogin nobody

    Fails with ProfileNotFound.

    .LINK
    Connect-AwsLogin

    .LINK
    Clear-AwsRole
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [Parameter(ParameterSetName = 'ByProfile', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'All', Mandatory)]
        [switch] $All
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            $parameters = Select-EngineParameter $PSBoundParameters
            $target = if ($All) { Get-Message 'LoginSignOutAll' } elseif ($Profile) { $Profile } else { (Get-EditPreview 'disconnect-login' $parameters $PSCmdlet -Before).profile }
            if (-not (Confirm-Action $target (Get-Message 'LoginSignOut') $PSCmdlet)) { return }
            $answer = Invoke-Engine 'disconnect-login' $parameters (Get-ShellEnvironment -Before) $PSCmdlet
            $text = if ($answer.removed) { Get-Message 'LoginSignedOut' } else { Get-Message 'LoginNotSignedIn' }
            Write-HostLine $text $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
