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
    $CandidateKinds.Keys | script:Register-ParameterCompleter $Command $completer
    # The name of a profile that does not exist yet.
    'Profile' | script:Register-ParameterCompleter 'New-AwsProfile' { }
}

function Register-ParameterCompleter {
    # For each parameter named in the pipeline; PowerShell compiles a foreach of so many turns, 2 ms of an import.
    param([string[]] $Command, [scriptblock] $Completer)
    process { Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName $Command -ParameterName $_ -ScriptBlock $Completer }
}
