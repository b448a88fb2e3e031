function Get-EarlierRequest {
    # The request of the role before the current one; fails if there was none.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $request = Get-EarlierRole
    if ($null -ne $request) { return $request }
    throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleEarlierNone')
}

function Get-EarlierRole {
    # Stored in the AppDomain, like the memory of the current role. Null if there was none.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Earlier')
}

function Set-EarlierRole {
    param([System.Collections.IDictionary] $Request)
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Earlier', $Request)
}

function Update-EarlierRole {
    # Makes the current role (set here or in the parent shell) the earlier one, unless the new role (Session, Request; null when the role is
    # cleared) has the same request.
    param([System.Collections.IDictionary] $About)
    $memory = Get-RoleMemory
    $present = if ($null -ne $memory) { ConvertTo-Request $memory } elseif (Get-CurrentName) { @{ Parameters = @{ profile = Get-CurrentName }; Origin = @{} } }
    if ($null -eq $present) { return }
    $next = if ($null -ne $About) { ConvertTo-Request $About }
    foreach ($name in 'profile', 'roleArn', 'sourceProfile', 'account', 'role', 'session') {
        if ($null -eq $next -or $present.Parameters[$name] -cne $next.Parameters[$name]) {
            Set-EarlierRole $present
            return
        }
    }
}

function ConvertTo-Request {
    # The request of a role. For a profile that only AWS_PROFILE names, a request that names it again. Nothing for a role that another shell
    # assumed by its ARN.
    param([System.Collections.IDictionary] $About)
    if ($null -ne $About['Request'] -or -not $About['Session'].Profile) { return $About['Request'] }
    @{ Parameters = @{ profile = $About['Session'].Profile }; Origin = @{}; AsProfile = $true }
}
