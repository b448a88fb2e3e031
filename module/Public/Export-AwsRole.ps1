function Export-AwsRole {
    <#
    .SYNOPSIS
    Writes a role's credentials as text for another shell or program.

    .DESCRIPTION
    Gets the credentials of a profile or role as Set-AwsRole does, or takes what this shell holds, and returns them as one
    text in the form that the reader wants; this shell stays as it is. Variables that the role does not have are unset in the
    reader, so that no stale one contradicts the new ones. The text holds secrets: send it where it belongs, not to a log.

    Two forms write a file and return none of its secrets: CredentialsFile puts the keys into one section of the credentials
    file and leaves every other byte alone; GitHubActions sets the variables for the next steps of a workflow (GITHUB_ENV) and
    returns the lines that mask the secrets in its log.

    .PARAMETER As
    The form: PowerShell, Bash, Fish, Cmd, DotEnv, Docker (--env-file), Json, CredentialProcess, GitHubActions or CredentialsFile.

    .PARAMETER Profile
    The profile. Without it and without -RoleArn, what this shell holds.

    .PARAMETER RoleArn
    The ARN of a role to assume.

    .PARAMETER SourceProfile
    The profile whose credentials assume the role of -RoleArn. Without it, those that the shell holds now.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now, as text or a SecureString. Without it you are asked when a code is needed.

    .PARAMETER Region
    The region to write. Overrides the region of the profile and of the shell.

    .PARAMETER NoCache
    Leaves kept sessions alone: neither takes one nor keeps the new one.

    .PARAMETER Refresh
    Gets a new session though one is kept, and keeps the new one.

    .PARAMETER Section
    For CredentialsFile: the section to write to, made when there is none.

    .PARAMETER Force
    For CredentialsFile: replaces also keys that this module did not write there.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done. -Confirm:$false takes also a protected profile (Set-AwsRoleOption) without asking.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    System.String.

    .EXAMPLE
    Export-AwsRole DotEnv -Profile dev | Set-Content -Path .env -Encoding ascii

    Writes the credentials of dev into a file of variables.

    .EXAMPLE
    Export-AwsRole -As CredentialsFile -Profile dev -Section for-java

    Puts them into the section for-java of ~/.aws/credentials, for a program that reads nothing else.

    .EXAMPLE
    Export-AwsRole -As Bash

    What this shell holds, as lines for bash.

    .EXAMPLE
    Export-AwsRole -As CredentialsFile -Profile dev

    Fails with InvalidParameter: a section must be named.

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
            $parameters = Select-EngineParameter $PSBoundParameters
            Assert-TokenCode $parameters $PSCmdlet
            $target = if ("$Profile$RoleArn") { "$Profile$RoleArn" } else { Get-Message 'ExportShell' }
            if (-not $PSCmdlet.ShouldProcess($target, (Get-Message 'ExportOf' $As))) { return }
            $answer = Invoke-Engine 'export' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
            # No function gets the text: a log of bound parameters would show it.
            $text = $answer.text -replace '\r?\n\z'
            if ($As -eq 'CredentialsFile') { Write-HostLine (Get-Message 'ExportWritten' $text) $PSCmdlet } elseif ($text) { $text }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
