<#
.SYNOPSIS
Runs Pester files and writes what they came to as JSON.
#>
[CmdletBinding()]
param(
    # Pester's manifest.
    [Parameter(Mandatory = $true)]
    [string] $Pester,

    [Parameter(Mandatory = $true)]
    [string] $Report,

    [Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)]
    [string[]] $Path
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

Import-Module -Name $Pester

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
# The tests have folders of their own.
$configuration.TestDrive.Enabled = $false
$configuration.TestRegistry.Enabled = $false
# The tests are run as Invoke-Pester runs them by hand.
Set-StrictMode -Off
$run = Invoke-Pester -Configuration $configuration
Set-StrictMode -Version 2

function Get-Reason {
    # Why a test failed or was skipped; where it was never run, why a block around it failed.
    param($Test)
    for ($item = $Test; $null -ne $item; $item = if ($item -is [Pester.Test]) { $item.Block } else { $item.Parent }) {
        foreach ($record in $item.ErrorRecord) { return "$record" }
    }
    ''
}

$tests = foreach ($test in $run.Tests) {
    @{
        file    = $test.ScriptBlock.File
        name    = $test.ExpandedPath
        result  = [string] $test.Result
        message = Get-Reason $test
    }
}
$result = @{
    passed = $run.PassedCount
    # A file or block that fails outside its tests is a failure too.
    failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    tests  = @($tests)
}
# A message may hold half of a character, which is written as a question mark.
[System.IO.File]::WriteAllText($Report, (ConvertTo-Json -InputObject $result -Depth 4), [System.Text.UTF8Encoding]::new($false, $false))
exit [int] ($result.failed -gt 0)
