<#
.SYNOPSIS
The demo of `npm start`: switches to a role by its ARN, then to the same role by profile, each with an MFA code.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [string] $RoleArn,
    [string] $SerialNumber,
    [string] $Region,
    [string] $FirstCode,
    [string] $SecondCode
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$hasTerminal = -not [Console]::IsOutputRedirected

function Show-Text {
    # Writes one line, in color on a terminal. 36 is cyan, 32 green, 90 grey.
    param([string] $Text, [int] $Colour)
    $escape = [char] 27
    if ($hasTerminal) { $Text = "$escape[${Colour}m$Text$escape[0m" }
    [Console]::Out.WriteLine($Text)
}

function Invoke-Shown {
    # Shows a command as a user would type it, runs it, and shows its output.
    param([string] $Command)
    Show-Text "PS> $Command" 36
    # Dot-sourced: it runs in the script scope, as at a prompt.
    . ([scriptblock]::Create($Command)) | Out-Host
}

Show-Text '# A sample company on a local STS: user alice, her MFA device, and roles that require it.' 90
Invoke-Shown "Import-Module '$Module'"
Invoke-Shown 'Get-AwsProfile'

Show-Text "`n# 1. With a role ARN: the access key of alice, and the code of her device." 90
Invoke-Shown 'Get-AwsIdentity -Profile base'
Invoke-Shown "Set-AwsRole -RoleArn $RoleArn -SourceProfile base -SerialNumber $SerialNumber -TokenCode $FirstCode -Region $Region"
Invoke-Shown 'Get-AwsIdentity'
Invoke-Shown 'Clear-AwsRole'

Show-Text "`n# 2. With a profile: the config file has everything else." 90
Invoke-Shown "Set-AwsRole dev -TokenCode $SecondCode"
Invoke-Shown 'Get-AwsIdentity'

$arn = (Get-AwsIdentity).Arn
if ($arn -notlike 'arn:aws:sts::*:assumed-role/Developer/*') { throw "The shell is $arn, not the role Developer." }
Show-Text "`nThe identity of this shell is now $arn" 32
