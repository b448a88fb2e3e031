function Show-Change {
    # Shows the lines that an edit of the AWS files would change, for -WhatIf: removed lines with -, added lines with +. The engine has
    # masked secrets.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [switch] $Before)
    $changes = @((Get-EditPreview $Command $Parameters $Cmdlet -Before:$Before).changes)
    if (-not $changes) { Write-HostLine (Get-Message 'EditNothing') $Cmdlet }
    foreach ($change in $changes) {
        $place = "$(ConvertTo-ShortPath $change.file):$($change.line)"
        # A tab between a setting and its value is harmless; ConvertTo-SafeText would show a question mark.
        if ($null -ne $change.before) { Write-HostLine ($place, '-', $change.before.Replace("`t", ' ') -join ' ') $Cmdlet 'Red' }
        if ($null -ne $change.after) { Write-HostLine ($place, '+', $change.after.Replace("`t", ' ') -join ' ') $Cmdlet 'Green' }
    }
}

function Get-EditPreview {
    # The engine's answer to a dry run of the command. Before: with the environment from before the shell's role, as the command itself uses
    # it.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [switch] $Before)
    $question = @{} + $Parameters
    $question['dryRun'] = $true
    Invoke-Engine $Command $question (Get-ShellEnvironment -Before:$Before) $Cmdlet
}
