function Start-Moto {
    # Starts moto_server on a free port and returns its URL and process. Skips the test if it is not installed.
    if (-not (Find-Program 'moto_server')) { Set-ItResult -Skipped -Because 'moto_server is not installed' }
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $process = Start-Program 'moto_server' "-H 127.0.0.1 -p $port"
    $null = $process.StandardOutput.ReadToEndAsync()
    foreach ($round in 1..300) {
        $client = [System.Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $port); break } catch { Start-Sleep -Milliseconds 100 } finally { $client.Dispose() }
    }
    @{ Url = "http://127.0.0.1:$port"; Process = $process }
}

function Invoke-Aws {
    # Runs the AWS CLI in this environment and returns its output as an object.
    $arguments = @($args) + '--output', 'json'
    $runs = Get-AwsRuns
    if ($runs) {
        $outcome = Send-AwsRun $runs $arguments
        if ($outcome.exit -ne 0) { throw "aws $args ended with $($outcome.exit): $($outcome.err)" }
        return ConvertFrom-Json $outcome.out
    }
    $answer = & aws @arguments
    if ($LASTEXITCODE -ne 0) { throw "aws $args ended with $LASTEXITCODE" }
    ConvertFrom-Json ($answer -join "`n")
}

function Get-AwsRuns {
    # The process in which the AWS CLI stays loaded, so that a run takes a tenth of the time (tests/support/sts/aws_runs.py). One for all
    # test files; it ends with this process. Nothing if `aws` is not a Python program.
    $key = 'AwsRole.Tests.AwsRuns'
    $known = [System.AppDomain]::CurrentDomain.GetData($key)
    if ($null -eq $known) {
        $known = @{ Process = Start-AwsRuns }
        [System.AppDomain]::CurrentDomain.SetData($key, $known)
    }
    $known.Process
}

function Start-AwsRuns {
    if (-not (Find-Program 'python3')) { return }
    $process = Start-Program 'python3' "-B `"$(Get-RepositoryPath 'tests/support/sts/aws_runs.py')`""
    try { $null = Send-AwsRun $process '--version'; $process } catch { Stop-Program $process }
}

function Send-AwsRun {
    param([System.Diagnostics.Process] $Runs, [string[]] $Arguments)
    $request = @{ args = $Arguments; env = [System.Environment]::GetEnvironmentVariables(); input = '' }
    $Runs.StandardInput.WriteLine((ConvertTo-Json $request -Compress))
    $Runs.StandardInput.Flush()
    Read-JsonLine $Runs
}
