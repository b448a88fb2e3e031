<#
.SYNOPSIS
What `npm start -- --shell` starts in: the module loaded, sample profiles, and a device that shows MFA codes.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [string] $Node,
    [string] $Device,
    [string] $Seed
)

Import-Module $Module

# The code that alice's device shows now. Each works once; the next one comes within 30 seconds.
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
