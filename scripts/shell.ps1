<#
.SYNOPSIS
Prepares the shell of `npm start -- --shell`: the loaded module, sample profiles, and a command that shows MFA codes.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [string] $Node,
    [string] $Device,
    [string] $Seed
)

Import-Module $Module

# The current code of alice's device. Each code works once; the next one appears within 30 seconds.
Set-Item -Path Function:global:Show-MfaCode -Value { & $Node $Device 'totp' '--seed' $Seed }.GetNewClosure()

[Console]::Out.WriteLine(@'
A sample company on a local STS. Your own AWS settings are neither read nor changed.

  Get-AwsProfile            lists its profiles
  Set-AwsRole <Tab>         completes a profile, and switches to it; dev requires an MFA code
  Show-MfaCode              shows the current code of the MFA device; each code works once
  Get-AwsIdentity           shows the account and ARN of the current credentials
  Clear-AwsRole             restores the shell to its previous state
  exit                      closes the shell and removes the sample
'@)
