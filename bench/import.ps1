<#
.SYNOPSIS
Imports a module and writes how long that took, and how many processes it left running.
#>
param([string] $Module)

$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$watch.Stop()

$children = $null
$list = "/proc/$PID/task/$PID/children"
if ([System.IO.File]::Exists($list)) { $children = @([System.IO.File]::ReadAllText($list) -split ' ' -ne '').Count }
[Console]::Out.WriteLine("`n" + (ConvertTo-Json @{ milliseconds = $watch.Elapsed.TotalMilliseconds; children = $children } -Compress))
