function Receive-ServerNotice {
    # What the server said since somebody last looked, one text each, without waiting. When the server has ended, the shell gets
    # back what it held before, and a text says so.
    $ErrorActionPreference = 'Stop'
    $server = Get-RoleServer
    if ($null -eq $server -or (Test-RoleHeldElsewhere -ByBlock)) { return }
    while ($null -ne $server.Reading -and $server.Reading.IsCompleted) {
        $document = Read-ServerDocument $server.Reading
        if ($null -eq $document) {
            Stop-RoleServer
            return Get-Message 'ServerEnded' (ConvertTo-SessionText $server.Session)
        }
        $server.Reading = $server.Engine.StandardOutput.ReadLineAsync()
        if ($document['type'] -eq 'warning') {
            $server.Warning = ConvertTo-WarningText $document
            Get-Message 'ServerWarning' $server.Warning
        }
    }
}

function Read-ServerDocument {
    # The document that was read; nothing when the server has ended, or says what is not part of the dialogue.
    param([System.Threading.Tasks.Task] $Reading)
    try {
        if ($null -eq $Reading.Result -or -not (Test-EngineDocument $Reading)) { return }
        ConvertTo-Document $Reading
    } catch {
        $Global:Error.RemoveAt(0)
    }
}

function Write-ServerNotice {
    # Shows a user who calls a cmdlet what the server said since the last time.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    foreach ($notice in Receive-ServerNotice) { Write-WarningLine $notice $Cmdlet }
}
