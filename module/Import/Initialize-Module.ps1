function Initialize-Module {
    # Reads the private functions, once, when the first command or completer runs: most shells that import the module never need
    # them, and with them its import would take twice as long. It stands first in every command and completer.
    if ($null -eq $UnreadFile) { return }
    $ErrorActionPreference = 'Stop'
    . $UnreadFile
    $script:UnreadFile = $null
}
