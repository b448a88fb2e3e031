function Receive-ServerNotice {
    # The server's messages since the last call, one text each, without waiting. If the server has ended, restores the shell's earlier state
    # and says so.
    $ErrorActionPreference = 'Stop'
    $server = Get-RoleServer
    if ($null -eq $server -or (Test-RoleInUse -ByBlock)) { return }
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
    # The document of a completed read; nothing if the server has ended or sent something malformed.
    param([System.Threading.Tasks.Task] $Reading)
    try {
        if ($null -eq $Reading.Result -or -not (Test-EngineDocument $Reading)) { return }
        ConvertTo-Document $Reading
    } catch {
        $Global:Error.RemoveAt(0)
    }
}

function Write-ServerNotice {
    # Shows the server's new messages as warnings of a cmdlet that the user runs.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    foreach ($notice in Receive-ServerNotice) { Write-WarningLine $notice $Cmdlet }
}
