function Edit-Profile {
    # Lets the engine edit AWS's files, when ShouldProcess says so, and returns its answer. With -WhatIf the lines that would
    # change are shown instead, and nothing is returned.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [string] $Action, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($Cmdlet.ShouldProcess((ConvertTo-SafeText $Parameters['profile']), (ConvertTo-SafeText $Action))) {
        return Invoke-Engine $Command $Parameters (Get-ShellEnvironment) $Cmdlet
    }
    if ($WhatIfPreference) { Show-Change (Test-Edit $Command $Parameters $Cmdlet) $Cmdlet }
}

function Test-Edit {
    # The answer of the same edit, of which nothing is written.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $question = @{} + $Parameters
    $question['dryRun'] = $true
    Invoke-Engine $Command $question (Get-ShellEnvironment) $Cmdlet
}

function Show-Change {
    # The lines that an edit changes: what goes with -, what comes with +. The engine has masked secrets.
    param([psobject] $Answer, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if (-not @($Answer.changes)) { Write-HostLine (Get-Message 'EditNothing') $Cmdlet }
    foreach ($change in $Answer.changes) {
        $place = "$(ConvertTo-ShortPath $change.file):$($change.line)"
        if ($null -ne $change.before) { Write-HostLine ($place, '-', $change.before -join ' ') $Cmdlet }
        if ($null -ne $change.after) { Write-HostLine ($place, '+', $change.after -join ' ') $Cmdlet }
    }
}

function Read-EditedProfile {
    # The profile that an edit was about, as it is now.
    param([psobject] $Answer, [System.Management.Automation.PSCmdlet] $Cmdlet)
    foreach ($item in Read-Profile $Cmdlet) { if ($item.Name -ceq $Answer.profile) { $item } }
}
