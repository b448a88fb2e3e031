function Update-AwsAccessKey {
    <#
    .SYNOPSIS
    Changes the access key of a profile for a new one.

    .DESCRIPTION
    Creates a new access key of the user whose long-term key the profile holds, waits until AWS knows it, stores it where
    the old one stands (in the credentials or config file, in every profile that has the same key, or sealed), deactivates the
    old key and deletes it.

    Whatever step fails, a key that works is stored: until the new key is stored the old one stays as it is, and the new one is
    removed again; after that the new key stays, and a warning says what became of the old one.

    Where a policy asks for MFA, name the device with -SerialNumber or with mfa_serial in the profile: the calls are then
    signed by a session made with its code. The user needs iam:ListAccessKeys, CreateAccessKey, UpdateAccessKey and
    DeleteAccessKey for itself.

    .PARAMETER Profile
    The profile that holds the key. Without it, the one that AWS_PROFILE names, else default.

    .PARAMETER SerialNumber
    The MFA device of the user: an ARN, or the serial number of a hardware device. Overrides mfa_serial.

    .PARAMETER TokenCode
    The six digits that the MFA device shows now, as text or a SecureString. Without it you are asked when a device is named.

    .PARAMETER Force
    Deletes the user's other key when that one is inactive: AWS allows two, so there must be room for the new one.

    .PARAMETER PassThru
    Returns what was done (AwsRole.AccessKeyRotation): the IDs of both keys, and what became of the old one.

    .PARAMETER WhatIf
    Says what would be done; asks and calls nothing.

    .PARAMETER Confirm
    Asks before anything is done, as it does by itself, naming the key that goes: nothing brings it back. -Confirm:$false does
    without.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.AccessKeyRotation with -PassThru.

    .EXAMPLE
    Update-AwsAccessKey base

    A new key for the profile base; the old one is gone.

    .EXAMPLE
    Update-AwsAccessKey base -Force -PassThru

    The same where an inactive key is in the way, and shows what was done.

    .EXAMPLE
    Update-AwsAccessKey base -WhatIf

    Says what would be done, and does nothing.

    .EXAMPLE
    Update-AwsAccessKey dev

    Fails with InvalidParameter for a profile that assumes a role: it has no key of its own.

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
            $parameters.Remove('confirmed')
            Assert-TokenCode $parameters $PSCmdlet
            $target = if ($Profile) { $Profile } else { Get-Message 'AccessKeyShellProfile' }
            $question = @{ dryRun = $true } + $parameters
            $old = (Invoke-Engine 'rotate-key' $question (Get-RequestEnvironment $parameters) $PSCmdlet).previousAccessKeyId
            $act = if ($Force) { Get-Message 'AccessKeyChangeForced' $old } else { Get-Message 'AccessKeyChange' $old }
            if (-not $PSCmdlet.ShouldProcess($target, $act)) { return }
            $answer = Invoke-Engine 'rotate-key' $parameters (Get-RequestEnvironment $parameters) $PSCmdlet
            $rotation = ConvertTo-RotationObject $answer
            $facts = $rotation.Profile, $rotation.AccessKeyId, $rotation.PreviousAccessKeyId
            $line = switch ($rotation.Previous) {
                'Deleted' { Get-Message 'AccessKeyDeleted' $facts }
                'Inactive' { Get-Message 'AccessKeyInactive' $facts }
                'Active' { Get-Message 'AccessKeyActive' $facts }
            }
            Write-HostLine $line $PSCmdlet
            if ($Env:AWS_ACCESS_KEY_ID -ceq $rotation.PreviousAccessKeyId) {
                $PSCmdlet.WriteWarning((Get-Message 'AccessKeyInShell' $rotation.PreviousAccessKeyId, $rotation.Profile))
            }
            if ($PassThru) { $rotation }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
