function Test-Color {
    # Tests whether the user wants colors (no-color.org) and the host can show them.
    if ([System.Environment]::GetEnvironmentVariable('NO_COLOR')) { return $false }
    # PowerShell 7.2 and later have a setting for it.
    $style = $ExecutionContext.SessionState.PSVariable.GetValue('PSStyle')
    if ($null -ne $style -and "$($style.OutputRendering)" -eq 'PlainText') { return $false }
    $null -ne $Host.UI -and $Host.UI.SupportsVirtualTerminal
}
