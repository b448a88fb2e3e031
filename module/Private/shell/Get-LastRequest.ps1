function Get-LastRequest {
    # The request of the last Set-AwsRole in this shell; fails if there was none, or if it only named a profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $null -ne $memory.Request) { return $memory.Request }
    if (Test-RoleVariable 'AWS_PROFILE') { throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleNotRenewableNamed' $Env:AWS_PROFILE) }
    throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleNotRenewable')
}
