function Start-Moto {
    # Starts moto_server on a free port and returns its url and its process. Skips the test where it is not installed.
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
    # Runs aws-cli and returns its answer as an object.
    $answer = & aws @args --output json
    if ($LASTEXITCODE -ne 0) { throw "aws $args ended with $LASTEXITCODE" }
    ConvertFrom-Json ($answer -join "`n")
}
