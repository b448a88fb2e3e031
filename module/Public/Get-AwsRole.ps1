function Get-AwsRole {
    <#
    .SYNOPSIS
    Gets the role that is set in this shell and when it expires.

    .DESCRIPTION
    Reads the environment variables and the values that Set-AwsRole remembered. The cmdlet does not call AWS, does not
    prompt, and does not return secrets. There is no output if the shell has no credentials, no profile from Set-AwsRole
    -AsProfile, and no role server (Start-AwsRoleServer). The table shows the remaining time in yellow if it is less
    than ten minutes, and in red after the expiration. With -All, the cmdlet also returns cached sessions.

    .PARAMETER All
    Also returns cached sessions.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Role: Profile, RoleArn, RoleName, AccountId, Region, Expiration (local time), ExpirationUtc, Remaining (a
    time span, negative after the expiration; all three are null if the credentials do not expire, or if a role server
    or the programs renew them), and Source: Shell (set in this shell), AsProfile (only AWS_PROFILE is set, and programs
    get the credentials), Server (served by Start-AwsRoleServer, which renews it), Inherited (set in the parent shell),
    Variables (set manually), or Cached (from the session cache).

    .EXAMPLE
    Get-AwsRole

    Shows the current role.

    .EXAMPLE
    Get-AwsRole -All

    Shows the current role and all cached sessions.

    .EXAMPLE
    (Get-AwsRole).Remaining.TotalMinutes

    Returns the remaining minutes as a number.

    .EXAMPLE
    Get-AwsRole -All | Where-Object AccountId -eq 123456789012

    Lists the sessions in one account.

    .LINK
    Set-AwsRole

    .LINK
    Test-AwsRole

    .LINK
    Get-AwsIdentity
    #>
    [CmdletBinding()]
    [OutputType('AwsRole.Role')]
    param(
        [switch] $All
    )
    process {
        script:Initialize-Module $PSCmdlet
        $result = try {
            Write-ServerNotice $PSCmdlet
            Read-Role
            $held = [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
            $kept = if ($All) { (Invoke-Engine 'sessions' @{} (Get-ShellEnvironment) $PSCmdlet).sessions }
            foreach ($session in $kept) {
                if ($session.accessKeyId -cne $held) { ConvertTo-RoleObject (ConvertTo-Dictionary $session) 'Cached' }
            }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
