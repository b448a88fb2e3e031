function ConvertTo-IdentityObject {
    param([psobject] $Answer)
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Identity'
        Account       = $Answer.account
        Arn           = $Answer.arn
        UserId        = $Answer.userId
        PrincipalType = $Answer.principalType
        RoleName      = $Answer.roleName
        SessionName   = $Answer.sessionName
        Region        = $Answer.region
    }
}
