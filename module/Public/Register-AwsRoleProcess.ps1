function Register-AwsRoleProcess {
    <#
    .SYNOPSIS
    Creates a profile that lets other programs get a role from this module.

    .DESCRIPTION
    Creates a profile whose credential_process is the engine of this module, which serves another profile. The AWS CLI,
    the SDKs, Terraform, and every other program that uses the new profile get sessions from the cache of this module
    and renew them automatically. A profile with MFA is served from the cached session: Set-AwsRole, or the first call
    in a terminal, prompts for the code. The region, output, and endpoint settings are copied from the served profile.

    The command starts the engine by a path that stays when the module is updated: a link in ~/.local/share/awsrole/bin,
    on Windows a script in %LOCALAPPDATA%\AwsRole\bin. Each command of a newer module redirects it to its own engine. The
    path needs no quotes, because the SDKs for Go (Terraform) and .NET (AWS Tools) do not support them on Windows; if the
    path of your profile folder has spaces, its short name is used. Test-AwsConfig reports a path that leads nowhere
    (ProcessGone), and running this cmdlet again repairs it. A profile that refers to itself, or that has credentials of
    its own, is rejected.

    .PARAMETER Profile
    Specifies the profile of the role.

    .PARAMETER As
    Specifies the name of the new profile. The default is the name of the profile with -process appended.

    .PARAMETER PassThru
    Returns the changed profile (AwsRole.Profile).

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
