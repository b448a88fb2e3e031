function Request-EngineAhead {
    # Starts an engine ahead as soon as the shell has nothing to do, which is while the person reads what Tab offers: so that
    # Tab itself does not wait for it. A shell that nobody types in is never idle in this way.
    if ($null -ne $script:IdleSubscriber) { return }
    # A delegate, since an action would run in a module of its own.
    $start = [System.Management.Automation.PSEventReceivedEventHandler] {
        $script:IdleSubscriber = $null
        Start-EngineAhead
    }
    $script:IdleSubscriber = $ExecutionContext.Events.SubscribeEvent(
        $null, $null, [System.Management.Automation.PSEngineEvent]::OnIdle, $null, $start, $true, $false, 1)
}

# Set while a start is to come.
$script:IdleSubscriber = $null

function Clear-Engine {
    # Leaves no engine and no wish for one behind, for a module that is removed.
    if ($null -ne $script:IdleSubscriber) { $ExecutionContext.Events.UnsubscribeEvent($script:IdleSubscriber) }
    if ($null -ne $script:ReadyEngine) { Stop-Engine $script:ReadyEngine $false }
    $script:IdleSubscriber = $script:ReadyEngine = $null
}
