function Write-EngineEvent {
    # What the engine tells on the way, in the streams of the calling cmdlet.
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
    # Takes away what the engine told while it worked: it may be followed by other commands of the pipeline.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not $script:EngineTells) { return }
    $record = [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', ' ')
    $record.RecordType = 'Completed'
    Write-EngineProgress $record $Cmdlet
}

function New-ProgressRecord {
    # A countdown shows the seconds, in the text too: not every view of progress has a place for them.
    param([System.Collections.IDictionary] $Document)
    $left = $Document['secondsLeft']
    $text = ConvertTo-SafeText $Document['message']
    if ($null -eq $left) { return [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', $text) }
    $record = [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', "$text $left s")
    $record.SecondsRemaining = $left
    if ($left -eq 0) { $record.RecordType = 'Completed' }
    $record
}
