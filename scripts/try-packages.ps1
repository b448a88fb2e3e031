<#
.SYNOPSIS
Installs the packages of a release from their folder, for this user, and runs both kinds of engine: what the release's workflow
does on each kind of machine.

.PARAMETER Packages
The folder with the .nupkg files.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Packages)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$folder = (Resolve-Path -LiteralPath $Packages).ProviderPath
$work = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "awsrole-$([guid]::NewGuid())")).FullName
$configFile = [System.IO.Path]::Combine($work, 'config')
[System.IO.File]::WriteAllText($configFile, "[profile tried]`nregion = eu-west-1`n")

function Assert-Engine {
    # Asserts that the module works, with an engine whose path matches.
    param([string] $Like)
    $found = (Get-AwsProfile -Name 'tried').Region
    if ($found -ne 'eu-west-1') { throw "The module says that the profile's Region is '$found'." }
    $command = & (Get-Module -Name 'AwsRole') { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; @(Get-It)[-1] }
    if ($command -notlike $Like) { throw "The engine is $command, not $Like." }
    "Works: $command"
}

$before = $Env:AWS_CONFIG_FILE, $Env:PATH
Register-PSResourceRepository -Name 'AwsRoleTried' -Uri $folder -Trusted
try {
    Install-PSResource -Name 'AwsRole' -Repository 'AwsRoleTried'
    Import-Module -Name 'AwsRole'
    $Env:AWS_CONFIG_FILE = $configFile
    $node = Get-Command -Name 'node' -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if ($null -ne $node -and [version] ((& $node '--version').TrimStart('v')) -ge '22.14') { Assert-Engine '*awsrole.cjs' }
    $Env:PATH = $work
    try {
        $null = Get-AwsProfile
        throw 'There is an engine although none is installed.'
    } catch {
        if ($_.FullyQualifiedErrorId -notlike 'EngineMissing,*') { throw }
        $line = [regex]::Match($_.Exception.Message, "Install-PSResource (AwsRole\.Engine\.\S+) -Version (\S+) -Repository 'AwsRoleTried'")
        if (-not $line.Success) { throw }
    }
    Install-PSResource -Name $line.Groups[1].Value -Version $line.Groups[2].Value -Repository 'AwsRoleTried'
    Assert-Engine "*$($line.Groups[1].Value)*"
} finally {
    $Env:AWS_CONFIG_FILE, $Env:PATH = $before
    Unregister-PSResourceRepository -Name 'AwsRoleTried'
    [System.IO.Directory]::Delete($work, $true)
}
