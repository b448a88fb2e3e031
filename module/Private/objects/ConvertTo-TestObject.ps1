function ConvertTo-TestObject {
    # The answer of test about a profile as AwsRole.Test.
    param([string] $Profile, [psobject] $Answer)
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Test'
        Profile       = $Profile
        IsFresh       = $Answer.isFresh
        Expiration    = ConvertTo-LocalTime $Answer.expiration
        ExpirationUtc = ConvertTo-UtcTime $Answer.expiration
    }
}
