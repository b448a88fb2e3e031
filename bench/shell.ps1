<#
.SYNOPSIS
Times what a person does in an open shell, in turns with starting an empty Node, and writes the milliseconds of each.
#>
param([string] $Module, [string] $Node, [string] $Endpoint, [int] $Runs = 21)

Import-Module $Module
$loaded = Get-Module AwsRole
$Env:AWS_ENDPOINT_URL_STS = $Endpoint
$files = [System.IO.Path]::Combine($HOME, '.aws', 'config')
$line = 'Set-AwsRole -Profile team-1'

function Measure-Work {
    param([scriptblock] $Work)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $Work
    $watch.Elapsed.TotalMilliseconds
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
    $times.empty += Measure-Work $empty
    $times.cached += Measure-Work $cached
    if ($hasAhead) {
        & $loaded { Start-EngineAhead }
        Start-Sleep -Milliseconds 1000
        $times.ahead += Measure-Work $cached
    }
    # A file that changed makes the next Tab read it again.
    [System.IO.File]::SetLastWriteTimeUtc($files, [datetime]::UtcNow.AddSeconds(-$run))
    $times.firstTab += Measure-Work $complete
    $times.laterTab += Measure-Work $complete
}
Remove-Module AwsRole
[Console]::Out.WriteLine("`n" + (ConvertTo-Json $times -Compress))
