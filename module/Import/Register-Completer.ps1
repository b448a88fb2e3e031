# What Tab offers for a parameter of this name (Get-Candidate), of commands still to come too.
$CandidateKinds = @{
    Profile       = 'profiles'
    ProfileName   = 'profiles'
    AsProfile     = 'profiles'
    SourceProfile = 'profiles'
    Name          = 'profiles'
    Protect       = 'profiles'
    Region        = 'regions'
    SsoRegion     = 'regions'
    RoleArn       = 'role-arns'
    SerialNumber  = 'serial-numbers'
    MfaSerial     = 'serial-numbers'
    SsoSession    = 'sso-sessions'
    SsoAccountId  = 'sso-account-ids'
    SsoRoleName   = 'sso-role-names'
    Section       = 'sections'
    Unprotect     = 'protected'
    Session       = 'sso-sessions'
    Account       = 'sso-accounts'
    Role          = 'sso-roles'
    Service       = 'services'
    Output        = 'outputs'
    RemoveSetting = 'settings'
}

function Register-Completer {
    # A completer for each of these parameters of these commands. It is registered from inside the module, so that it runs in its scope.
    param([string[]] $Command)
    $completer = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate $CandidateKinds[$parameter] $word }
    foreach ($parameter in $CandidateKinds.Keys) {
        Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName $Command -ParameterName $parameter -ScriptBlock $completer
    }
    # The name of a profile that does not exist yet.
    Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName 'New-AwsProfile' -ParameterName 'Profile' -ScriptBlock { }
}
