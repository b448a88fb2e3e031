function Show-Picker {
    # Shows the engine's list and returns Action (pick, console, clear, cancel), Names, and Requests: the parameters for each chosen profile
    # or role of IAM Identity Center. Options are those of the engine's command pick (docs/dialogue.md). Callers call Assert-Terminal first.
    param([System.Collections.IDictionary] $Options, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Options['actions'] = $true
    $Options['language'] = Get-MessageLanguage
    if (-not (Test-Color)) { $Options['noColor'] = $true }
    $answer = Invoke-Engine 'pick' $Options (Get-ShellEnvironment -Before) $Cmdlet -AtTerminal
    foreach ($warning in $answer.warnings) { Write-WarningLine (ConvertTo-WarningText (ConvertTo-Dictionary $warning)) $Cmdlet }
    [pscustomobject] @{ Action = $answer.action; Names = @($answer.names); Requests = @(ConvertTo-PickedRequest $answer) }
}

function ConvertTo-PickedRequest {
    param([psobject] $Answer)
    for ($at = 0; $at -lt $Answer.names.Count; $at++) {
        $role = $Answer.roles[$at]
        if ($null -eq $role) { @{ profile = $Answer.names[$at] }; continue }
        $request = @{ account = $role.account; role = $role.role }
        if ($role.session) { $request['session'] = $role.session }
        $request
    }
}
