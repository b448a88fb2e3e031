function Invoke-Engine {
    # Asks the engine one thing and returns its result: the only function that does, but for a server (Start-RoleServer)
    # and a renewal next to the user's work (Start-Renewal). See docs/dialogue.md.
    # Events go to the streams of the calling cmdlet, questions to the user, an error ends the calling cmdlet.
    param(
        [string] $Command,
        [System.Collections.IDictionary] $Parameters = @{},
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        # It takes the terminal itself, for a list. The next engine starts while the user looks.
        [switch] $AtTerminal
    )
    $ErrorActionPreference = 'Stop'
    $request = New-EngineRequest $Command $Parameters $Environment (Test-Attended)
    $engine = if ($AtTerminal) { Start-TerminalEngine $Cmdlet } else { Start-Engine $Cmdlet }
    $answered = $false
    try {
        Send-EngineLine $engine $request
        if ($AtTerminal) { Start-EngineAhead }
        while (-not $answered) {
            $document = Read-EngineDocument $engine $Cmdlet -Silent:$AtTerminal
            switch ($document['type']) {
                'prompt' { Send-EngineLine $engine (Read-Answer $document) }
                'result' { $answered = $true }
                'error' { $answered = $true }
                'nothing asked' {
                    # It waited, and its time was up at this very moment.
                    Close-Engine $engine
                    $engine = Start-Engine $Cmdlet
                    Send-EngineLine $engine $request
                }
                default { Write-EngineEvent $document $Cmdlet }
            }
        }
    } finally {
        Clear-EngineProgress $Cmdlet
        Stop-Engine $engine $answered
        if ($AtTerminal -and -not $answered) { Restore-Screen }
    }
    if ($document['type'] -eq 'error') {
        throw (New-EngineErrorRecord (ConvertTo-Dictionary $document['error']))
    }
    $document['value']
}
