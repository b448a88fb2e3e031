function Assert-Terminal {
    # Fails if the list cannot be shown.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not (Test-Terminal)) { throw (New-OwnErrorRecord 'TerminalRequired' 'TerminalRequired' $Cmdlet.MyInvocation.InvocationName) }
}

function Test-Terminal {
    # Tests whether the list can be shown: input and output go to a terminal whose cursor can be moved, and the shell is interactive.
    if ([System.Console]::IsInputRedirected -or [System.Console]::IsOutputRedirected) { return $false }
    if ([System.Environment]::GetEnvironmentVariable('TERM') -eq 'dumb') { return $false }
    # VS Code starts its host with -NonInteractive though it is interactive; older versions wrongly report no virtual terminal.
    if ($Host.Name -eq 'Visual Studio Code Host') { return $true }
    # Other hosts (a background runspace, a remote session, the ISE) do not own the console they may have.
    if ($Host.Name -ne 'ConsoleHost' -or -not $Host.UI.SupportsVirtualTerminal) { return $false }
    -not (Test-NonInteractive)
}

function Test-UserPresence {
    # Tests whether a user is at this shell, and can read and press Ctrl+C. Jobs and remote sessions have no user.
    if ($Host.Name -in 'ServerRemoteHost', 'Default Host') { return $false }
    if ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected) { return $false }
    -not (Test-NonInteractive)
}

function Test-CanPrompt {
    # Tests whether a question would reach a user or fail immediately. With redirected input, the console host would silently end the whole
    # script; a job or a remote session would wait until someone looks at it.
    if ($Host.Name -in 'ServerRemoteHost', 'Default Host') { return $false }
    -not ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected)
}

function Test-NonInteractive {
    if ($Host.Name -eq 'Visual Studio Code Host') { return $false }
    foreach ($word in [System.Environment]::GetCommandLineArgs()) { if ($word -match '\A[-/]noni') { return $true } }
    $false
}
