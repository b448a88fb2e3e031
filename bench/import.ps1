<#
.SYNOPSIS
Imports a module and writes the elapsed time, the processor time (on Linux), and the number of processes that it left running.
#>
param([string] $Module)

function Read-Processor {
    # The processor time of this thread so far in milliseconds; nothing if the system does not report it.
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
