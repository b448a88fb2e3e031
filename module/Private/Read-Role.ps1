function Read-Role {
    # What the shell holds as AwsRole.Role; nothing when it holds no keys and Set-AwsRole -AsProfile named no profile.
    $values = Read-RoleVariable
    if (-not $values['AWS_ACCESS_KEY_ID']) { return Read-NamedRole $values }
    $region = if ($values['AWS_REGION']) { $values['AWS_REGION'] } else { $values['AWS_DEFAULT_REGION'] }
    $memory = Get-RoleMemory
    if ($null -ne $memory -and $values['AWS_ACCESS_KEY_ID'] -ceq $memory.Set['AWS_ACCESS_KEY_ID']) {
        $session = $memory.Session
        $facts = @{ profile = $session.Profile; roleArn = $session.RoleArn; accountId = $session.AccountId; region = $region; expiration = $session.Expiration }
        return ConvertTo-RoleObject $facts 'Shell'
    }
    $source = if ($values['AWSROLE_PROFILE']) { 'Inherited' } else { 'Variables' }
    $facts = @{ profile = $values['AWSROLE_PROFILE']; accountId = $values['AWS_ACCOUNT_ID']; region = $region; expiration = ConvertTo-Moment $values['AWS_CREDENTIAL_EXPIRATION'] }
    ConvertTo-RoleObject $facts $source
}

function Read-NamedRole {
    param([System.Collections.IDictionary] $Values)
    $memory = Get-RoleMemory
    if ($null -eq $memory -or -not $Values['AWS_PROFILE'] -or $Values['AWS_PROFILE'] -cne $memory.Set['AWS_PROFILE']) { return }
    $session = $memory.Session
    ConvertTo-RoleObject @{ profile = $session.Profile; roleArn = $session.RoleArn; accountId = $session.AccountId; region = $session.Region } 'AsProfile'
}

function ConvertTo-RoleObject {
    param([System.Collections.IDictionary] $Facts, [string] $Source)
    $remaining = $null
    if ($null -ne $Facts['remainingSeconds']) {
        # The engine knows of clocks that are wrong.
        $remaining = [timespan]::FromSeconds($Facts['remainingSeconds'])
    } elseif ($null -ne $Facts['expiration']) {
        $remaining = $Facts['expiration'].ToUniversalTime() - [datetime]::UtcNow
    }
    [pscustomobject] @{
        PSTypeName = 'AwsRole.Role'
        Profile    = $Facts['profile']
        RoleArn    = $Facts['roleArn']
        AccountId  = $Facts['accountId']
        Region     = $Facts['region']
        Expiration = $Facts['expiration']
        Remaining  = $remaining
        Source     = $Source
    }
}

function ConvertTo-Moment {
    # The time in AWS_CREDENTIAL_EXPIRATION, in UTC; null when there is none or it cannot be read.
    param([string] $Text)
    $moment = [datetime]::MinValue
    if ([datetime]::TryParse($Text, [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal', [ref] $moment)) { $moment }
}
