<#
.SYNOPSIS
Runs Pester files, each on its own, and writes what they came to as JSON.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # Pester's manifest.
    [Parameter(Mandatory = $true)]
    [string] $Pester,

    [Parameter(Mandatory = $true)]
    [string] $Report,

    # A folder by which several runs share out the same files: a file is run by whoever takes it first.
    [string] $Taken,

    [Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)]
    [string[]] $Path
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

Import-Module -Name $Pester

function Request-File {
    # Whether the file with this number is this run's.
    param([int] $Number)
    if (-not $Taken) { return $true }
    try {
        [System.IO.File]::Open([System.IO.Path]::Combine($Taken, $Number), 'CreateNew').Dispose()
        $true
    }
    catch [System.IO.IOException] { $false }
}

function Get-Reason {
    # Why a file or test failed or was skipped; where a test was never run, why a block around it failed.
    param($Item)
    for (; $null -ne $Item; $Item = if ($Item -is [Pester.Test]) { $Item.Block } elseif ($Item -is [Pester.Block]) { $Item.Parent } else { $null }) {
        foreach ($record in $Item.ErrorRecord) { return "$record" }
    }
    ''
}

function Write-Failure {
    # What failed, with its place.
    param([string] $Name, $Item)
    foreach ($record in $Item.ErrorRecord) {
        Write-Host "[-] $Name`n$($record.DisplayErrorMessage)`n$($record.DisplayStackTrace)"
    }
}

function Write-Outcome {
    # A line for the file, below what failed in it.
    param([string] $File, $Run)
    foreach ($container in $Run.FailedContainers) { Write-Failure $File $container }
    foreach ($block in $Run.FailedBlocks) { Write-Failure $block.ExpandedPath $block }
    foreach ($test in $Run.Failed) { Write-Failure $test.ExpandedPath $test }
    $mark = if ($Run.Result -eq 'Passed') { '+' } else { '-' }
    Write-Host ('[{0}] {1} {2:0.0} s ({3} tests)' -f $mark, $File, $Run.Duration.TotalSeconds, $Run.TotalCount)
}

function Remove-LeftFolder {
    # The folders that the tests made and did not remove themselves.
    foreach ($folder in [System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Folders')) {
        if (-not $folder -or -not [System.IO.Directory]::Exists($folder)) { continue }
        # On Windows a program that ran a moment ago cannot be deleted.
        try { [System.IO.Directory]::Delete($folder, $true) }
        catch [System.IO.IOException], [System.UnauthorizedAccessException] { Write-Host "left: $folder" }
    }
}

$configuration = New-PesterConfiguration
$configuration.Run.PassThru = $true
# Its own words would be six lines for each file.
$configuration.Output.Verbosity = 'None'
# The tests have folders of their own.
$configuration.TestDrive.Enabled = $false
$configuration.TestRegistry.Enabled = $false

$passed = 0; $div = 1e9
$failed = 0
$files = [System.Collections.Generic.List[object]]::new()
$tests = foreach ($number in 0..($Path.Count - 1)) {
    if (-not (Request-File $number)) { continue }
    $file = $Path[$number]
    $configuration.Run.Path = $file
    # The tests are run as Invoke-Pester runs them by hand.
    Set-StrictMode -Off
    $c0 = [long](([System.IO.File]::ReadAllText('/sys/fs/cgroup/cpuacct/w8159/cpuacct.usage') -replace '(?s)^usage_usec (\d+).*','$1') ); $w0=[datetime]::UtcNow; $run = Invoke-Pester -Configuration $configuration; $c1 = [long](([System.IO.File]::ReadAllText('/sys/fs/cgroup/cpuacct/w8159/cpuacct.usage') -replace '(?s)^usage_usec (\d+).*','$1')); Write-Host ('CPU {0:0.00} WALL {1:0.0} {2}' -f (($c1-$c0)/$div), ([datetime]::UtcNow-$w0).TotalSeconds, $file)
    Set-StrictMode -Version 2
    Write-Outcome $file $run
    $passed += $run.PassedCount
    # A file or block that fails outside its tests is a failure too.
    $failed += $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    $files.Add(@{ file = $file; seconds = $run.Duration.TotalSeconds })
    foreach ($container in $run.FailedContainers) { @{ file = $file; name = 'the file'; result = 'Failed'; message = Get-Reason $container } }
    foreach ($test in $run.Tests) {
        @{
            file    = $file
            name    = $test.ExpandedPath
            result  = [string] $test.Result
            message = Get-Reason $test
        }
    }
}
Remove-LeftFolder
$result = @{ passed = $passed; failed = $failed; files = $files; tests = @($tests) }
# A message may hold half of a character, which is written as a question mark.
[System.IO.File]::WriteAllText($Report, (ConvertTo-Json -InputObject $result -Depth 4), [System.Text.UTF8Encoding]::new($false, $false))
exit [int] ($failed -gt 0)
