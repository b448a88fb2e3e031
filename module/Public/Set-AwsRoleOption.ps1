function Set-AwsRoleOption {
    <#
    .SYNOPSIS
    Changes the settings of this module, such as which profiles require confirmation.

    .DESCRIPTION
    Set-AwsRole, Invoke-AwsRole, Export-AwsRole, and the engine require confirmation before they switch to a profile
    whose name matches a protection pattern. In scripts, use -Confirm:$false. The settings apply to all shells of the
    current user (Get-AwsRoleOption shows the file).

    .PARAMETER Protect
    Specifies patterns to add. Wildcards * and ? are permitted, and matching is not case-sensitive.

    .PARAMETER Unprotect
    Specifies patterns to remove, exactly as they were added.

    .PARAMETER SealSessions
    Encrypts cached sessions with a key in the system credential store (DPAPI on Windows, Keychain on macOS, Secret
    Service on Linux), and no longer shares them with the AWS CLI. -SealSessions:$false stores them in files again. In
    both cases, sessions that are already cached are deleted.

    .PARAMETER Strict
    Turns on strict mode, which rejects AWS files and settings files that other users can change, because a command in
    them runs as you, and HTTP endpoints on other machines. On Windows, file permissions are not checked. Test-AwsConfig
    finds these files and endpoints even without strict mode. To turn off strict mode, use -Strict:$false.

    .PARAMETER MfaSession
    Prompts for one MFA code for all roles of the same source: the code gets a session of the user for 12 hours
    (GetSessionToken), and this session assumes the roles. A role that requires a code of its own still prompts for one.
    For one profile, set mfa_session to true or false, in the profile or in its source profile. To prompt for each role
    again, use -MfaSession:$false.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Set-AwsRoleOption -Protect prod*

    Protects every profile whose name begins with prod.

    .EXAMPLE
    Set-AwsRoleOption -Protect '*-admin', 'root' -Unprotect prod*

    Adds two patterns and removes one.

    .EXAMPLE
    Set-AwsRoleOption -SealSessions

    Encrypts cached sessions, so that no session is stored in plain text.

    .EXAMPLE
    Set-AwsRoleOption -Strict

    From now on, rejects files that other users can change.

    .EXAMPLE
    Set-AwsRoleOption -MfaSession

    Prompts for one MFA code for all roles of the same source.

    .EXAMPLE
    Set-AwsRoleOption

    Fails with InvalidParameter, because there is nothing to change.

    .LINK
    Get-AwsRoleOption

    .LINK
    Set-AwsRole
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([void])]
    param(
        [string[]] $Protect,

        [string[]] $Unprotect,

        [switch] $SealSessions,

        [switch] $Strict,

        [switch] $MfaSession
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            $parameters = Select-EngineParameter $PSBoundParameters
            if ($parameters.Count -eq 0) { throw (New-OwnErrorRecord 'InvalidParameter' 'OptionUnchanged') }
            if (-not (Confirm-Action (Get-Message 'OptionTarget') (Get-Message 'OptionChange') $PSCmdlet)) { return }
            $null = Invoke-Engine 'settings' $parameters (Get-ShellEnvironment) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
