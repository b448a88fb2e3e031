function Read-Role {
    # What the shell holds as AwsRole.Role; nothing when it holds no keys, Set-AwsRole -AsProfile named no profile, and no server
    # of this shell, or of the one that started it, serves it.
    $values = Read-RoleVariable
    $region = if ($values['AWS_REGION']) { $values['AWS_REGION'] } else { $values['AWS_DEFAULT_REGION'] }
    $told = @{ profile = $values['AWSROLE_PROFILE']; accountId = $values['AWS_ACCOUNT_ID'] }
    if (Test-RoleVariable 'AWS_ACCESS_KEY_ID') { return ConvertTo-HeldRole 'Shell' $region (Get-RoleMemory).Session.Expiration }
    if ($values['AWS_ACCESS_KEY_ID']) { return ConvertTo-RoleObject ($told + @{ region = $region; expiration = ConvertTo-Moment $values['AWS_CREDENTIAL_EXPIRATION'] }) $(if ($told.profile) { 'Inherited' } else { 'Variables' }) }
    if (Test-RoleVariable 'AWS_PROFILE') { return ConvertTo-HeldRole 'AsProfile' }
    if (Test-RoleVariable 'AWS_CONTAINER_CREDENTIALS_FULL_URI') { return ConvertTo-HeldRole 'Server' }
    if ($values['AWS_CONTAINER_CREDENTIALS_FULL_URI'] -and $told.profile) { ConvertTo-RoleObject ($told + @{ region = $values['AWS_REGION'] }) 'Inherited' }
}

function ConvertTo-HeldRole {
    # The role that is remembered, which programs get. Without an end, where they, or a server, renew it themselves.
    param([string] $Source, [object] $Region = (Get-RoleMemory).Session.Region, [object] $Expiration)
    $memory = Get-RoleMemory
    $session = $memory.Session
    if ($memory['IsInherited']) { $Source = 'Inherited' }
    ConvertTo-RoleObject @{ profile = $session.Profile; roleArn = $session.RoleArn; roleName = $session.RoleName; accountId = $session.AccountId; region = $Region; expiration = $Expiration } $Source
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
