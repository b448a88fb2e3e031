function Show-Waiting {
    # Tells a user, from the first second on, that something is waited for and how long, where the engine tells nothing itself.
    # Returns the second that was told, to be given again; $null where nothing was.
    param([System.Diagnostics.Stopwatch] $Watch, [object] $Told, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $second = [int] [System.Math]::Floor($Watch.Elapsed.TotalSeconds)
    if ($second -lt 1 -or $second -eq $Told -or $script:EngineTells -or -not (Test-Attended)) { return $Told }
    $Cmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new($script:WaitingId, 'AwsRole', (Get-Message 'Waiting' $second)))
    $second
}

# Next to the engine's own progress, so that the end of one does not take the other away.
$script:WaitingId = 1

# Whether the engine's own progress is on the screen.
$script:EngineTells = $false

function Hide-Waiting {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $record = [System.Management.Automation.ProgressRecord]::new($script:WaitingId, 'AwsRole', ' ')
    $record.RecordType = 'Completed'
    $Cmdlet.WriteProgress($record)
}
