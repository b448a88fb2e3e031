function Show-Picker {
    # Lets the person pick from the engine's list, and returns Action (pick, console, clear, cancel) and Names. Options are
    # those of its command pick (docs/dialogue.md). Whoever calls asks Assert-Terminal first.
    param([System.Collections.IDictionary] $Options, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Options['actions'] = $true
    $Options['language'] = Get-MessageLanguage
    if (-not (Test-Color)) { $Options['noColor'] = $true }
    $answer = Invoke-Engine 'pick' $Options (Get-ShellEnvironment -Before) $Cmdlet -AtTerminal
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    [pscustomobject] @{ Action = $answer.action; Names = @($answer.names) }
}
