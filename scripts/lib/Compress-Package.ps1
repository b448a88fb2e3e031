# Makes the .nupkg of a module's folder, whose manifest is checked by that. Ends with 3 where this PowerShell has no such command.
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
