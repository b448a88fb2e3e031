function Get-LastRequest {
    # What the last Set-AwsRole of this shell asked for; an error when there was none, or when it only named a profile.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $null -ne $memory.Request) { return $memory.Request }
    $message, $hint = if (Test-RoleVariable 'AWS_PROFILE') {
        (Get-Message 'RoleNotRenewableNamed' $Env:AWS_PROFILE), (Get-Message 'RoleNotRenewableNamedHint')
    } else {
        (Get-Message 'RoleNotRenewable'), (Get-Message 'RoleNotRenewableHint')
    }
    throw (New-EngineErrorRecord @{ code = 'CredentialsNotFound'; message = $message; hint = $hint })
}
