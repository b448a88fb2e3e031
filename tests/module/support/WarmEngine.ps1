function Use-WarmEngine {
    # Sends the module's requests, until it is imported again, to one process for all test files, which runs a fresh engine for each request
    # (warmEngine.cjs); that takes a tenth of a start. Servers, renewals, parallel blocks, and lists still start their own engines. On
    # Windows, and if AWSROLE_MODULE is set (as in .ci/run, to the built module), every request starts the binary. With -Haste its
    # countdowns end immediately.
    param([switch] $Haste, [System.Management.Automation.PSModuleInfo] $Module = (Get-Module -Name 'AwsRole'))
    if (-not (Test-WarmEngine)) { return }
    & $Module {
        Initialize-Module
        $script:TestEngine = @{
            Start    = ${function:Start-Engine}
            Stop     = ${function:Stop-Engine}
            Find     = $args[0]
            Haste    = $args[1]
            # A test can also send renewals to it, if nothing else uses it until they are answered.
            Renewals = $false
        }

        function script:Start-Engine {
            param([System.Management.Automation.PSCmdlet] $Cmdlet)
            $callers = (Get-PSCallStack).Command
            $isShort = $callers -ccontains 'Invoke-Engine' -or ($script:TestEngine.Renewals -and $callers -ccontains 'Start-Renewal')
            if (-not $isShort) { return & $script:TestEngine.Start $Cmdlet }
            $engine = Get-ReadyEngine
            if ($null -ne $engine) { return $engine }
            $start = New-EngineStart $Cmdlet
            $variables = @{}
            foreach ($name in $start.EnvironmentVariables.Keys) { $variables[$name] = $start.EnvironmentVariables[$name] }
            $engine = & $script:TestEngine.Find
            Send-EngineLine $engine @{ folder = $start.WorkingDirectory; variables = $variables; haste = $script:TestEngine.Haste }
            $engine
        }

        function script:Stop-Engine {
            param([System.Diagnostics.Process] $Engine, [bool] $Answered)
            $known = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Engine')
            if ([object]::ReferenceEquals($Engine, $known)) {
                if ($Answered) { return }
                [System.AppDomain]::CurrentDomain.SetData('AwsRole.Tests.Engine', $null)
            }
            & $script:TestEngine.Stop $Engine $Answered
        }
    } ${function:Get-WarmEngine} $Haste.IsPresent
}

function Get-WarmEngine {
    # The process that serves the requests in sequence, restarted if it has ended; it ends with this process.
    $engine = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Engine')
    if ($null -eq $engine -or $engine.HasExited) {
        $node = @([System.IO.Directory]::GetDirectories((Get-RepositoryPath 'node_modules'), 'node-*') | ForEach-Object { "$_/bin/node" } | Where-Object { [System.IO.File]::Exists($_) })[0]
        $engine = Start-Program $node "`"$(Get-RepositoryPath 'tests/module/support/warmEngine.cjs')`" `"$(Get-RepositoryPath 'dist/engine/parts')`""
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Tests.Engine', $engine)
    }
    $engine
}

function Test-WarmEngine {
    # Tests whether Use-WarmEngine has an effect here.
    (Test-Unix) -and -not $env:AWSROLE_MODULE
}
