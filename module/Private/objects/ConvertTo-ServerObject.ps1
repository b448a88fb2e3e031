function ConvertTo-ServerObject {
    # The server as AwsRole.Server, without its token, which is a secret.
    param([System.Collections.IDictionary] $Server)
    $session = $Server.Session
    $isNamed = [System.Environment]::GetEnvironmentVariable('AWS_CONTAINER_CREDENTIALS_FULL_URI') -ceq $Server.Url
    # The server reports only failed renewals, so a past expiration is unknown rather than expired.
    $end = if ($null -ne $Server.Expiration -and (Get-RemainingTime $Server.Expiration).Ticks -gt 0) { $Server.Expiration }
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Server'
        Profile       = $session.Profile
        RoleArn       = $session.RoleArn
        RoleName      = $session.RoleName
        AccountId     = $session.AccountId
        Region        = $session.Region
        Url           = $Server.Url
        ProcessId     = $Server.Engine.Id
        Started       = ConvertTo-LocalTime $Server.Started
        StartedUtc    = ConvertTo-UtcTime $Server.Started
        Expiration    = ConvertTo-LocalTime $end
        ExpirationUtc = ConvertTo-UtcTime $end
        IsUsed        = $isNamed -and -not [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
        Warning       = $Server.Warning
    }
}
