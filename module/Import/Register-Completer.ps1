function Register-Completer {
    # Completers for every parameter of these commands that has a finite set, by the parameter's name, so that commands still to
    # come have them. They are registered from inside the module, so that they run in its scope.
    param([string[]] $Command)
    $completers = script:Get-Completer
    foreach ($parameter in $completers.Keys) {
        Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName $Command -ParameterName $parameter -ScriptBlock $completers[$parameter]
    }
    # The name of a profile that does not exist yet.
    Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName 'New-AwsProfile' -ParameterName 'Profile' -ScriptBlock { }
}

function Get-Completer {
    # Each parameter's completer.
    $profiles = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'profiles' $word }
    $regions = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'regions' $word }
    @{
        Profile       = $profiles
        ProfileName   = $profiles
        AsProfile     = $profiles
        SourceProfile = $profiles
        Name          = $profiles
        Protect       = $profiles
        Region        = $regions
        SsoRegion     = $regions
        RoleArn       = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'role-arns' $word }
        SerialNumber  = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'serial-numbers' $word }
        MfaSerial     = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'serial-numbers' $word }
        SsoSession    = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-sessions' $word }
        SsoAccountId  = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-account-ids' $word }
        SsoRoleName   = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-role-names' $word }
        Section       = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sections' $word }
        Unprotect     = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'protected' $word }
        Session       = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-sessions' $word }
        Account       = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-accounts' $word }
        Role          = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'sso-roles' $word }
        Service       = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'services' $word }
        Output        = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'outputs' $word }
        RemoveSetting = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate 'settings' $word }
    }
}
