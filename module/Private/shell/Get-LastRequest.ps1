function Get-LastRequest {
    # What the last Set-AwsRole of this shell asked for; an error when there was none, or when it only named a profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $null -ne $memory.Request) { return $memory.Request }
    if (Test-RoleVariable 'AWS_PROFILE') { throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleNotRenewableNamed' $Env:AWS_PROFILE) }
    throw (New-OwnErrorRecord 'CredentialsNotFound' 'RoleNotRenewable')
}
