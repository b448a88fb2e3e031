function Register-Completer {
    # Completers are registered from inside the module, so that they run in its scope. A broken file completes nothing and
    # says nothing, in $Error neither.
    $profiles = {
        param($command, $parameter, $word)
        try { Complete-Profile $word } catch { $Global:Error.RemoveAt(0) }
    }
    $regions = { param($command, $parameter, $word) Complete-Region $word }
    Register-ArgumentCompleter -CommandName 'Clear-AwsRole', 'Export-AwsRole', 'Get-AwsIdentity', 'Invoke-AwsRole', 'Set-AwsRole', 'Test-AwsRole' -ParameterName 'Profile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Export-AwsRole', 'Invoke-AwsRole', 'Set-AwsRole' -ParameterName 'SourceProfile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Set-AwsRole' -ParameterName 'AsProfile' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Get-AwsProfile', 'Resolve-AwsProfile' -ParameterName 'Name' -ScriptBlock $profiles
    Register-ArgumentCompleter -CommandName 'Export-AwsRole', 'Get-AwsIdentity', 'Invoke-AwsRole', 'Set-AwsRole' -ParameterName 'Region' -ScriptBlock $regions
}
