function Get-AwsRoleOption {
    <#
    .SYNOPSIS
    Gets the settings of this module.

    .DESCRIPTION
    Reads the settings file: AWSROLE_SETTINGS_FILE or, by default, settings.ini in %APPDATA%\AwsRole on Windows and in
    ~/.config/awsrole on other systems. If the file does not exist, the default settings apply. The file never contains
    secrets.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Option: Protect (the patterns of profiles that require confirmation), SealSessions (whether cached sessions
    are encrypted), Strict (whether files that other users can change are rejected), MfaSession (whether one MFA code
    serves all roles of a source), and File.

    .EXAMPLE
    Get-AwsRoleOption

    Shows the settings and the path of the settings file.

    .EXAMPLE
    (Get-AwsRoleOption).Protect

    Returns only the patterns of protected profiles.

    .EXAMPLE
    $env:AWSROLE_SETTINGS_FILE = "$PWD/broken.ini"; Get-AwsRoleOption

    Fails with ConfigSyntax if the settings file cannot be read, and shows its path.

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
            [pscustomobject] @{
                PSTypeName   = 'AwsRole.Option'
                Protect      = @($answer.protect)
                SealSessions = $answer.sealSessions
                Strict       = $answer.strict
                MfaSession   = $answer.mfaSession
                File         = $answer.file
            }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
