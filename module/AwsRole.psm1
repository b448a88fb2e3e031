Microsoft.PowerShell.Core\Set-StrictMode -Version Latest

#region Files (the build puts the text of Import and Public here, and that of Private into the file that Initialize-Module reads)
$UnreadFile = $null
foreach ($folder in 'Import', 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1', 'AllDirectories')) {
        . $file
    }
}
#endregion

# Checked here and not in the functions, so that they are not compiled: 5 ms of an import each. 0 is FullLanguage.
if ($ExecutionContext.SessionState.LanguageMode -ne 0) { script:Assert-FullLanguage }
script:Restore-ChosenName
if ('Microsoft.PowerShell.PSConsoleReadLine' -as [type]) { script:Register-HistoryFilter }
# Before the private functions are loaded there is nothing to stop.
$ExecutionContext.SessionState.Module.OnRemove = {
    Unregister-HistoryFilter
    if ($null -ne $UnreadFile) { return }
    if (-not (Test-RoleInUse)) { Stop-RoleServer }
    Stop-Renewal $false
    Stop-IdleWork
    Clear-Engine
}

$commands = @(
    'Clear-AwsRole'
    'Connect-AwsLogin'
    'Connect-AwsSso'
    'Copy-AwsProfile'
    'Disconnect-AwsLogin'
    'Disconnect-AwsSso'
    'Export-AwsRole'
    'Get-AWSAvailableProfiles'
    'Get-AWSCurrentProfile'
    'Get-AwsIdentity'
    'Get-AwsProfile'
    'Get-AwsRole'
    'Get-AwsRoleOption'
    'Get-AwsRolePrompt'
    'Get-AwsRoleServer'
    'Get-AwsSsoRole'
    'Invoke-AwsRole'
    'New-AwsProfile'
    'Open-AwsConsole'
    'Pop-AwsRole'
    'Push-AwsRole'
    'Register-AwsCompleter'
    'Register-AwsRoleProcess'
    'Remove-AwsProfile'
    'Rename-AwsProfile'
    'Resolve-AwsProfile'
    'Set-AWSCurrentProfile'
    'Set-AwsAccessKey'
    'Set-AwsProfile'
    'Set-AwsRole'
    'Set-AwsRoleOption'
    'Start-AwsRoleServer'
    'Stop-AwsRoleServer'
    'Switch-AWSProfile'
    'Switch-AwsRole'
    'Sync-AwsSsoProfile'
    'Test-AwsConfig'
    'Test-AwsRole'
    'Update-AwsAccessKey'
    'Update-AwsRole'
)
Microsoft.PowerShell.Core\Export-ModuleMember -Alias 'awsp' -Function $commands
script:Register-Completer @('awsp'; $commands)
