function Read-Role {
    # What the shell holds as AwsRole.Role; nothing when it holds no keys, Set-AwsRole -AsProfile named no profile, and no server
    # serves it.
    $values = Read-RoleVariable
    if (-not $values['AWS_ACCESS_KEY_ID']) { return Read-KeylessRole $values }
    $region = if ($values['AWS_REGION']) { $values['AWS_REGION'] } else { $values['AWS_DEFAULT_REGION'] }
    if (Test-RoleVariable 'AWS_ACCESS_KEY_ID') {
        $session = (Get-RoleMemory).Session
        $facts = @{ profile = $session.Profile; roleArn = $session.RoleArn; roleName = $session.RoleName; accountId = $session.AccountId; region = $region; expiration = $session.Expiration }
        return ConvertTo-RoleObject $facts $(if ((Get-RoleMemory)['IsInherited']) { 'Inherited' } else { 'Shell' })
    }
    $source = if ($values['AWSROLE_PROFILE']) { 'Inherited' } else { 'Variables' }
    $facts = @{ profile = $values['AWSROLE_PROFILE']; accountId = $values['AWS_ACCOUNT_ID']; region = $region; expiration = ConvertTo-Moment $values['AWS_CREDENTIAL_EXPIRATION'] }
    ConvertTo-RoleObject $facts $source
}

function Read-KeylessRole {
    # What programs get for the name of a profile, or from a server of this shell or of the one that started it.
    param([System.Collections.IDictionary] $Values)
    foreach ($way in @(@('AWS_PROFILE', 'AsProfile'), @('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'Server'))) {
        $variable, $source = $way
        if (-not (Test-RoleVariable $variable)) { continue }
        $session = (Get-RoleMemory).Session
        if ((Get-RoleMemory)['IsInherited']) { $source = 'Inherited' }
        return ConvertTo-RoleObject @{ profile = $session.Profile; roleArn = $session.RoleArn; roleName = $session.RoleName; accountId = $session.AccountId; region = $session.Region } $source
    }
    if ($Values['AWS_CONTAINER_CREDENTIALS_FULL_URI'] -and $Values['AWSROLE_PROFILE']) {
        ConvertTo-RoleObject @{ profile = $Values['AWSROLE_PROFILE']; accountId = $Values['AWS_ACCOUNT_ID']; region = $Values['AWS_REGION'] } 'Inherited'
    }
}

function Test-RoleVariable {
    # Whether the variable has the value that the present role of this shell gave it.
    param([string] $Name)
    $memory = Get-RoleMemory
    $value = [System.Environment]::GetEnvironmentVariable($Name)
    $null -ne $memory -and $value -and $value -ceq $memory.Set[$Name]
}

function ConvertTo-RoleObject {
    param([System.Collections.IDictionary] $Facts, [string] $Source)
    $remaining = $null
    if ($null -ne $Facts['remainingSeconds']) {
        # The engine knows of clocks that are wrong.
        $remaining = [timespan]::FromSeconds($Facts['remainingSeconds'])
    } elseif ($null -ne $Facts['expiration']) {
        $remaining = Measure-Remaining $Facts['expiration']
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
