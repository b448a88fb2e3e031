<#
.SYNOPSIS
Times common actions in an open shell, interleaved with starting an empty Node.js, and writes the milliseconds of each: elapsed
time and, on Linux, processor time (of this thread and the program that it started; of an engine only until its answer was read,
since the user does not wait for its exit).
#>
param([string] $Module, [string] $Node, [string] $Endpoint, [int] $Runs = 21)

if ($IsLinux) {
    # Two functions of the C library that .NET offers only for the current process.
    $library = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly('Usage', 'Run').DefineDynamicModule('Usage').DefineType('Library', 'Public')
    $call = $library.DefinePInvokeMethod('getrusage', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], @([int], [System.IntPtr]), 'Winapi', 'Ansi')
    $call.SetImplementationFlags('PreserveSig')
    $call = $library.DefinePInvokeMethod('clock_gettime', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], @([int], [System.IntPtr]), 'Winapi', 'Ansi')
    $call.SetImplementationFlags('PreserveSig')
    $library = $library.CreateType()
    $usage = [System.Runtime.InteropServices.Marshal]::AllocHGlobal(144)
}

function Read-Schedule {
    # The processor time of a thread so far, in milliseconds.
    param([string] $Task)
    [double] ([System.IO.File]::ReadAllText("$Task/schedstat") -split ' ')[0] / 1e6
}

function Measure-Ended {
    # The processor time of all child processes that have exited, in milliseconds, from seconds and microseconds of user and system time.
    $null = $library::getrusage(-1, $usage)
    $parts = foreach ($offset in 0, 8, 16, 24) { [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, $offset) }
    ($parts[0] + $parts[2]) * 1e3 + ($parts[1] + $parts[3]) / 1e3
}

function Get-Child {
    # The IDs of the child processes that have not been reaped.
    foreach ($task in [System.IO.Directory]::GetDirectories("/proc/$PID/task")) {
        try { [System.IO.File]::ReadAllText("$task/children") -split ' ' -ne '' } catch [System.IO.IOException] { $null = $_ }
    }
}

function Measure-Program {
    # The processor time of a program so far in milliseconds, also right after it exited; nothing once it is reaped.
    param([int] $Id)
    # The clock ID of another process, as clock_getcpuclockid computes it.
    if ($library::clock_gettime(((-bnot $Id) -shl 3) -bor 2, $usage) -ne 0) { return }
    [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, 0) * 1e3 + [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, 8) / 1e6
}

Import-Module $Module
$loaded = Get-Module AwsRole
$Env:AWS_ENDPOINT_URL_STS = $Endpoint
$files = [System.IO.Path]::Combine($HOME, '.aws', 'config')
$line = 'Set-AwsRole -Profile team-1'

function Measure-Work {
    # `Ahead`: the earlier processor time of the engine that does the work. Returns no `cpu` if the engine was reaped too early.
    param([scriptblock] $Work, [ValidateSet('Program', 'Engine', 'Nothing')] [string] $Starts, [double] $Ahead)
    $watch = [System.Diagnostics.Stopwatch]::new()
    if (-not $IsLinux) {
        $watch.Start()
        $null = & $Work
        return @{ wall = $watch.Elapsed.TotalMilliseconds }
    }
    $ended = Measure-Ended
    $thread = Read-Schedule '/proc/thread-self'
    $watch.Start()
    $null = & $Work
    $wall = $watch.Elapsed.TotalMilliseconds
    $used = if ($Starts -eq 'Engine') { Measure-Program (& $loaded { $script:LeavingEngine.Id }) }
    $own = (Read-Schedule '/proc/thread-self') - $thread
    # .NET reaps a program only a moment after it has exited.
    while (Get-Child) { Start-Sleep -Milliseconds 5 }
    if ($Starts -eq 'Program') { $used = (Measure-Ended) - $ended }
    if ($Starts -eq 'Engine' -and $null -eq $used) { return @{ wall = $wall } }
    @{ wall = $wall; cpu = $own + $used - $Ahead }
}

$start = [System.Diagnostics.ProcessStartInfo]::new($Node, '-e 0')
$start.UseShellExecute = $false
$empty = { [System.Diagnostics.Process]::Start($start).WaitForExit() }
$cached = { Set-AwsRole -Profile chain-1 }
$complete = { [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) }

# Run each once first, so that compilation by PowerShell does not count.
foreach ($work in $empty, $cached, $cached, $complete) { $null = Measure-Work $work Nothing }
$hasAhead = $null -ne (& $loaded { Get-Command Start-EngineAhead -ErrorAction Ignore })

$times = @{ empty = @(); cached = @(); ahead = @(); firstTab = @(); laterTab = @() }
foreach ($run in 1..$Runs) {
    $times.empty += Measure-Work $empty Program
    $times.cached += Measure-Work $cached Engine
    if ($hasAhead) {
        & $loaded { Start-EngineAhead }
        Start-Sleep -Milliseconds 1000
        $used = if ($IsLinux) { Measure-Program (& $loaded { $script:ReadyEngine.Id }) }
        $times.ahead += Measure-Work $cached Engine $used
    }
    # Touch the file, so that the next Tab reads it again.
    [System.IO.File]::SetLastWriteTimeUtc($files, [datetime]::UtcNow.AddSeconds(-$run))
    $times.firstTab += Measure-Work $complete Engine
    $times.laterTab += Measure-Work $complete Nothing
}
Remove-Module AwsRole
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress -Depth 3))
