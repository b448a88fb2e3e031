function Show-Change {
    # For -WhatIf: the lines that an edit of AWS's files would change, what goes with -, what comes with +. The engine has
    # masked secrets.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [switch] $Before)
    $changes = @((Test-Edit $Command $Parameters $Cmdlet -Before:$Before).changes)
    if (-not $changes) { Write-HostLine (Get-Message 'EditNothing') $Cmdlet }
    foreach ($change in $changes) {
        $place = "$(ConvertTo-ShortPath $change.file):$($change.line)"
        # A tab between a key and its value is no odd character, which a question mark would make of it.
        if ($null -ne $change.before) { Write-HostLine ($place, '-', $change.before.Replace("`t", ' ') -join ' ') $Cmdlet 'Red' }
        if ($null -ne $change.after) { Write-HostLine ($place, '+', $change.after.Replace("`t", ' ') -join ' ') $Cmdlet 'Green' }
    }
}

function Test-Edit {
    # The answer of a command that changes nothing this time; Before: for the shell as it was before its role, as the command will be.
    param([string] $Command, [System.Collections.IDictionary] $Parameters, [System.Management.Automation.PSCmdlet] $Cmdlet, [switch] $Before)
    $question = @{} + $Parameters
    $question['dryRun'] = $true
    Invoke-Engine $Command $question (Get-ShellEnvironment -Before:$Before) $Cmdlet
}
