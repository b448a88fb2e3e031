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
A sample company on a local STS; your own AWS settings are neither read nor changed.

  Get-AwsProfile            its profiles
  Set-AwsRole <Tab>         completes them; dev asks for an MFA code
  Show-MfaCode              what the device shows now; each code works once
  Get-AwsIdentity           who this shell is
  Clear-AwsRole             the shell as it was
  exit                      ends everything
'@)
