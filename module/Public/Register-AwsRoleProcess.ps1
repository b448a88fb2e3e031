function Register-AwsRoleProcess {
    <#
    .SYNOPSIS
    Creates a profile that lets other programs get a role from this module.

    .DESCRIPTION
    Creates a profile whose credential_process is the engine of this module, which serves another profile. The AWS CLI,
    the SDKs, Terraform, and every other program that uses the new profile get sessions from the cache of this module
    and renew them automatically. A profile with MFA is served from the cached session: Set-AwsRole, or the first call
    in a terminal, prompts for the code. The region, output, and endpoint settings are copied from the served profile.

    The path of the engine in credential_process does not change when the module is updated: it is a link in
    ~/.local/share/awsrole/bin or, on Windows, a script in %LOCALAPPDATA%\AwsRole\bin. The first command of a newer
    module points it to the new engine. The path does not require quotation marks, because on Windows the SDKs for Go
    (Terraform) and .NET (AWS Tools) do not support them; if the path of your user profile folder contains spaces, its
    short name is used. If the engine no longer exists, Test-AwsConfig reports it (ProcessGone). To repair the path, run
    this cmdlet again.

    .PARAMETER Profile
    Specifies the profile of the role.

    .PARAMETER As
    Specifies the name of the profile to create. The default is the name of the profile with -process appended. A
    profile that already exists is changed, unless it has credentials of its own, or is a source of the profile of the
    role.

    .PARAMETER PassThru
    Returns the new profile (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    System.String. A profile name, or objects with a Name, Profile, or ProfileName property (Get-AwsProfile).

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Register-AwsRoleProcess dev

    Creates profile dev-process, so that aws s3 ls --profile dev-process works without variables.

    .EXAMPLE
    Register-AwsRoleProcess dev -As terraform -WhatIf

    Shows the lines that would be written.

    .EXAMPLE
    Get-AwsProfile prod* | Register-AwsRoleProcess

    Creates a profile for each profile whose name begins with prod.

    .EXAMPLE
    Register-AwsRoleProcess dev -As dev

    Fails with ProfileCycle, because the process would start itself endlessly.

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
            $parameters = Select-EngineParameter $PSBoundParameters
            $parameters['program'] = [string[]] @(Get-EngineCommand $PSCmdlet)
            $name = if ($As) { $As } else { "$Profile-process" }
            Edit-Profile 'register-process' $parameters $Profile (Get-Message 'EditRegister' $name) $PSCmdlet
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
