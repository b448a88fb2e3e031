<#
.SYNOPSIS
Imports a module and writes how long that took, by the clock and (on Linux) of the processor, and how many processes it left running.
#>
param([string] $Module)

function Read-Processor {
    # Milliseconds of the processor that this thread has used so far; nothing where the system does not say.
    $file = '/proc/thread-self/schedstat'
    if ([System.IO.File]::Exists($file)) { [double] ([System.IO.File]::ReadAllText($file) -split ' ')[0] / 1e6 }
}

$before = Read-Processor
$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$watch.Stop()
$cpu = if ($null -ne $before) { (Read-Processor) - $before }

$children = $null
$list = "/proc/$PID/task/$PID/children"
if ([System.IO.File]::Exists($list)) { $children = @([System.IO.File]::ReadAllText($list) -split ' ' -ne '').Count }
$times = @{ wall = $watch.Elapsed.TotalMilliseconds; cpu = $cpu; children = $children }
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress))
