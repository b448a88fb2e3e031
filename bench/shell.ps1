<#
.SYNOPSIS
Times what a person does in an open shell, in turns with starting an empty Node, and writes the milliseconds of each: by the clock
and, on Linux, of the processor (this thread and the program that it started; of an engine only until its answer was read, since
nobody waits for its end).
#>
param([string] $Module, [string] $Node, [string] $Endpoint, [int] $Runs = 21)

if ($IsLinux) {
    Add-Type -TypeDefinition @'
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

public static class Processor {
    [StructLayout(LayoutKind.Sequential)]
    struct Usage {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 14)] public long[] Rest;
    }

    [DllImport("libc")] static extern int getrusage(int whose, out Usage usage);

    // What the programs have used that this process started and that have ended.
    public static double OfEnded() {
        getrusage(-1, out var used);
        return (used.UserSeconds + used.SystemSeconds) * 1e3 + (used.UserMicroseconds + used.SystemMicroseconds) / 1e3;
    }

    public static double OfThread() => Read("/proc/thread-self");

    static double Read(string task) => double.Parse(File.ReadAllText(task + "/schedstat").Split(' ')[0]) / 1e6;

    // What a program that still runs has used so far; null when it has ended, since its threads are gone then.
    public static double? OfProgram(int id) {
        try {
            var used = Directory.GetDirectories($"/proc/{id}/task").Sum(Read);
            return File.ReadAllText($"/proc/{id}/stat").Contains(") Z ") ? null : used;
        } catch (IOException) {
            return null;
        }
    }
}
'@
}

Import-Module $Module
$loaded = Get-Module AwsRole
$Env:AWS_ENDPOINT_URL_STS = $Endpoint
$files = [System.IO.Path]::Combine($HOME, '.aws', 'config')
$line = 'Set-AwsRole -Profile team-1'

function Measure-Work {
    # `Ahead`: what the engine that serves the work has used of the processor before.
    param([scriptblock] $Work, [ValidateSet('Program', 'Engine', 'Nothing')] [string] $Starts, [double] $Ahead)
    $watch = [System.Diagnostics.Stopwatch]::new()
    if (-not $IsLinux) {
        $watch.Start()
        $null = & $Work
        return @{ wall = $watch.Elapsed.TotalMilliseconds }
    }
    $ended = [Processor]::OfEnded()
    $thread = [Processor]::OfThread()
    $watch.Start()
    $null = & $Work
    $wall = $watch.Elapsed.TotalMilliseconds
    $used = if ($Starts -eq 'Engine') { [Processor]::OfProgram((& $loaded { $script:LeavingEngine.Id })) }
    $own = [Processor]::OfThread() - $thread
    # .NET asks for a program that has ended a moment later.
    while ($Starts -ne 'Nothing' -and [Processor]::OfEnded() -eq $ended) { Start-Sleep -Milliseconds 5 }
    if ($null -eq $used) { $used = [Processor]::OfEnded() - $ended }
    @{ wall = $wall; cpu = $own + $used - $Ahead }
}

$start = [System.Diagnostics.ProcessStartInfo]::new($Node, '-e 0')
$start.UseShellExecute = $false
$empty = { [System.Diagnostics.Process]::Start($start).WaitForExit() }
$cached = { Set-AwsRole -Profile chain-1 }
$complete = { [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) }

# What PowerShell itself compiles at the first of each is not the module's time.
foreach ($work in $empty, $cached, $cached, $complete) { $null = & $work }
$hasAhead = $null -ne (& $loaded { Get-Command Start-EngineAhead -ErrorAction Ignore })

$times = @{ empty = @(); cached = @(); ahead = @(); firstTab = @(); laterTab = @() }
foreach ($run in 1..$Runs) {
    $times.empty += Measure-Work $empty Program
    $times.cached += Measure-Work $cached Engine
    if ($hasAhead) {
        & $loaded { Start-EngineAhead }
        Start-Sleep -Milliseconds 1000
        $used = if ($IsLinux) { [Processor]::OfProgram((& $loaded { $script:ReadyEngine.Id })) }
        $times.ahead += Measure-Work $cached Engine $used
    }
    # A file that changed makes the next Tab read it again.
    [System.IO.File]::SetLastWriteTimeUtc($files, [datetime]::UtcNow.AddSeconds(-$run))
    $times.firstTab += Measure-Work $complete Engine
    $times.laterTab += Measure-Work $complete Nothing
}
Remove-Module AwsRole
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress -Depth 3))
