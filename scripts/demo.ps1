<#
.SYNOPSIS
What `npm start` shows: a role by its ARN, then the same role by a profile's name, each with an MFA code.
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
    # One line, in a colour where there is a terminal. 36 is cyan, 32 green, 90 grey.
    param([string] $Text, [int] $Colour)
    $escape = [char] 27
    if ($hasTerminal) { $Text = "$escape[${Colour}m$Text$escape[0m" }
    [Console]::Out.WriteLine($Text)
}

function Invoke-Shown {
    # Shows a command as one would type it, runs it, and shows what it answers.
    param([string] $Command)
    Show-Text "PS> $Command" 36
    # In the script's own scope, as at a prompt.
    . ([scriptblock]::Create($Command)) | Out-Host
}

Show-Text '# A sample company on a local STS: user alice, her MFA device, and roles that ask for it.' 90
Invoke-Shown "Import-Module '$Module'"
Invoke-Shown 'Get-AwsProfile'

Show-Text "`n# 1. By role: alice's keys and the code of her device." 90
Invoke-Shown 'Get-AwsIdentity -Profile base'
Invoke-Shown "Set-AwsRole -RoleArn $RoleArn -SourceProfile base -SerialNumber $SerialNumber -TokenCode $FirstCode -Region $Region"
Invoke-Shown 'Get-AwsIdentity'
Invoke-Shown 'Clear-AwsRole'

Show-Text "`n# 2. By profile: the config file says the rest." 90
Invoke-Shown "Set-AwsRole dev -TokenCode $SecondCode"
Invoke-Shown 'Get-AwsIdentity'

$arn = (Get-AwsIdentity).Arn
if ($arn -notlike 'arn:aws:sts::*:assumed-role/Developer/*') { throw "The shell is $arn, not the role Developer." }
Show-Text "`nThis shell now is $arn" 32
