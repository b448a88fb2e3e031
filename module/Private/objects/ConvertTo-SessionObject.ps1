function ConvertTo-SessionObject {
    # An answer of 'assume', 'select', or 'serve' as AwsRole.Session, without credentials. No Expiration for long-term keys, or if a server
    # or the programs themselves renew them.
    param([object] $Answer, [object] $Expiration = $null, [object] $Region = $Answer.region)
    Save-End $Expiration $Answer
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Session'
        Profile       = $Answer.profile
        RoleArn       = $Answer.roleArn
        RoleName      = $Answer.roleName
        AccountId     = $Answer.accountId
        Region        = $Region
        Expiration    = ConvertTo-LocalTime $Expiration
        ExpirationUtc = ConvertTo-UtcTime $Expiration
        Source        = if ($Answer.PSObject.Properties['source']) { $Answer.source } else { $null }
    }
}
