Set-StrictMode -Version Latest

#region Files (the build puts their text here: one file loads and signs faster than many)
foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) {
        . $file
    }
}
#endregion

Register-Completer
Restore-ChosenName

Export-ModuleMember -Alias 'awsp' -Function @(
    'Clear-AwsRole'
    'Export-AwsRole'
    'Get-AWSAvailableProfiles'
    'Get-AWSCurrentProfile'
    'Get-AwsIdentity'
    'Get-AwsProfile'
    'Get-AwsRole'
    'Get-AwsRoleOption'
    'Get-AwsRolePrompt'
    'Invoke-AwsRole'
    'Open-AwsConsole'
    'Pop-AwsRole'
    'Push-AwsRole'
    'Resolve-AwsProfile'
    'Set-AWSCurrentProfile'
    'Set-AwsRole'
    'Set-AwsRoleOption'
    'Switch-AWSProfile'
    'Switch-AwsRole'
    'Test-AwsConfig'
    'Test-AwsRole'
    'Update-AwsAccessKey'
    'Update-AwsRole'
)
