function Assert-Terminal {
    # Ends the cmdlet where no list can be shown.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (Test-Terminal) { return }
    $Cmdlet.ThrowTerminatingError((New-EngineErrorRecord @{
        code    = 'TerminalRequired'
        message = Get-Message 'TerminalRequired'
        hint    = Get-Message 'TerminalRequiredHint'
    }))
}

function Test-Terminal {
    # Whether a person can be shown a list and press keys: both directions go to a terminal whose cursor can be moved, and
    # this shell was not started as -NonInteractive.
    if ([System.Console]::IsInputRedirected -or [System.Console]::IsOutputRedirected) { return $false }
    if (-not $Host.UI.SupportsVirtualTerminal -or [System.Environment]::GetEnvironmentVariable('TERM') -eq 'dumb') { return $false }
    foreach ($word in [System.Environment]::GetCommandLineArgs()) { if ($word -match '\A[-/]noni') { return $false } }
    $true
}
