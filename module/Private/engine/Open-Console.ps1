function Open-Console {
    # Opens a page of the console signed in as the parameters say; with PassThru returns its address instead.
    param(
        [System.Collections.IDictionary] $Parameters,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $What = (Get-Message 'ConsolePage'),
        [switch] $PassThru
    )
    $answer = Invoke-Engine 'console' $Parameters (Get-RequestEnvironment $Parameters) $Cmdlet
    # Never bound as it came: a log of bound parameters shows what is in a property bag.
    $page = @{ url = $answer.url }
    if ($PassThru) { return $page['url'] }
    if (Start-Browser $page) {
        $who = if ($Parameters['profile']) { $Parameters['profile'] } else { Get-Message 'ShellRole' }
        Write-HostLine (Get-Message 'ConsoleOpened' $What, $who) $Cmdlet
        return
    }
    throw (New-OwnErrorRecord 'BrowserMissing' 'ConsoleBrowserMissing')
}
