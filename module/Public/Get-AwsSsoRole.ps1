function Get-AwsSsoRole {
    <#
    .SYNOPSIS
    Lists the accounts and roles available to you in IAM Identity Center.

    .DESCRIPTION
    Gets the accounts, and the roles in each account, from the AWS access portal, with at most 20 calls per second, the limit of
    AWS. The list is cached for a day; -Refresh updates it. If you are not signed in, the cmdlet prompts you to sign in.

    You can switch to each role without a profile: Set-AwsRole -Account ... -Role ...

    .PARAMETER Session
    Specifies the name of the sso-session. By default, the session of the profile in AWS_PROFILE is used or, if there is none,
    the only sso-session.

    .PARAMETER Account
    Lists only accounts whose ID or name matches this pattern.

    .PARAMETER Role
    Lists only roles whose name matches this pattern.

    .PARAMETER Refresh
    Gets the list from the portal even if it is cached.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.SsoRole: AccountId, AccountName, Email, and RoleName.

    .EXAMPLE
    Get-AwsSsoRole -Session example

    Lists all roles, sorted by account and role.

    .EXAMPLE
    Get-AwsSsoRole -Session example -Account *audit* -Role View*

    Lists the roles that begin with View in accounts with audit in their name.

    .EXAMPLE
    Get-AwsSsoRole -Session example -Refresh | Group-Object AccountName -NoElement

    Updates the list, and counts the roles of each account.

    .EXAMPLE
    Get-AwsSsoRole -Session nobody

    Fails with InvalidParameter, because the sso-session does not exist. The error suggests similar names, if there are
    any.

    .LINK
    Set-AwsRole

    .LINK
    Connect-AwsSso
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.SsoRole')]
    param(
        [Parameter(Position = 0)]
        [Alias('SsoSession')]
        [string] $Session,

        [SupportsWildcards()]
        [string] $Account,

        [SupportsWildcards()]
        [string] $Role,

        [switch] $Refresh
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            $answer = Invoke-Engine 'sso-roles' (Select-EngineParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            foreach ($item in $answer.roles) { ConvertTo-TypedObject $item 'AwsRole.SsoRole' }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
