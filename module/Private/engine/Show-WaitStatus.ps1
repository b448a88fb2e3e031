function Show-WaitStatus {
    # Shows the user after the first second that the engine is still working, and for how long, unless the engine shows its own progress.
    # Returns the second that was shown last, for the next call; $null if none was shown.
    param([System.Diagnostics.Stopwatch] $Watch, [object] $Told, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $second = [int] [System.Math]::Floor($Watch.Elapsed.TotalSeconds)
    if ($second -lt 1 -or $second -eq $Told -or $script:EngineTells -or -not (Test-UserPresence)) { return $Told }
    $Cmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new($script:WaitingId, 'AwsRole', (Get-Message 'Waiting' $second)))
    $second
}

# A separate id from the engine's own progress, so that completing one does not remove the other.
$script:WaitingId = 1

# Whether the engine's own progress is visible.
$script:EngineTells = $false

function Hide-WaitStatus {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $record = [System.Management.Automation.ProgressRecord]::new($script:WaitingId, 'AwsRole', ' ')
    $record.RecordType = 'Completed'
    $Cmdlet.WriteProgress($record)
}
