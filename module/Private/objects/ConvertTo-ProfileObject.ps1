function ConvertTo-ProfileObject {
    # The profiles of the answer of 'profiles' as AwsRole.Profile. Current is the profile whose role the shell holds, otherwise the
    # one that the AWS CLI would take. One loop without calls: a call for each of a thousand profiles takes a fifth of a second.
    param([object[]] $Profiles, [string] $Current)
    $kinds = @{}
    foreach ($item in $Profiles) {
        if (-not $kinds.ContainsKey($item.kind)) { $kinds[$item.kind] = ConvertTo-KindName $item.kind }
        $made = [pscustomobject] @{
            PSTypeName    = 'AwsRole.Profile'
            Name          = $item.name
            Kind          = $kinds[$item.kind]
            Region        = $item.region
            AccountId     = $item.accountId
            RoleArn       = $item.roleArn
            RoleName      = $item.roleName
            SourceProfile = $item.sourceProfile
            MfaSerial     = $item.mfaSerial
            IsCurrent     = if ($Current) { $item.name -ceq $Current } else { $item.isCurrent }
        }
        # For the view: no property more.
        if ($item.isProtected) { $made.PSObject.TypeNames.Add('AwsRole.Profile.Protected') }
        $made
    }
}
