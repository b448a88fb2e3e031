function Set-AwsAccessKey {
    <#
    .SYNOPSIS
    Stores a long-term access key of a profile.

    .DESCRIPTION
    Writes the key into the profile's section of the credentials file, which is made when there is none and is yours
    alone from then on (mode 0600); a session token that stood there goes. With -Secure the key is kept sealed instead,
    by a key in the system's store of secrets (Credential protection of Windows, Keychain, Secret Service); the profile
    then asks this module for it by credential_process, which aws-cli and the SDKs understand, and keys in both files
    are removed.

    The secret is asked for, or given as a SecureString, and goes to the engine by a pipe: it is in no command line, no log of
    parameters and no list of changes. A secret in the place of the key ID is refused, and not shown. Backups that earlier
    edits left beside the credentials file still hold the key from before.

    .PARAMETER Profile
    The profile. It need not be there yet.

    .PARAMETER AccessKeyId
    The ID of the access key, which begins with AKIA.

    .PARAMETER SecretAccessKey
    The secret, as a SecureString. Without it you are asked, and it is not shown. A plain string is refused: it would stand in
    the history of your commands.

    .PARAMETER Secure
    Keeps the key sealed, and removes it from the credentials file.

    .PARAMETER PassThru
    Returns the profile (AwsRole.Profile) as it is now.

    .PARAMETER WhatIf
    Shows the lines that would change, old and new, and changes nothing.

    .PARAMETER Confirm
    Asks before anything is changed.

    .INPUTS
    Objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE

    Asks for the secret, and stores both in the credentials file.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE $secret -Secure

    Keeps the key sealed; no file holds it in plain text.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE $secret -WhatIf

    Shows the lines that would change; the secret is masked.

    .EXAMPLE
    Set-AwsAccessKey base ASIAIOSFODNN7EXAMPLE $secret

    Fails with InvalidParameter: that is the key of a session, which ends.

    .LINK
    Set-AwsProfile

    .LINK
    Export-AwsRole

    .LINK
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(Mandatory, Position = 1)]
        [string] $AccessKeyId,

        # A SecureString, checked below: PowerShell's own error for a string would show it.
        [Parameter(Position = 2)]
        [object] $SecretAccessKey,

        [switch] $Secure,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = @{ profile = $Profile; accessKeyId = $AccessKeyId; secure = [bool] $Secure; program = [string[]] @(Get-EngineCommand $PSCmdlet) }
            # The engine refuses what is no key ID, and says how the ID may be shown.
            $shown = (Test-Edit 'access-key' $parameters $PSCmdlet).accessKeyId
            if ($SecretAccessKey -is [securestring]) {
                # Put into the dictionary at once, and bound to no parameter: module logging writes bound strings down.
                $parameters['secretAccessKey'] = [pscredential]::new('key', $SecretAccessKey).GetNetworkCredential().Password
            } elseif ($null -ne $SecretAccessKey) {
                $record = New-EngineErrorRecord @{
                    code    = 'InvalidParameter'
                    message = Get-Message 'SecretKeyPlain'
                    hint    = Get-Message 'SecretKeyPlainHint'
                    target  = $Profile
                }
                throw $record
            }
            Edit-Profile 'access-key' $parameters $Profile (Get-Message 'EditKey' $shown) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
