function Sync-AwsSsoProfile {
    <#
    .SYNOPSIS
    Creates a profile for each account and role available to you in IAM Identity Center.

    .DESCRIPTION
    Gets the current accounts and roles from the AWS access portal and writes a profile for each role to the AWS config
    file. -Template, -Lower, -Region, and -Exclude are stored in the sso-session section, so you do not have to specify
    them again. Only profiles that this cmdlet created are changed or removed (they contain awsrole_sync). Settings that
    you add to them are preserved, and so is the rest of the file, byte for byte.

    If two roles would have the same profile name, or if another profile already has the name, the cmdlet fails
    without changes, and the error names both. Your own profiles for the same role are not changed.

    If you are not signed in, the cmdlet prompts you to sign in.

    .PARAMETER Session
    Specifies the name of the sso-session. By default, the session of the profile in AWS_PROFILE is used or, if there is
    none, the only sso-session.

    .PARAMETER Template
    Specifies how profiles are named, from {account} (the name of the account), {accountId}, {email}, and {role}. The
    default is {account}-{role}. Characters that need quotation marks, such as spaces, become hyphens.

    .PARAMETER Lower
    Converts profile names to lowercase. To stop doing so, use -Lower:$false.

    .PARAMETER Region
    Specifies the region of the profiles. With an empty string, new profiles get no region.

    .PARAMETER Exclude
    Specifies patterns of roles for which no profile is created. Each pattern is compared with the profile name, the
    account ID, the account name, and the role name. To remove the stored patterns, specify an empty list.

    .PARAMETER Prune
    Removes profiles that this cmdlet created if their roles are no longer available or are excluded.

    .PARAMETER PassThru
    Returns the new and changed profiles (AwsRole.Profile).

    .PARAMETER WhatIf
    Shows the lines that would change, before and after. The cmdlet is not run.

    .PARAMETER Confirm
    Prompts you for confirmation before running the cmdlet.

    .INPUTS
    None.

    .OUTPUTS
    None, or AwsRole.Profile with -PassThru.

    .EXAMPLE
    Sync-AwsSsoProfile -Session example -WhatIf

    Shows the lines that would be written for all accounts and roles.

    .EXAMPLE
    Sync-AwsSsoProfile -Session example -Template '{account}/{role}' -Lower -Region eu-west-1 -Exclude *sandbox*, ReadOnly

    Writes profiles such as payments/admin, except for sandbox accounts and the role ReadOnly.

    .EXAMPLE
    Sync-AwsSsoProfile -Session example -Prune

    Updates the profiles with the stored settings, and removes those whose roles are no longer available.

    .EXAMPLE
    Sync-AwsSsoProfile -Session example -Template '{role}'

    Fails with InvalidParameter if two accounts have the same role, because two profiles would have the same name.

    .LINK
    Get-AwsSsoRole

    .LINK
    Connect-AwsSso

    .LINK
    Get-AwsProfile
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AwsRole.Profile')]
    param(
        [Parameter(Position = 0)]
        [Alias('SsoSession')]
        [string] $Session,

        [string] $Template,

        [switch] $Lower,

        [string] $Region,

        [SupportsWildcards()]
        [AllowEmptyCollection()]
        [string[]] $Exclude,

        [switch] $Prune,

        [switch] $PassThru
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $parameters = Select-EngineParameter $PSBoundParameters
            $target = if ($Session) { $Session } else { (Get-EditPreview 'disconnect-sso' @{} $PSCmdlet -Before).session }
            if (Confirm-Action $target (Get-Message 'SsoSync') $PSCmdlet) {
                $answer = Invoke-Engine 'sync-sso' $parameters (Get-ShellEnvironment -Before) $PSCmdlet
                Write-HostLine (Get-Message 'SsoSynced' $answer.session, @($answer.added).Count, @($answer.changed).Count, @($answer.removed).Count) $PSCmdlet
                $stale = @($answer.stale)
                if ($stale) { Write-HostLine (Get-Message 'SsoSyncStale' ($stale -join ', ')) $PSCmdlet }
                if ($PassThru) {
                    $names = [System.Collections.Generic.HashSet[string]]::new([string[]] @($answer.added; $answer.changed))
                    foreach ($item in Read-Profile $PSCmdlet) { if ($names.Contains($item.Name)) { $item } }
                }
            } elseif (Test-WhatIf $PSCmdlet) { Show-Change 'sync-sso' $parameters $PSCmdlet -Before }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
