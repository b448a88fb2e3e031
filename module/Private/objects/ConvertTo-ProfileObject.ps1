function ConvertTo-ProfileObject {
    # The profiles that the engine answered as AwsRole.Profile. Current is the profile whose role the shell holds, otherwise the
    # one that the AWS CLI would take. One loop without calls, and new objects, since there may be thousands: a call, or a change of
    # those that are there, takes longer than to make one.
    param([object[]] $Profiles, [string] $Current)
    foreach ($item in $Profiles) {
        $made = [pscustomobject] @{
            PSTypeName    = 'AwsRole.Profile'
            Name          = $item.Name
            Kind          = $item.Kind
            Region        = $item.Region
            AccountId     = $item.AccountId
            RoleArn       = $item.RoleArn
            RoleName      = $item.RoleName
            SourceProfile = $item.SourceProfile
            MfaSerial     = $item.MfaSerial
            IsCurrent     = if ($Current) { $item.Name -ceq $Current } else { $item.IsCurrent }
        }
        # For the view: no property more.
        if ($item.IsProtected) { $made.PSObject.TypeNames.Add('AwsRole.Profile.Protected') }
        $made
    }
}
