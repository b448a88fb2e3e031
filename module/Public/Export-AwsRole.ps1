function Export-AwsRole {
    <#
    .SYNOPSIS
    Exports the credentials of a role for another shell or program.

    .DESCRIPTION
    Gets the credentials of a profile or role as Set-AwsRole does, or uses the current credentials, and returns them as
    text in the format that another program reads. The current shell does not change. The text also unsets variables
    that the role does not use, so that stale values do not conflict with it. The text contains secrets: do not write it
    to a log.

    Two formats write a file. CredentialsFile writes the credentials to one section of the credentials file, preserves
    the rest, and returns nothing. GitHubActions sets the variables for the next steps of the job (GITHUB_ENV), and
    returns the commands that mask the secrets in the log of the workflow. Do not capture this output, because the
    runner must read it.

    .PARAMETER As
    Specifies the format: PowerShell, Bash, Fish, Cmd, DotEnv, Docker (--env-file), Json, CredentialProcess,
    GitHubActions, or CredentialsFile.

    .PARAMETER Profile
    Specifies the profile. The default, without -Profile and -RoleArn, is the current credentials.

    .PARAMETER RoleArn
    Specifies the ARN of a role to assume.

    .PARAMETER SourceProfile
    Specifies the profile whose credentials assume the role of -RoleArn. The default is the current credentials.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER Region
    Specifies the region to write. Overrides the regions of the profile and of the shell.

    .PARAMETER NoCache
    Does not use the session cache: ignores cached sessions and does not cache the new one.

    .PARAMETER Refresh
    Gets a new session even if a session is cached, and caches the new one.

    .PARAMETER Section
    For CredentialsFile: specifies the section to write to. The cmdlet creates it if it does not exist.

    .PARAMETER Force
    For CredentialsFile: also replaces credentials that this module did not write.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. -Confirm:$false also applies to protected profiles
    (Set-AwsRoleOption): the cmdlet does not require confirmation for them.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    System.String.

    .EXAMPLE
    Export-AwsRole DotEnv -Profile dev | Set-Content -Path .env -Encoding ascii

    Writes the credentials of profile dev to a file of variables.

    .EXAMPLE
    Export-AwsRole -As CredentialsFile -Profile dev -Section for-java

    Writes the credentials to the section for-java of ~/.aws/credentials, for a program that reads only this file.

    .EXAMPLE
    Export-AwsRole -As Bash

    Returns the current credentials as commands for bash.

    .EXAMPLE
    Export-AwsRole -As CredentialsFile -Profile dev

    Fails with InvalidParameter, because no section is specified.

    .LINK
    Set-AwsRole

    .LINK
    Invoke-AwsRole

    .LINK
    https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
    #>
    [CmdletBinding(DefaultParameterSetName = 'ByProfile', SupportsShouldProcess)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0)]
        [ValidateSet('PowerShell', 'Bash', 'Fish', 'Cmd', 'DotEnv', 'Docker', 'Json', 'CredentialProcess', 'GitHubActions', 'CredentialsFile')]
        [string] $As,

        [Parameter(ParameterSetName = 'ByProfile', Position = 1, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(ParameterSetName = 'ByRole', Mandatory)]
        [string] $RoleArn,

        [Parameter(ParameterSetName = 'ByRole')]
        [string] $SourceProfile,

        [object] $TokenCode,

        [string] $Region,

        [switch] $NoCache,

        [switch] $Refresh,

        [string] $Section,

        [switch] $Force
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters -MayAsk
            $target = if ("$Profile$RoleArn") { "$Profile$RoleArn" } else { Get-Message 'ExportShell' }
            if (-not (Confirm-Action $target (Get-Message 'ExportOf' $As) $PSCmdlet)) { return }
            $answer = Invoke-Engine 'export' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
            # No function gets the text: a log of bound parameters would show it.
            $text = $answer.text -replace '\r?\n\z'
            if ($As -eq 'CredentialsFile') { Write-HostLine (Get-Message 'ExportWritten' $text) $PSCmdlet } elseif ($text) { $text }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
