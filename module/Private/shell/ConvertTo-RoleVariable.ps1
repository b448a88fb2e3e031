function ConvertTo-RoleVariable {
    # The answer of 'assume' as environment variables. Null where the new role has no such value.
    param([psobject] $Answer)
    # Not given to another function: a log of bound parameters would show the whole bag.
    $credentials = $Answer.credentials
    $expiration = $null
    if ($null -ne $credentials.expiration) {
        # As the AWS CLI writes it.
        $expiration = $credentials.expiration.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", [cultureinfo]::InvariantCulture)
    }
    $variables = @{
        AWS_ACCESS_KEY_ID         = $credentials.accessKeyId
        AWS_SECRET_ACCESS_KEY     = $credentials.secretAccessKey
        AWS_SESSION_TOKEN         = $credentials.sessionToken
        AWS_CREDENTIAL_EXPIRATION = $expiration
        AWS_ACCOUNT_ID            = $Answer.accountId
        AWS_REGION                = $Answer.region
        AWS_DEFAULT_REGION        = $Answer.region
        AWSROLE_PROFILE           = $Answer.profile
        AWSUME_PROFILE            = $Answer.profile
    }
    $endpoints = $Answer.PSObject.Properties['endpoints']
    if ($null -ne $endpoints) { Add-EndpointVariable $variables $endpoints.Value }
    $variables
}
