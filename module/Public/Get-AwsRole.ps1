function Get-AwsRole {
    <#
    .SYNOPSIS
    Shows which role this shell holds, and for how long.

    .DESCRIPTION
    Reads the shell's variables and what Set-AwsRole remembered; nothing is called or asked, and no secret is shown. Without
    credentials in the shell, a profile that Set-AwsRole -AsProfile named, or a server (Start-AwsRoleServer) there is no output. The table shows the time left
    in yellow under ten minutes and in red when it is over. With -All the sessions that are kept for the next Set-AwsRole follow.

    .PARAMETER All
    Lists the kept sessions too.

    .INPUTS
    None.

    .OUTPUTS
    AwsRole.Role: Profile, RoleArn, AccountId, Region, Expiration (local time), ExpirationUtc, Remaining
    (a time span, negative when over; both null
    for keys that do not end), Source: Shell (set here), AsProfile (named here, programs get its credentials), Server
    (served by Start-AwsRoleServer, which renews it), Inherited (set in
    the shell that started this one), Variables (set by hand) or Kept.

    .EXAMPLE
    Get-AwsRole

    Shows the role of this shell.

    .EXAMPLE
    Get-AwsRole -All

    Shows it and every session that is kept.

    .EXAMPLE
    (Get-AwsRole).Remaining.TotalMinutes

    The minutes left, as a number.

    .EXAMPLE
    Get-AwsRole -All | Where-Object AccountId -eq 123456789012

    The sessions in one account.

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
                if ($session.accessKeyId -cne $held) { ConvertTo-RoleObject (ConvertTo-Dictionary $session) 'Kept' }
            }
        } catch { Write-Failure $_ $PSCmdlet }
        $result
    }
}
