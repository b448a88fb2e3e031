function ConvertTo-ProfileObject {
    # One profile of the answer of 'profiles' as AwsRole.Profile. Current is the profile whose role the shell holds, else the
    # one that aws-cli would take.
    param([psobject] $Answer, [string] $Current)
    [pscustomobject] @{
        PSTypeName    = 'AwsRole.Profile'
        Name          = $Answer.name
        Kind          = ConvertTo-KindName $Answer.kind
        Region        = $Answer.region
        AccountId     = $Answer.accountId
        RoleArn       = $Answer.roleArn
        SourceProfile = $Answer.sourceProfile
        MfaSerial     = $Answer.mfaSerial
        IsCurrent     = if ($Current) { $Answer.name -ceq $Current } else { $Answer.isCurrent }
    }
}

function ConvertTo-KindName {
    # The engine's 'assume-role' as 'AssumeRole'.
    param([string] $Kind)
    [cultureinfo]::InvariantCulture.TextInfo.ToTitleCase($Kind).Replace('-', '')
}
