function Read-Role {
    # The current role as AwsRole.Role. Nothing if there are no keys, no profile set by Set-AwsRole -AsProfile, and no server of this shell
    # or its parent.
    $values = Read-RoleVariable
    $region = if ($values['AWS_REGION']) { $values['AWS_REGION'] } else { $values['AWS_DEFAULT_REGION'] }
    $told = @{ profile = $values['AWSROLE_PROFILE']; accountId = $values['AWS_ACCOUNT_ID'] }
    if (Test-RoleVariable 'AWS_ACCESS_KEY_ID') { return ConvertTo-RememberedRole 'Shell' $region (Get-RoleMemory).Session.Expiration }
    if ($values['AWS_ACCESS_KEY_ID']) { return ConvertTo-RoleObject ($told + @{ region = $region; expiration = ConvertFrom-ExpirationText $values['AWS_CREDENTIAL_EXPIRATION'] }) $(if ($told.profile) { 'Inherited' } else { 'Variables' }) }
    if (Test-RoleVariable 'AWS_PROFILE') { return ConvertTo-RememberedRole 'AsProfile' }
    if (Test-RoleVariable 'AWS_CONTAINER_CREDENTIALS_FULL_URI') { return ConvertTo-RememberedRole 'Server' }
    if ($values['AWS_CONTAINER_CREDENTIALS_FULL_URI'] -and $told.profile) { ConvertTo-RoleObject ($told + @{ region = $values['AWS_REGION'] }) 'Inherited' }
}

function ConvertTo-RememberedRole {
    # The remembered role. No expiration if programs or a server renew it themselves.
    param([string] $Source, [object] $Region = (Get-RoleMemory).Session.Region, [object] $Expiration)
    $memory = Get-RoleMemory
    $session = $memory.Session
    if ($memory['IsInherited']) { $Source = 'Inherited' }
    ConvertTo-RoleObject @{ profile = $session.Profile; roleArn = $session.RoleArn; roleName = $session.RoleName; accountId = $session.AccountId; region = $Region; expiration = $Expiration } $Source
}

function Test-RoleVariable {
    # Tests whether the variable still has the value that this shell's current role set.
    param([string] $Name)
    $memory = Get-RoleMemory
    $value = [System.Environment]::GetEnvironmentVariable($Name)
    $null -ne $memory -and $value -and $value -ceq $memory.Set[$Name]
}

function ConvertTo-RoleObject {
    param([System.Collections.IDictionary] $Facts, [string] $Source)
    $remaining = $null
    if ($null -ne $Facts['remainingSeconds']) {
        # The engine corrects for a wrong clock.
        $remaining = [timespan]::FromSeconds($Facts['remainingSeconds'])
    } elseif ($null -ne $Facts['expiration']) {
        $remaining = Get-RemainingTime $Facts['expiration']
    }
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Role'
        Profile       = $Facts['profile']
        RoleArn       = $Facts['roleArn']
        RoleName      = $Facts['roleName']
        AccountId     = $Facts['accountId']
        Region        = $Facts['region']
        Expiration    = ConvertTo-LocalTime $Facts['expiration']
        ExpirationUtc = ConvertTo-UtcTime $Facts['expiration']
        Remaining     = $remaining
        Source        = $Source
    }
}
