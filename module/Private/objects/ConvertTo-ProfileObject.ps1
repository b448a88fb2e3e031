function ConvertTo-ProfileObject {
    # Converts the engine's profiles to AwsRole.Profile. Current: the profile whose role the shell has; if empty, the engine's own answer
    # applies. One loop without calls and with new objects, since there may be thousands: a call, or changing the existing objects, takes
    # longer.
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
        # For the format view only, so not a property.
        if ($item.IsProtected) { $made.PSObject.TypeNames.Add('AwsRole.Profile.Protected') }
        $made
    }
}
