function Get-EarlierRequest {
    # What was asked for when the role before the present one was set in this shell; an error when there was none.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $request = Get-EarlierRole
    if ($null -ne $request) { return $request }
    throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleEarlierNone')
}

function Get-EarlierRole {
    # Kept by the process, like the memory of the present role. Null: there was none.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Earlier')
}

function Set-EarlierRole {
    param([System.Collections.IDictionary] $Request)
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Earlier', $Request)
}

function Update-EarlierRole {
    # The role that the shell holds (from here, or from the shell that started it) becomes the earlier one, unless what is set
    # now (Session, Request; nothing, when the role is cleared) was asked for with the same.
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
    # What was asked for: the request of a role; for a profile that AWS_PROFILE names, which has none, one that names it again.
    # Nothing for a role that another shell assumed by its ARN.
    param([System.Collections.IDictionary] $About)
    if ($null -ne $About['Request'] -or -not $About['Session'].Profile) { return $About['Request'] }
    @{ Parameters = @{ profile = $About['Session'].Profile }; Origin = @{}; AsProfile = $true }
}
