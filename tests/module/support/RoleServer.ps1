function Invoke-RoleServer {
    # Asks a server for credentials as a program of this shell does, and returns its answer; its status when it refuses, 0 when
    # nothing listens there.
    param([string] $Url = $env:AWS_CONTAINER_CREDENTIALS_FULL_URI, [string] $Token = $env:AWS_CONTAINER_AUTHORIZATION_TOKEN)
    $request = [System.Net.WebRequest]::CreateHttp($Url)
    $request.Proxy = $null
    $request.Headers['Authorization'] = $Token
    try {
        $answer = $request.GetResponse()
        $reader = [System.IO.StreamReader]::new($answer.GetResponseStream())
        ConvertFrom-Json $reader.ReadToEnd()
        $reader.Dispose()
    } catch {
        $response = $_.Exception.GetBaseException().Response
        if ($null -eq $response) { $response = $_.Exception.InnerException.Response }
        if ($null -eq $response) { 0 } else { [int] $response.StatusCode }
    }
}

function Wait-Ended {
    # Whether the process with this ID ends within ten seconds.
    param([int] $Id)
    foreach ($round in 1..200) { if (Test-Running $Id) { Start-Sleep -Milliseconds 50 } else { return $true } }
    $false
}
