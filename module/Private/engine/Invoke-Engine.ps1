function Invoke-Engine {
    # Sends the engine one request and returns its result. Only a server (Start-RoleServer) and a background renewal (Start-Renewal) do that
    # elsewhere. See docs/dialogue.md. Events go to the streams of the calling cmdlet, and questions to the user; an error ends the calling
    # cmdlet.
    param(
        [string] $Command,
        [System.Collections.IDictionary] $Parameters = @{},
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        # The engine uses the terminal itself, for the list. The next engine starts while the user chooses.
        [switch] $AtTerminal
    )
    $ErrorActionPreference = 'Stop'
    $request = New-EngineRequest $Command $Parameters $Environment (Test-UserPresence)
    $talk = @{ Request = $request; Engine = if ($AtTerminal) { Start-TerminalEngine $Cmdlet } else { Start-Engine $Cmdlet } }
    $answered = $false
    try {
        Send-EngineLine $talk.Engine $request
        if ($AtTerminal) { Start-EngineAhead }
        $document = Wait-EngineDocument $talk ('result', 'error') $Cmdlet $AtTerminal
        $answered = $true
    } finally {
        Clear-EngineProgress $Cmdlet
        Stop-Engine $talk.Engine $answered
        if ($AtTerminal -and -not $answered) { Restore-Screen }
    }
    if ($document['type'] -eq 'error') {
        throw (New-EngineErrorRecord (ConvertTo-Dictionary $document['error']))
    }
    $document['value']
}

function Wait-EngineDocument {
    # Waits for a document of one of these types. Meanwhile questions go to the user, and events to the streams of the calling cmdlet. Talk:
    # Engine and Request; the request is sent to a new engine if the waiting one has just timed out.
    param([System.Collections.IDictionary] $Talk, [string[]] $Type, [System.Management.Automation.PSCmdlet] $Cmdlet, [bool] $Silent)
    while ($true) {
        $document = Read-EngineDocument $Talk.Engine $Cmdlet -Silent:$Silent
        if ($document['type'] -in $Type) { return $document }
        switch ($document['type']) {
            'prompt' { Send-EngineLine $Talk.Engine (Read-Answer $document) }
            'nothing asked' {
                Close-Engine $Talk.Engine
                $Talk.Engine = Start-Engine $Cmdlet
                Send-EngineLine $Talk.Engine $Talk.Request
            }
            default { Write-EngineEvent $document $Cmdlet }
        }
    }
}
