function Update-IdleWork {
    # Lets the shell look after its server and its role whenever it waits for a user, for as long as there is something to
    # look after. By PowerShell's own event, which comes in every edition, with and without PSReadLine; no process and no
    # timer of ours. Register-EngineEvent would load a module for it.
    $role = Get-RoleMemory
    $isNeeded = $null -ne (Get-RoleServer) -or ($null -ne $role -and $null -ne $role['Renewal'])
    if ($isNeeded -eq ($null -ne $script:IdleWork)) { return }
    if (-not $isNeeded) { return Stop-IdleWork }
    $action = { & $awsRole { Invoke-IdleWork } }
    $script:IdleWork = $ExecutionContext.Events.SubscribeEvent($null, [NullString]::Value, 'PowerShell.OnIdle', $null, $action, $true, $false)
    # PowerShell runs the action in a module that it made for it, and gives it nothing of ours.
    $script:IdleWork.Action.Module.SessionState.PSVariable.Set('awsRole', $ExecutionContext.SessionState.Module)
}

# The subscription; null when there is nothing to look after.
$script:IdleWork = $null

function Stop-IdleWork {
    if ($null -eq $script:IdleWork) { return }
    $ExecutionContext.Events.UnsubscribeEvent($script:IdleWork)
    $script:IdleWork = $null
}

function Invoke-IdleWork {
    # It runs unasked, so an error of its own is no one's.
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'
    try {
        $notices = @(Receive-ServerNotice; Step-Renewal $PSCmdlet)
        if ($notices) { Show-Notice $notices }
    } catch {
        $Global:Error.RemoveAt(0)
    }
}

function Show-Notice {
    # Says something while the prompt waits: below it, and then the prompt once more, where PSReadLine can show it again.
    param([string[]] $Notices)
    $Host.UI.WriteLine()
    foreach ($notice in $Notices) { $Host.UI.WriteWarningLine((ConvertTo-SafeText $notice)) }
    $readLine = 'Microsoft.PowerShell.PSConsoleReadLine' -as [type]
    if ($null -eq $readLine -or $Host.Name -ne 'ConsoleHost') { return }
    # While a key is waited for, .NET cannot ask a terminal where its cursor is: it would wait for that key too. The last line is
    # always below what was written.
    $line = if (Test-Windows) { $Host.UI.RawUI.CursorPosition.Y } else { $Host.UI.RawUI.WindowSize.Height - 1 }
    $null = $readLine.GetMethod('InvokePrompt').Invoke($null, @($null, $line))
}
