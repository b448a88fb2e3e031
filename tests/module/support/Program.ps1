function Start-Program {
    # Starts a program with redirected standard streams. Errors is the task that reads its standard error.
    param([string] $Program, [string] $Arguments)
    $start = [System.Diagnostics.ProcessStartInfo]::new($Program, $Arguments)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $process.PSObject.Properties.Add([psnoteproperty]::new('Errors', $process.StandardError.ReadToEndAsync()))
    $process
}

function Stop-Program {
    # Closes the program's input, which makes the fixtures exit, and kills it if it is still running.
    param([System.Diagnostics.Process] $Process)
    try { $Process.StandardInput.Close() } catch { Write-Debug "its input was closed before: $_" }
    if (-not $Process.WaitForExit(5000)) { $Process.Kill() }
    $Process.Dispose()
}

function Read-JsonLine {
    # The next line of the program's output, as an object; an error if there is none within a minute.
    param([System.Diagnostics.Process] $Process)
    $reading = $Process.StandardOutput.ReadLineAsync()
    if (-not $reading.Wait(60000)) { throw "$($Process.StartInfo.Arguments) said nothing for a minute." }
    if ($null -eq $reading.Result) { throw "$($Process.StartInfo.Arguments) ended: $($Process.Errors.Result)" }
    ConvertFrom-Json $reading.Result
}

function Find-Program {
    # The path of a program on PATH; nothing if it was not found. Not by Get-Command, whose wildcard Wine does not support.
    param([string] $Name)
    $endings = if (Test-Unix) { '' } else { '.exe', '.cmd' }
    foreach ($folder in $env:PATH -split [System.IO.Path]::PathSeparator | Where-Object { $_ }) {
        foreach ($ending in $endings) {
            $file = [System.IO.Path]::Combine($folder, $Name + $ending)
            if ([System.IO.File]::Exists($file)) { return $file }
        }
    }
}

function Get-ProgramVariable {
    # The environment that programs inherit from this shell.
    $found = @{}
    $lines = if (Test-Unix) { & '/usr/bin/env' } else { & (Find-Program 'node') -e 'for (const [name, value] of Object.entries(process.env)) console.log(`${name}=${value}`)' }
    foreach ($line in $lines) {
        $name, $value = $line -split '=', 2
        $found[$name] = $value
    }
    $found
}

function Test-Running {
    # Whether a process with this ID exists.
    param([int] $Id)
    try { -not [System.Diagnostics.Process]::GetProcessById($Id).HasExited } catch { $false }
}
