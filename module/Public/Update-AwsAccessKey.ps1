function Update-AwsAccessKey {
    <#
    .SYNOPSIS
    Rotates the access key of a profile.

    .DESCRIPTION
    Creates a new access key for the user of the long-term access key in the profile, waits until AWS accepts it, stores
    it in place of the old one (in the credentials file or the config file, in every profile that has the same access
    key, or encrypted), deactivates the old access key, and deletes it.

    If a step fails, a working access key is always stored: until the new one is stored, the old one does not change and
    the new one is deleted again. After that, the new one stays, and a warning tells you the state of the old one.

    If a policy requires MFA, specify the device with -SerialNumber, or with mfa_serial in the profile. The calls are
    then signed with a session that uses its code. The user requires the permissions iam:ListAccessKeys,
    iam:CreateAccessKey, iam:UpdateAccessKey, and iam:DeleteAccessKey on itself.

    .PARAMETER Profile
    Specifies the profile that contains the access key. The default is the profile in AWS_PROFILE, or the default
    profile.

    .PARAMETER SerialNumber
    Specifies your MFA device: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    Specifies the six-digit code from your MFA device, as a string or a SecureString. If you omit it and a code is required, the
    cmdlet prompts for it.

    .PARAMETER Force
    Deletes the other access key of the user if it is inactive. A user can have only two access keys, so there must be
    room for the new one.

    .PARAMETER PassThru
    Returns the result (AwsRole.AccessKeyRotation): the IDs of both access keys, and the state of the old one.

    .PARAMETER WhatIf
    Shows what would happen if the cmdlet runs. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet. This is the default, because a deleted access key cannot be
    restored. To skip it, use -Confirm:$false.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.AccessKeyRotation with -PassThru.

    .EXAMPLE
    Update-AwsAccessKey base

    Replaces the access key of profile base, and deletes the old one.

    .EXAMPLE
    Update-AwsAccessKey base -Force -PassThru

    Also deletes an inactive access key to make room for the new one, and returns the result.

    .EXAMPLE
    Update-AwsAccessKey base -WhatIf

    Shows what would happen, without changing anything.

    .EXAMPLE
    Update-AwsAccessKey dev

    Fails with InvalidParameter, because a profile that assumes a role has no access key of its own.

    .LINK
    Set-AwsAccessKey

    .LINK
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    [OutputType('AwsRole.AccessKeyRotation')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [string] $SerialNumber,

        [object] $TokenCode,

        [switch] $Force,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            # The engine asks nothing here: no shell is switched.
            $target = if ($Profile) { $Profile } else { Get-Message 'AccessKeyShellProfile' }
            $question = @{ dryRun = $true } + $parameters
            $old = (Invoke-Engine 'rotate-key' $question (Get-RequestEnvironment $parameters) $PSCmdlet).previousAccessKeyId
            $act = if ($Force) { Get-Message 'AccessKeyChangeForced' $old } else { Get-Message 'AccessKeyChange' $old }
            if (-not (Confirm-Action $target $act $PSCmdlet)) { return }
            $answer = Invoke-Engine 'rotate-key' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
            $rotation = ConvertTo-TypedObject $answer 'AwsRole.AccessKeyRotation'
            $facts = $rotation.Profile, $rotation.AccessKeyId, $rotation.PreviousAccessKeyId
            $line = switch ($rotation.Previous) {
                'Deleted' { Get-Message 'AccessKeyDeleted' $facts }
                'Inactive' { Get-Message 'AccessKeyInactive' $facts }
                'Active' { Get-Message 'AccessKeyActive' $facts }
            }
            Write-HostLine $line $PSCmdlet
            if ($Env:AWS_ACCESS_KEY_ID -ceq $rotation.PreviousAccessKeyId) {
                Write-WarningLine (Get-Message 'AccessKeyInShell' $rotation.PreviousAccessKeyId, $rotation.Profile) $PSCmdlet
            }
            if ($PassThru) { $rotation }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
