function ConvertTo-ServerObject {
    # The server as AwsRole.Server. No token: that is a secret.
    param([System.Collections.IDictionary] $Server)
    $session = $Server.Session
    $isNamed = [System.Environment]::GetEnvironmentVariable('AWS_CONTAINER_CREDENTIALS_FULL_URI') -ceq $Server.Url
    # What the server renewed by itself is not known here: it says so only when it cannot.
    $isLasting = $null -ne $Server.Expiration -and (Measure-Remaining $Server.Expiration).Ticks -gt 0
    [pscustomobject] @{
        PSTypeName = 'AwsRole.Server'
        Profile    = $session.Profile
        RoleArn    = $session.RoleArn
        RoleName   = $session.RoleName
        AccountId  = $session.AccountId
        Region     = $session.Region
        Url        = $Server.Url
        ProcessId  = $Server.Engine.Id
        Started    = $Server.Started
        Expiration = if ($isLasting) { $Server.Expiration }
        IsUsed     = $isNamed -and -not [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
        Warning    = $Server.Warning
    }
}
