<#
.SYNOPSIS
Runs Pester files, each separately, and writes the results as JSON.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # The manifest of Pester.
    [Parameter(Mandatory = $true)]
    [string] $Pester,

    [Parameter(Mandatory = $true)]
    [string] $Report,

    # A folder through which several runs share the files: each file is run by the first run that claims it.
    [string] $Taken,

    [Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)]
    [string[]] $Path
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

Import-Module -Name $Pester

function Request-File {
    # Claims the file with this number; false if another run already did.
    param([int] $Number)
    if (-not $Taken) { return $true }
    try {
        [System.IO.File]::Open([System.IO.Path]::Combine($Taken, $Number), 'CreateNew').Dispose()
        $true
    }
    catch [System.IO.IOException] { $false }
}

function Get-Reason {
    # The reason why a file or test failed or was skipped; if a test never ran, the reason of the enclosing block.
    param($Item)
    for (; $null -ne $Item; $Item = if ($Item -is [Pester.Test]) { $Item.Block } elseif ($Item -is [Pester.Block]) { $Item.Parent } else { $null }) {
        foreach ($record in $Item.ErrorRecord) { return "$record" }
    }
    ''
}

function Write-Failure {
    # Writes a failure with its location.
    param([string] $Name, $Item)
    foreach ($record in $Item.ErrorRecord) {
        Write-Host "[-] $Name`n$($record.DisplayErrorMessage)`n$($record.DisplayStackTrace)"
    }
}

function Write-Outcome {
    # Writes the failures in a file, and a summary line.
    param([string] $File, $Run)
    foreach ($container in $Run.FailedContainers) { Write-Failure $File $container }
    foreach ($block in $Run.FailedBlocks) { Write-Failure $block.ExpandedPath $block }
    foreach ($test in $Run.Failed) { Write-Failure $test.ExpandedPath $test }
    $mark = if ($Run.Result -eq 'Passed') { '+' } else { '-' }
    Write-Host ('[{0}] {1} {2:0.0} s ({3} tests)' -f $mark, $File, $Run.Duration.TotalSeconds, $Run.TotalCount)
}

function Remove-LeftFolder {
    # Removes the folders that the tests created and left.
    foreach ($folder in [System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Folders')) {
        if (-not $folder -or -not [System.IO.Directory]::Exists($folder)) { continue }
        # On Windows, a program that has just run cannot be deleted.
        try { [System.IO.Directory]::Delete($folder, $true) }
        catch [System.IO.IOException], [System.UnauthorizedAccessException] { Write-Host "left: $folder" }
    }
}

$configuration = New-PesterConfiguration
$configuration.Run.PassThru = $true
# Pester's own output would be six lines per file.
$configuration.Output.Verbosity = 'None'
# The tests create their own folders.
$configuration.TestDrive.Enabled = $false
$configuration.TestRegistry.Enabled = $false

$passed = 0
$failed = 0
$files = [System.Collections.Generic.List[object]]::new()
$tests = foreach ($number in 0..($Path.Count - 1)) {
    if (-not (Request-File $number)) { continue }
    $file = $Path[$number]
    $configuration.Run.Path = $file
    # The tests run without strict mode, as with a plain Invoke-Pester.
    Set-StrictMode -Off
    $run = Invoke-Pester -Configuration $configuration
    Set-StrictMode -Version 2
    Write-Outcome $file $run
    $passed += $run.PassedCount
    # Failures of a file or block outside its tests count, too.
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
# A message may contain half of a surrogate pair, which is written as a question mark.
[System.IO.File]::WriteAllText($Report, (ConvertTo-Json -InputObject $result -Depth 4), [System.Text.UTF8Encoding]::new($false, $false))
exit [int] ($failed -gt 0)
