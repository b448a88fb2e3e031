function Register-Completer {
    # Completers are registered from inside the module, so that they run in its scope. A broken file completes nothing and
    # says nothing, in $Error neither.
    $profiles = {
        param($command, $parameter, $word)
        try { Complete-Profile $word } catch { $Global:Error.RemoveAt(0) }
    }
    $regions = { param($command, $parameter, $word) Complete-Region $word }
    $services = { param($command, $parameter, $word) Complete-Service $word }
    $switching = 'Export-AwsRole', 'Invoke-AwsRole', 'Push-AwsRole', 'Set-AwsRole', 'Start-AwsRoleServer'
    $using = $switching + @('Get-AwsIdentity', 'Open-AwsConsole')
    $writing = 'New-AwsProfile', 'Set-AwsProfile'
    $editing = 'Copy-AwsProfile', 'Register-AwsRoleProcess', 'Remove-AwsProfile', 'Rename-AwsProfile', 'Set-AwsAccessKey', 'Set-AwsProfile'
    Register-ArgumentCompleter -CommandName ($using + $editing + @('Clear-AwsRole', 'Switch-AwsRole', 'Test-AwsRole')) -ParameterName 'Profile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName ($switching + $writing) -ParameterName 'SourceProfile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Push-AwsRole', 'Set-AwsRole' -ParameterName 'AsProfile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Set-AWSCurrentProfile', 'Switch-AWSProfile' -ParameterName 'ProfileName' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Get-AwsProfile', 'Resolve-AwsProfile' -ParameterName 'Name' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName ($using + $writing) -ParameterName 'Region' -ScriptBlock $regions
    Register-ArgumentCompleter -CommandName 'Open-AwsConsole' -ParameterName 'Service' -ScriptBlock $services
}
