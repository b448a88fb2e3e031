function Update-IdleWork {
    # Subscribes to PowerShell.OnIdle while there is a server or a role to renew, and unsubscribes afterwards. That event works in every
    # edition, with and without PSReadLine, and without a process or timer of our own. Register-EngineEvent would load a module for it.
    $role = Get-RoleMemory
    $isNeeded = $null -ne (Get-RoleServer) -or ($null -ne $role -and $null -ne $role['Renewal'])
    if ($isNeeded -eq ($null -ne $script:IdleWork)) { return }
    if (-not $isNeeded) { return Stop-IdleWork }
    $action = { & $awsRole { Invoke-IdleWork } }
    $script:IdleWork = $ExecutionContext.Events.SubscribeEvent($null, [NullString]::Value, 'PowerShell.OnIdle', $null, $action, $true, $false)
    # PowerShell runs the action in a dynamic module, without our variables: pass it our module.
    $script:IdleWork.Action.Module.SessionState.PSVariable.Set('awsRole', $ExecutionContext.SessionState.Module)
}

# The subscription; null if there is nothing to do when idle.
$script:IdleWork = $null

function Stop-IdleWork {
    if ($null -eq $script:IdleWork) { return }
    $ExecutionContext.Events.UnsubscribeEvent($script:IdleWork)
    $script:IdleWork = $null
}

function Invoke-IdleWork {
    # It runs in the background, so its own errors are not shown.
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
    # Shows notices while the prompt waits, below it, and then shows the prompt again if PSReadLine can.
    param([string[]] $Notices)
    $Host.UI.WriteLine()
    foreach ($notice in $Notices) { $Host.UI.WriteWarningLine((ConvertTo-SafeText $notice)) }
    $readLine = 'Microsoft.PowerShell.PSConsoleReadLine' -as [type]
    if ($null -eq $readLine -or $Host.Name -ne 'ConsoleHost') { return }
    # While PSReadLine waits for a key, .NET cannot query the cursor position of a Unix terminal: it would wait for the same input. The last
    # row is always below the notices.
    $line = if (Test-Windows) { $Host.UI.RawUI.CursorPosition.Y } else { $Host.UI.RawUI.WindowSize.Height - 1 }
    $null = $readLine.GetMethod('InvokePrompt').Invoke($null, @($null, $line))
}
