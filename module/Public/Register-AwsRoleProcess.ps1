function Register-AwsRoleProcess {
    <#
    .SYNOPSIS
    Writes a profile that lets other programs get a role from this module.

    .DESCRIPTION
    Writes a profile whose credential_process is this module's engine, serving another profile: aws-cli, the SDKs,
    Terraform and every other program that is given its name get sessions from this module's store, and renew them by
    themselves. A profile with MFA is served from the kept session: Set-AwsRole or the first call in a terminal asks for
    the code. Region, output and endpoints are copied from the served profile.

    The command holds the absolute path of the engine, quoted for aws-cli and for shells; on Windows by its short names
    where the path has spaces, since the SDKs for Go (Terraform) and .NET (AWS Tools) take no quotes there, nor a name of a
    profile with spaces. Register again after the module has moved, as an update may do. A profile that leads back to
    itself, or has credentials of its own, is refused.

    .PARAMETER Profile
    The profile that has the role.

    .PARAMETER As
    The profile to write; without it the name with -process at its end.

    .PARAMETER PassThru
    Returns the profile (AwsRole.Profile) as it is now.

    .PARAMETER WhatIf
    Shows the lines that would change, old and new, and changes nothing.

    .PARAMETER Confirm
    Asks before anything is changed.

    .INPUTS
    System.String. A profile's name, or objects with a property Name, Profile or ProfileName (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Register-AwsRoleProcess dev

    aws s3 ls --profile dev-process works from now on, without variables.

    .EXAMPLE
    Register-AwsRoleProcess dev -As terraform -WhatIf

    Shows the lines that would be written.

    .EXAMPLE
    Get-AwsProfile prod* | Register-AwsRoleProcess

    One more profile for each whose name begins with prod.

    .EXAMPLE
    Register-AwsRoleProcess dev -As dev

    Fails with ProfileCycle: the process would start itself without end.

    .LINK
    Set-AwsRole

    .LINK
    Export-AwsRole

    .LINK
    https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('ProfileName', 'Name')]
        [string] $Profile,

        [Parameter(Position = 1)]
        [string] $As,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-SettingParameter $PSBoundParameters
            $parameters['program'] = [string[]] @(Get-EngineCommand $PSCmdlet)
            $name = if ($As) { $As } else { "$Profile-process" }
            Edit-Profile 'register-process' $parameters $Profile (Get-Message 'EditRegister' $name) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
