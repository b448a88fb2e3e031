function Set-AwsAccessKey {
    <#
    .SYNOPSIS
    Stores a long-term access key for a profile.

    .DESCRIPTION
    Writes the access key to the section of the profile in the credentials file, and removes a session token from it. If
    the file does not exist, it is created with access only for you (mode 0600). With -Secure, the access key is
    encrypted instead, with a key in the system credential store (DPAPI, Keychain, Secret Service). The profile then
    gets it from this module with credential_process, which the AWS CLI and the SDKs support, and access keys are
    removed from both files.

    The cmdlet prompts for the secret access key, or uses a SecureString, and passes it to the engine through a pipe. It
    never appears in a command line, a parameter log, or the list of changes. If you enter the secret access key instead
    of the access key ID, it is rejected and not shown. Backups of the credentials file from earlier changes still
    contain the previous access key.

    .PARAMETER Profile
    Specifies the profile, which does not have to exist.

    .PARAMETER AccessKeyId
    Specifies the access key ID, which begins with AKIA.

    .PARAMETER SecretAccessKey
    Specifies the secret access key as a SecureString. If you omit it, the cmdlet prompts for it without showing it.
    Plain text is rejected, because it would be saved in the command history. The parameter name is required, because
    PSReadLine does not save lines with the word "secret" to the history file.

    .PARAMETER Rest
    Rejects a secret access key without the name of its parameter, and does not show it.

    .PARAMETER Secure
    Encrypts the access key, and removes it from the credentials file.

    .PARAMETER PassThru
    Returns the changed profile (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    Objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE

    Prompts for the secret access key, and stores the access key in the credentials file.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secret -Secure

    Encrypts the access key, so that no file contains it in plain text.

    .EXAMPLE
    Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secret -WhatIf

    Shows the lines that would change, with the secret access key masked.

    .EXAMPLE
    Set-AwsAccessKey base ASIAIOSFODNN7EXAMPLE -SecretAccessKey $secret

    Fails with InvalidParameter, because this is the access key of a session, which expires.

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
        [object] $SecretAccessKey,

        # What PowerShell's own error would show.
        [Parameter(ValueFromRemainingArguments, DontShow)]
        [object[]] $Rest,

        [switch] $Secure,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = @{ profile = $Profile; accessKeyId = $AccessKeyId; secure = [bool] $Secure; program = [string[]] @(Get-EngineCommand $PSCmdlet) }
            # The engine rejects an invalid ID, and returns the form in which the ID can be shown.
            $shown = (Get-EditPreview 'access-key' $parameters $PSCmdlet).accessKeyId
            if ($SecretAccessKey -is [securestring]) {
                # Put into the dictionary at once, and bound to no parameter: module logging writes bound strings down.
                $parameters['secretAccessKey'] = [pscredential]::new('key', $SecretAccessKey).GetNetworkCredential().Password
            } elseif ($null -ne $SecretAccessKey -or $Rest) {
                throw (New-OwnErrorRecord 'InvalidParameter' 'SecretKeyPlain' -Target $Profile)
            }
            Edit-Profile 'access-key' $parameters $Profile (Get-Message 'EditKey' $shown) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
