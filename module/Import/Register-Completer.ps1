# The kind of candidates (Get-Candidate) for a parameter of this name, also in future commands.
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
    # Registers a completer for each of these parameters of these commands. Registered inside the module, so that it runs in its scope.
    param([string[]] $Command)
    $completer = { param($command, $parameter, $word) script:Initialize-Module; Complete-Candidate $CandidateKinds[$parameter] $word }
    $CandidateKinds.Keys | script:Register-ParameterCompleter $Command $completer
    # A new profile has no existing name to complete.
    'Profile' | script:Register-ParameterCompleter 'New-AwsProfile' { }
}

function Register-ParameterCompleter {
    # Takes the parameter names from the pipeline: PowerShell would compile a foreach loop with this many iterations, which adds 2 ms to an
    # import.
    param([string[]] $Command, [scriptblock] $Completer)
    process { Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName $Command -ParameterName $_ -ScriptBlock $Completer }
}
