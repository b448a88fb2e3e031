Set-StrictMode -Version Latest

#region Files (the build puts their text here: one file loads and signs faster than many)
foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) {
        . $file
    }
}
#endregion

Restore-ChosenName
$ExecutionContext.SessionState.Module.OnRemove = { Stop-RoleServer; Stop-Renewal $false; Stop-IdleWork; Clear-Engine }

Export-ModuleMember -Alias 'awsp' -Function @(
    'Clear-AwsRole'
    'Copy-AwsProfile'
    'Export-AwsRole'
    'Get-AWSAvailableProfiles'
    'Get-AWSCurrentProfile'
    'Get-AwsIdentity'
    'Get-AwsProfile'
    'Get-AwsRole'
    'Get-AwsRoleOption'
    'Get-AwsRolePrompt'
    'Get-AwsRoleServer'
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
    'Test-AwsConfig'
    'Test-AwsRole'
    'Update-AwsAccessKey'
    'Update-AwsRole'
)

# Now that it is known which commands there are.
Register-Completer
