function Invoke-ParallelBlock {
    # Runs the block for each of these profiles in its own process, at most Limit at a time, and writes the results in the order in which
    # the processes finish. One engine gets the sessions, each when a process is free for it. All processes are ended on every way out.
    param(
        [string[]] $Profile,
        [System.Collections.IDictionary] $Parameters,
        [scriptblock] $ScriptBlock,
        [int] $Limit,
        [bool] $Raw,
        [System.Management.Automation.PSCmdlet] $Cmdlet
    )
    $Parameters['profiles'] = $Profile
    $Parameters['limit'] = $Limit
    $environment = Read-SettledEnvironment
    $run = @{
        Start    = New-BlockStart $ScriptBlock $environment $Cmdlet
        Blocks   = [System.Collections.Generic.List[object]]::new()
        Count    = $Profile.Count
        Asked    = [Math]::Min($Limit, $Profile.Count)
        Done     = 0
        Failed   = 0
        Raw      = $Raw
        Engine   = $null
        Reading  = $null
        Answered = $false
        Watch    = [System.Diagnostics.Stopwatch]::StartNew()
        IsShown  = $false
        Request  = New-EngineRequest 'assume-each' $Parameters $environment
    }
    try {
        Open-SessionEngine $run $Cmdlet
        while ($run.Done -lt $run.Count) {
            Read-SessionEngine $run $Cmdlet
            foreach ($block in $run.Blocks.ToArray()) { Step-Block $block $run $Cmdlet }
            if (-not $run.IsShown -and $run.Watch.Elapsed.TotalSeconds -ge 1) { Show-BlockProgress $run $Cmdlet }
            [System.Threading.Thread]::Sleep(20)
        }
    } finally {
        Stop-Block $run.Blocks
        if ($null -ne $run.Engine) { Stop-Engine $run.Engine $run.Answered }
        Clear-EngineProgress $Cmdlet
    }
}

function Read-SettledEnvironment {
    # The shell's own variables, read while no other runspace changes the role.
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try { Get-ShellEnvironment -Before } finally { [System.Threading.Monitor]::Exit($script:RoleLock) }
}

function Open-SessionEngine {
    param([System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Run.Engine = Start-Engine $Cmdlet
    Send-EngineLine $Run.Engine $Run.Request
    $Run.Reading = $Run.Engine.StandardOutput.ReadLineAsync()
}

function Read-SessionEngine {
    # Handles the documents that the engine has sent so far, without waiting for more.
    param([System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    while (-not $Run.Answered -and $Run.Reading.IsCompleted) {
        $document = Read-EngineDocument $Run.Engine $Cmdlet $Run.Reading
        switch ($document['type']) {
            'session' { Receive-Session $document $Run $Cmdlet }
            'prompt' { Send-EngineLine $Run.Engine (Read-Answer $document) }
            'result' { $Run.Answered = $true }
            'error' {
                $Run.Answered = $true
                throw (New-EngineErrorRecord (ConvertTo-Dictionary $document['error']))
            }
            'nothing asked' {
                # The waiting engine timed out just before our request arrived: start another.
                Stop-Engine $Run.Engine $false
                Open-SessionEngine $Run $Cmdlet
                continue
            }
            default { Write-EngineEvent $document $Cmdlet }
        }
        if ($document['type'] -ne 'nothing asked') { $Run.Reading = $Run.Engine.StandardOutput.ReadLineAsync() }
    }
}

function Receive-Session {
    # Starts the block of a profile when its session has arrived, or reports why there is none.
    param([System.Collections.IDictionary] $Document, [System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $name = $Document['profile']
    if ($null -eq $Document['error']) {
        $Run.Blocks.Add((Start-Block $Document['session'] $name $Run.Start))
        return
    }
    $fault = ConvertTo-Dictionary $Document['error']
    if (-not "$($fault['message'])$($fault['hint'])".Contains($name)) { $fault['message'] = "${name}: $($fault['message'])" }
    $fault['target'] = $name
    $Run.Failed++
    Complete-Block $Run $Cmdlet
    Write-Failure (New-EngineErrorRecord $fault) $Cmdlet
}

function Complete-Block {
    # Counts a profile as done, shows the progress, and requests the session of the next profile.
    param([System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Run.Done++
    if ($Run.Asked -lt $Run.Count) {
        $Run.Asked++
        Send-EngineLine $Run.Engine @{ next = 1 }
    }
    Show-BlockProgress $Run $Cmdlet
}

function Show-BlockProgress {
    # Shows how many profiles are done, if a user can see it.
    param([System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Run.IsShown = $true
    if (-not (Test-UserPresence)) { return }
    $progress = [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', (Get-Message 'InvokeProgress' $Run.Done, $Run.Count, $Run.Failed))
    $progress.PercentComplete = [int] (100 * $Run.Done / $Run.Count)
    Write-EngineProgress $progress $Cmdlet
}
