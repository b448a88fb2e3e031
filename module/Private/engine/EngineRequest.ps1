function New-EngineRequest {
    # Attended: a user is present, so a helper program may wait for input. Verbose also with -Debug, because PowerShell then shows verbose
    # messages.
    param(
        [string] $Command,
        [System.Collections.IDictionary] $Parameters,
        [System.Collections.IDictionary] $Environment,
        [bool] $Attended = $false
    )
    @{
        protocol    = 1
        module      = Get-ModuleVersion
        command     = $Command
        parameters  = $Parameters
        environment = $Environment
        attended    = $Attended
        verbose     = $VerbosePreference -ne 'SilentlyContinue' -or $DebugPreference -ne 'SilentlyContinue'
        language    = Get-MessageLanguage
    }
}

function Send-EngineLine {
    param([System.Diagnostics.Process] $Engine, [System.Collections.IDictionary] $Message)
    $bytes = [System.Text.Encoding]::ASCII.GetBytes((ConvertTo-RequestJson $Message) + "`n")
    $stream = $Engine.StandardInput.BaseStream
    try {
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush()
    } catch [System.IO.IOException] {
        # The engine has exited: its last document, or its exit code, is read next.
        $Global:Error.RemoveAt(0)
    }
}
