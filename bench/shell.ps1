<#
.SYNOPSIS
Times what a person does in an open shell, in turns with starting an empty Node, and writes the milliseconds of each: by the clock
and, on Linux, of the processor (this thread and the program that it started; of an engine only until its answer was read, since
nobody waits for its end).
#>
param([string] $Module, [string] $Node, [string] $Endpoint, [int] $Runs = 21)

if ($IsLinux) {
    # Two calls of the C library that .NET has only for the process itself.
    $library = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly('Usage', 'Run').DefineDynamicModule('Usage').DefineType('Library', 'Public')
    $call = $library.DefinePInvokeMethod('getrusage', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], @([int], [System.IntPtr]), 'Winapi', 'Ansi')
    $call.SetImplementationFlags('PreserveSig')
    $call = $library.DefinePInvokeMethod('clock_gettime', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], @([int], [System.IntPtr]), 'Winapi', 'Ansi')
    $call.SetImplementationFlags('PreserveSig')
    $library = $library.CreateType()
    $usage = [System.Runtime.InteropServices.Marshal]::AllocHGlobal(144)
}

function Read-Schedule {
    # Milliseconds of the processor that a thread has used so far.
    param([string] $Task)
    [double] ([System.IO.File]::ReadAllText("$Task/schedstat") -split ' ')[0] / 1e6
}

function Measure-Ended {
    # What the programs have used that this process started and that have ended: seconds and microseconds, of the user and of the system.
    $null = $library::getrusage(-1, $usage)
    $parts = foreach ($offset in 0, 8, 16, 24) { [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, $offset) }
    ($parts[0] + $parts[2]) * 1e3 + ($parts[1] + $parts[3]) / 1e3
}

function Get-Child {
    # The numbers of the programs that this process started and that have not been let go.
    foreach ($task in [System.IO.Directory]::GetDirectories("/proc/$PID/task")) {
        try { [System.IO.File]::ReadAllText("$task/children") -split ' ' -ne '' } catch [System.IO.IOException] { $null = $_ }
    }
}

function Measure-Program {
    # What a program has used so far, also one that has ended a moment ago; nothing once the system has forgotten it.
    param([int] $Id)
    # The number of the clock of another process, as clock_getcpuclockid of the C library makes it.
    if ($library::clock_gettime(((-bnot $Id) -shl 3) -bor 2, $usage) -ne 0) { return }
    [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, 0) * 1e3 + [System.Runtime.InteropServices.Marshal]::ReadInt64($usage, 8) / 1e6
}

Import-Module $Module
$loaded = Get-Module AwsRole
$Env:AWS_ENDPOINT_URL_STS = $Endpoint
$files = [System.IO.Path]::Combine($HOME, '.aws', 'config')
$line = 'Set-AwsRole -Profile team-1'

function Measure-Work {
    # `Ahead`: what the engine that serves the work has used of the processor before. Without `cpu` where an engine was forgotten too soon.
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
    # .NET asks for a program that has ended a moment later.
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

# What PowerShell itself compiles at the first of each is not the module's time.
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
    # A file that changed makes the next Tab read it again.
    [System.IO.File]::SetLastWriteTimeUtc($files, [datetime]::UtcNow.AddSeconds(-$run))
    $times.firstTab += Measure-Work $complete Engine
    $times.laterTab += Measure-Work $complete Nothing
}
Remove-Module AwsRole
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress -Depth 3))
