function ConvertTo-RotationObject {
    # The answer of rotate-key as AwsRole.AccessKeyRotation.
    param([psobject] $Answer)
    [pscustomobject] @{
        PSTypeName          = 'AwsRole.AccessKeyRotation'
        Profile             = $Answer.profile
        AccessKeyId         = $Answer.accessKeyId
        PreviousAccessKeyId = $Answer.previousAccessKeyId
        Previous            = @{ deleted = 'Deleted'; inactive = 'Inactive'; active = 'Active' }[$Answer.previous]
    }
}
