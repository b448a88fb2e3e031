function Get-AwsSsoRole {
    <#
    .SYNOPSIS
    Lists the accounts and roles that you may take by IAM Identity Center.

    .DESCRIPTION
    Asks the portal of the sign-in for its accounts and for the roles in each, 20 calls a second at most, which is what AWS
    takes. The list is kept for a day beside the token; -Refresh asks anew. Where you are not signed in you are asked to.

    Each role can be taken without a profile: Set-AwsRole -Account ... -Role ...

    .PARAMETER Session
    The sso-session. Without it that of AWS_PROFILE is meant, or else the only one there is.

    .PARAMETER Account
    Only accounts whose ID or name fits this pattern.

    .PARAMETER Role
    Only roles whose name fits this pattern.

    .PARAMETER Refresh
    Asks the portal, whatever is kept.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.SsoRole

    .EXAMPLE
    Get-AwsSsoRole -Session example

    Lists all of them, by account and role.

    .EXAMPLE
    Get-AwsSsoRole -Session example -Account *audit* -Role View*

    Lists the roles that begin with View in accounts with audit in their name.

    .EXAMPLE
    Get-AwsSsoRole -Session example -Refresh | Group-Object AccountName -NoElement

    Counts the roles of each account, asked anew.

    .EXAMPLE
    Get-AwsSsoRole -Session nobody

    Fails with InvalidParameter: there is no such sso-session; near names are shown.

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
            $answer = Invoke-Engine 'sso-roles' (Select-SsoParameter $PSBoundParameters) (Get-ShellEnvironment -Before) $PSCmdlet
            foreach ($item in $answer.roles) { ConvertTo-TypedObject $item 'AwsRole.SsoRole' }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
