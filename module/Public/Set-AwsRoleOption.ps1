function Set-AwsRoleOption {
    <#
    .SYNOPSIS
    Changes this module's own settings: which profiles ask before they are taken, and whether sessions are sealed.

    .DESCRIPTION
    A profile whose name fits a protected pattern is taken only after a yes: by Set-AwsRole, Invoke-AwsRole, Export-AwsRole and
    the program awsrole. In scripts -Confirm:$false says that yes. The settings are those of the person, for all shells
    (Get-AwsRoleOption shows the file).

    .PARAMETER Protect
    Patterns to add; * stands for any text, ? for one letter, and upper or lower case does not matter.

    .PARAMETER Unprotect
    Patterns to remove, written as they were added.

    .PARAMETER SealSessions
    Keeps sessions sealed, by a key in the system's store of secrets (DPAPI on Windows, Keychain on macOS, Secret Service on Linux), and no
    longer shares them with aws-cli; -SealSessions:$false keeps them as files again. Either way the sessions kept until then are deleted.

    .PARAMETER WhatIf
    Says what would be done, and does nothing.

    .PARAMETER Confirm
    Asks before anything is done.

    .INPUTS
    None.

    .OUTPUTS
    None.

    .EXAMPLE
    Set-AwsRoleOption -Protect prod*

    From now on every profile whose name begins with prod asks first.

    .EXAMPLE
    Set-AwsRoleOption -Protect '*-admin', 'root' -Unprotect prod*

    Adds two patterns and removes one.

    .EXAMPLE
    Set-AwsRoleOption -SealSessions

    From now on no session lies on the disk in plain text.

    .EXAMPLE
    Set-AwsRoleOption

    Fails with InvalidParameter: there is nothing to change.

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

        [switch] $SealSessions
    )
    process {
        script:Initialize-Module $PSCmdlet
        try {
            $parameters = Select-EngineParameter $PSBoundParameters
            $parameters.Remove('confirmed')
            if ($parameters.Count -eq 0) {
                $record = New-EngineErrorRecord @{
                    code    = 'InvalidParameter'
                    message = Get-Message 'OptionUnchanged'
                    hint    = Get-Message 'OptionUnchangedHint'
                }
                throw $record
            }
            if (-not $PSCmdlet.ShouldProcess((Get-Message 'OptionTarget'), (Get-Message 'OptionChange'))) { return }
            $null = Invoke-Engine 'settings' $parameters (Get-ShellEnvironment) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
    }
}
