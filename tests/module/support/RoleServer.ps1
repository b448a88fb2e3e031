function Invoke-RoleServer {
    # Requests credentials from a server as programs of this shell do, and returns the answer: its HTTP status if it refuses, 0 if nothing
    # listens there.
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
    # Tests whether the process with this ID ends within a minute, which is long enough on a busy machine.
    param([int] $Id)
    foreach ($round in 1..1200) { if (Test-Running $Id) { Start-Sleep -Milliseconds 50 } else { return $true } }
    $false
}

function Use-ServerStandIn {
    # Replaces the process of Start-AwsRoleServer with a stand-in, which ends when its input closes. It does not serve requests.
    Mock -ModuleName 'AwsRole' -CommandName 'Start-ServerEngine' -MockWith {
        $engine = [pscustomobject] @{ Id = 1; HasEnded = $false; StandardInput = $null; StandardOutput = $null }
        Add-Member -InputObject $engine -MemberType ScriptMethod -Name 'Close' -Value { $this.HasEnded = $true }
        Add-Member -InputObject $engine -MemberType ScriptMethod -Name 'ReadLineAsync' -Value { [System.Threading.Tasks.TaskCompletionSource[string]]::new().Task }
        Add-Member -InputObject $engine -MemberType ScriptMethod -Name 'WaitForExit' -Value { $this.HasEnded }
        Add-Member -InputObject $engine -MemberType ScriptMethod -Name 'Dispose' -Value { }
        $Server.Engine = $engine.StandardInput = $engine.StandardOutput = $engine
        $variables = [pscustomobject] @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://127.0.0.1:1/'; AWS_CONTAINER_AUTHORIZATION_TOKEN = 'token'; AWS_ACCOUNT_ID = '111122223333'; AWS_REGION = 'eu-west-1'; AWS_DEFAULT_REGION = 'eu-west-1'; AWSROLE_PROFILE = 'readonly'; AWSUME_PROFILE = 'readonly' }
        @{ variables = $variables; session = [pscustomobject] @{ Profile = 'readonly'; RoleArn = 'arn:aws:iam::111122223333:role/ReadOnly'; RoleName = 'ReadOnly'; AccountId = '111122223333'; Region = 'eu-west-1'; Expiration = $null; ExpirationUtc = $null; Source = $null }; url = 'http://127.0.0.1:1/'; profile = 'readonly'; roleArn = 'arn:aws:iam::111122223333:role/ReadOnly'; roleName = 'ReadOnly'; accountId = '111122223333'; region = 'eu-west-1' }
    }
}
