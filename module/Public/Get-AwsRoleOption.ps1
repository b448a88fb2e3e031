function Get-AwsRoleOption {
    <#
    .SYNOPSIS
    Shows this module's own settings.

    .DESCRIPTION
    Reads the settings file: AWSROLE_SETTINGS_FILE, else settings.ini in %APPDATA%\AwsRole on Windows and in ~/.config/awsrole
    elsewhere. Where there is none, the defaults hold. It never holds a secret.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Option: Protect (patterns of the profiles that ask before they are taken), SealSessions (whether sessions are kept sealed), File.

    .EXAMPLE
    Get-AwsRoleOption

    Shows the settings and the file they stand in.

    .EXAMPLE
    (Get-AwsRoleOption).Protect

    Only the patterns of the protected profiles.

    .EXAMPLE
    $env:AWSROLE_SETTINGS_FILE = './broken.ini'; Get-AwsRoleOption

    Fails with ConfigSyntax when the file cannot be understood, and names it.

    .LINK
    Set-AwsRoleOption
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Option')]
    param()
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $answer = Invoke-Engine 'settings' @{} (Get-ShellEnvironment) $PSCmdlet
            [pscustomobject] @{ PSTypeName = 'AwsRole.Option'; Protect = @($answer.protect); SealSessions = $answer.sealSessions; File = $answer.file }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
