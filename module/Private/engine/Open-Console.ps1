function Open-Console {
    # Opens the AWS console, signed in with these parameters; with PassThru returns the URL instead.
    param(
        [System.Collections.IDictionary] $Parameters,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $What = (Get-Message 'ConsolePage'),
        [switch] $PassThru
    )
    $answer = Invoke-Engine 'console' $Parameters (Get-RequestEnvironment $Parameters) $Cmdlet
    # Not bound to a parameter as it is: a log of bound parameters shows the contents of a property bag.
    $page = @{ url = $answer.url }
    if ($PassThru) { return $page['url'] }
    if (Start-Browser $page) {
        $who = if ($Parameters['profile']) { $Parameters['profile'] } else { Get-Message 'ShellRole' }
        Write-HostLine (Get-Message 'ConsoleOpened' $What, $who) $Cmdlet
        return
    }
    throw (New-OwnErrorRecord 'BrowserMissing' 'ConsoleBrowserMissing')
}
