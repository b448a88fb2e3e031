function Write-EngineEvent {
    # Writes an event of the engine to the streams of the calling cmdlet.
    param([System.Collections.IDictionary] $Document, [System.Management.Automation.PSCmdlet] $Cmdlet)
    switch ($Document['type']) {
        'verbose' { $Cmdlet.WriteVerbose((ConvertTo-SafeText $Document['message'])) }
        'warning' { Write-WarningLine (ConvertTo-WarningText $Document) $Cmdlet }
        'progress' { Write-EngineProgress (New-ProgressRecord $Document) $Cmdlet }
        'helper' { Write-HostLine $Document['line'] $Cmdlet }
        'open' { Open-Page $Document $Cmdlet }
    }
}

function Write-EngineProgress {
    param([System.Management.Automation.ProgressRecord] $Record, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $script:EngineTells = $Record.RecordType -ne 'Completed'
    $Cmdlet.WriteProgress($Record)
}

function Clear-EngineProgress {
    # Removes the engine's progress: other commands of the pipeline may follow.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $script:EngineTells) { return }
    $record = [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', ' ')
    $record.RecordType = 'Completed'
    Write-EngineProgress $record $Cmdlet
}

function New-ProgressRecord {
    # A countdown also has its seconds in the text, since not every progress view has a place for them.
    param([System.Collections.IDictionary] $Document)
    $left = $Document['secondsLeft']
    $text = ConvertTo-SafeText $Document['message']
    if ($null -eq $left) { return [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', $text) }
    $record = [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', "$text $left s")
    $record.SecondsRemaining = $left
    if ($left -eq 0) { $record.RecordType = 'Completed' }
    $record
}
