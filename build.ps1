<#
.SYNOPSIS
Builds, tests, packages or installs AwsRole: each task is the npm script of that name.

.PARAMETER Task
Build: the engine and the module's folder, dist/AwsRole. Test: all tests. Package: the release files, dist/packages.
Install: the module to where Import-Module AwsRole finds it. Clean: removes what was built.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 -Task Install
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Install', 'Clean')]
    [string] $Task = 'Build'
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# npm runs a script named "install" by itself, after every installation of packages.
$scripts = @{ Build = 'build'; Test = 'test'; Package = 'package'; Install = 'install-module'; Clean = 'clean' }

$location = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation
$null = $ExecutionContext.SessionState.Path.SetLocation($PSScriptRoot)
try {
    & npm run --silent $scripts[$Task]
    $code = $LASTEXITCODE
} finally {
    $null = $ExecutionContext.SessionState.Path.SetLocation($location.Path)
}
exit $code
