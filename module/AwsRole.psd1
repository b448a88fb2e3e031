@{
    RootModule           = 'AwsRole.psm1'
    ModuleVersion        = '0.0.0'
    GUID                 = 'c6162109-34ba-4404-8767-324082a952fb'
    Author               = 'The AwsRole authors'
    CompanyName          = 'The AwsRole authors'
    Copyright            = '(c) The AwsRole authors. MIT License.'
    Description          = 'Switches AWS roles in PowerShell with one command, MFA included, and shows your current AWS identity.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @('AwsRole.format.ps1xml')
    # The build writes ModuleVersion, EngineSha256 and Engines. No FileList: PowerShell looks for each file of it at each import.
    FunctionsToExport    = @(
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
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @('awsp')
    PrivateData          = @{
        # The hash of the engine in bin, which is compared before it is started; none in the source.
        EngineSha256 = ''
        # The engine packages of this release, by platform: the only ones that this module takes.
        Engines      = @{}
        PSData       = @{
            Tags         = @('AWS', 'IAM', 'STS', 'SSO', 'AssumeRole', 'MFA', 'Credentials', 'Profile', 'Windows', 'Linux', 'MacOS', 'PSEdition_Desktop', 'PSEdition_Core')
            LicenseUri   = 'https://github.com/awsrole/awsrole/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/awsrole/awsrole'
            IconUri      = 'https://raw.githubusercontent.com/awsrole/awsrole/main/docs/pictures/icon.png'
            ReleaseNotes = 'https://github.com/awsrole/awsrole/blob/main/CHANGELOG.md'
        }
    }
}
