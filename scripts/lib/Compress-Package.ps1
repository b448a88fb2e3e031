# Creates the .nupkg of a module folder; this also validates its manifest. Exits with 3 if this PowerShell has no Compress-PSResource.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Target
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

if ($null -eq (Get-Command -Name 'Compress-PSResource' -ErrorAction Ignore)) { exit 3 }
Compress-PSResource -Path $Folder -DestinationPath $Target
