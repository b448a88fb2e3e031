function Read-EngineDocument {
    # The next document of the engine as a hashtable; fails if there is none or if it is malformed. Reading: the pending read of its line,
    # if any. Silent: the engine has the screen, so show no progress.
    param(
        [System.Diagnostics.Process] $Engine,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Threading.Tasks.Task] $Reading = $Engine.StandardOutput.ReadLineAsync(),
        [switch] $Silent
    )
    $ErrorActionPreference = 'Stop'
    $watch, $told = [System.Diagnostics.Stopwatch]::StartNew(), $null
    try {
        # PowerShell handles Ctrl+C only between statements, so wait in short steps.
        while (-not $reading.Wait(100)) { if (-not $Silent) { $told = Show-WaitStatus $watch $told $Cmdlet } }
    } finally {
        if ($null -ne $told) { Hide-WaitStatus $Cmdlet }
    }
    if ($null -eq $reading.Result) { return Read-EngineExit $Engine $Cmdlet }
    if (-not (Test-EngineDocument $reading)) {
        throw (New-DefectRecord (Get-Message 'DefectForeignAnswer'))
    }
    try {
        ConvertTo-Document $reading
    } catch {
        throw (New-DefectRecord (Get-Message 'DefectBrokenAnswer'))
    }
}

function ConvertTo-Document {
    # The document of a line. Neither the line nor the bag in it is bound to a parameter: a log would show what is in them.
    param([System.Threading.Tasks.Task] $Reading)
    $document = @{}
    foreach ($property in [System.Management.Automation.PSSerializer]::Deserialize($Reading.Result).PSObject.Properties) { $document[$property.Name] = $property.Value }
    $document
}

function Read-EngineExit {
    # Handles an engine that ended without a document. Exit code 4: it waited, and received no request (docs/dialogue.md).
    param([System.Diagnostics.Process] $Engine, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Engine.WaitForExit()
    if ($Engine.ExitCode -eq 4) { return @{ type = 'nothing asked' } }
    # 128 and the number of SIGKILL or SIGTERM: another program ended it, or the system, which was out of memory.
    if ($Engine.ExitCode -in 137, 143) { throw (New-DefectRecord (Get-Message 'DefectKilled' $Engine.ExitCode) (Get-Message 'DefectKilledHint')) }
    throw (New-DefectRecord (Get-Message 'DefectNoAnswer' $Engine.ExitCode))
}

function Test-EngineDocument {
    # CLIXML can name types to construct, so only primitives, property bags, and lists in plain ASCII are accepted. Every '<' must open an
    # allowed element with allowed attributes; well-formed XML contains no other '<'. The text is read from the task, not bound as a string,
    # since it may contain credentials.
    param([System.Threading.Tasks.Task] $Reading)
    $forbidden = '<(?!/?(?:Objs|Obj|MS|LST|S|B|I32|I64|Db|DT|Nil)(?: (?:xmlns|Version|RefId|N)="[^"<>]*")* ?/?>)'
    # Two regexes: one for both would take ten times as long on a list of a thousand profiles.
    -not ([regex]::IsMatch($Reading.Result, '[^ -~]') -or [regex]::IsMatch($Reading.Result, $forbidden))
}

function New-DefectRecord {
    param([string] $Message, [string] $Hint = (Get-Message 'DefectHint'))
    New-EngineErrorRecord @{
        code    = 'Defect'
        message = $Message
        hint    = $Hint
        target  = Get-EnginePath
    }
}
