function Assert-Terminal {
    # Ends the cmdlet where no list can be shown.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not (Test-Terminal)) { throw (New-OwnErrorRecord 'TerminalRequired' 'TerminalRequired' $Cmdlet.MyInvocation.InvocationName) }
}

function Test-Terminal {
    # Whether a user can be shown a list and press keys: both directions go to a terminal whose cursor can be moved, and
    # this shell is one that asks.
    if ([System.Console]::IsInputRedirected -or [System.Console]::IsOutputRedirected) { return $false }
    if ([System.Environment]::GetEnvironmentVariable('TERM') -eq 'dumb') { return $false }
    # Started with -NonInteractive, and interactive all the same; its older ones deny that they move cursors.
    if ($Host.Name -eq 'Visual Studio Code Host') { return $true }
    # Others (a background runspace, a remote session, the ISE) do not own the console that they may have.
    if ($Host.Name -ne 'ConsoleHost' -or -not $Host.UI.SupportsVirtualTerminal) { return $false }
    -not (Test-NonInteractive)
}

function Test-Attended {
    # Whether a user sits at this shell, who can read and press Ctrl+C. Jobs and remote sessions have no one.
    if ($Host.Name -in 'ServerRemoteHost', 'Default Host') { return $false }
    if ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected) { return $false }
    -not (Test-NonInteractive)
}

function Test-Answerable {
    # Whether a question here would come to a user or fail at once. With its input redirected the console host would end the whole script,
    # silently; a job and a remote session would wait until somebody looks at them.
    if ($Host.Name -in 'ServerRemoteHost', 'Default Host') { return $false }
    -not ($Host.Name -eq 'ConsoleHost' -and [System.Console]::IsInputRedirected)
}

function Test-NonInteractive {
    if ($Host.Name -eq 'Visual Studio Code Host') { return $false }
    foreach ($word in [System.Environment]::GetCommandLineArgs()) { if ($word -match '\A[-/]noni') { return $true } }
    $false
}
