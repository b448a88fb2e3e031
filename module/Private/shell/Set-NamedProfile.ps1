function Set-NamedProfile {
    # Sets AWS_PROFILE to a profile, for programs that get and renew credentials themselves, and returns it as AwsRole.Session without an
    # expiration. Variables that would take precedence are removed as for a role, and remembered in the same place.
    param([System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $More = @{})
    Assert-RoleFree $Cmdlet
    $environment = Get-RequestEnvironment $Parameters
    $question = @{ profile = $Parameters['profile'] }
    foreach ($name in 'confirmed', 'remember') { if ($Parameters.Contains($name)) { $question[$name] = $true } }
    $answer = Invoke-Engine 'select' $question $environment $Cmdlet
    $variables = @{ AWS_PROFILE = $answer.profile }
    foreach ($name in 'AWS_REGION', 'AWS_DEFAULT_REGION') {
        $variables[$name] = if ($Parameters['region']) { $Parameters['region'] } else { $environment[$name] }
    }
    # The region that programs use: AWS_REGION before AWS_DEFAULT_REGION, and both before that of the profile.
    $session = ConvertTo-SessionObject $answer
    foreach ($name in 'AWS_DEFAULT_REGION', 'AWS_REGION') { if ($variables[$name]) { $session.Region = $variables[$name] } }
    Use-RoleLock {
        Set-RoleState $variables (@{ Session = $session; Request = $null } + $More)
        Set-ProtectedMark $(if ($answer.isProtected) { $answer.profile })
    } $Cmdlet
    $session
}
