function ConvertTo-ServerObject {
    # The server as AwsRole.Server. No token: that is a secret.
    param([System.Collections.IDictionary] $Server)
    $session = $Server.Session
    [pscustomobject] @{
        PSTypeName = 'AwsRole.Server'
        Profile    = $session.Profile
        RoleArn    = $session.RoleArn
        AccountId  = $session.AccountId
        Region     = $session.Region
        Url        = $Server.Url
        ProcessId  = $Server.Engine.Id
        Started    = $Server.Started
        IsUsed     = [System.Environment]::GetEnvironmentVariable('AWS_CONTAINER_CREDENTIALS_FULL_URI') -ceq $Server.Url -and
            -not [System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')
        Warning    = $Server.Warning
    }
}
