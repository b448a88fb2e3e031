function Initialize-Module {
    # Reads the private functions, once, when the first command or completer runs: most shells that import the module never need
    # them, and with them its import would take twice as long. It stands first in every command and completer. A command gives its
    # Cmdlet: then the variables that contradict the keys of the shell go, and it says so.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($null -ne $UnreadFile) {
        $ErrorActionPreference = 'Stop'
        . $UnreadFile
        $script:UnreadFile = $null
    }
    if ($null -eq $Cmdlet) { return }
    $notice = Clear-StaleVariable
    if ($notice) { $Cmdlet.WriteWarning($notice) }
}
