function Initialize-Module {
    # Reads the private functions, once, when the first command or completer runs: most shells that import the module never need
    # them, and with them its import would take twice as long. It stands first in every command and completer. A command gives its
    # Cmdlet: then the variables that contradict the keys of the shell go, and it says so.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($null -ne $UnreadFile) {
        $ErrorActionPreference = 'Stop'
        . "$PSScriptRoot/$UnreadFile"
        script:Protect-FunctionName $FunctionNames
        $script:UnreadFile = $null
    }
    if ($null -eq $Cmdlet) { return }
    $notice = Clear-StaleVariable
    if ($notice) { Write-WarningLine $notice $Cmdlet }
}

function Protect-FunctionName {
    # An alias of the user's comes before a function of the same name, in the module too. From here on aliases of the module's own
    # come before it, each for the function of its name; what runs earlier is called by its scope. Only a module can put aliases into
    # the scope of the module that made it, but for Set-Alias, whose own module takes 190 ms to load. 15 ms, once in a shell.
    param([string[]] $Names)
    $null = Microsoft.PowerShell.Core\New-Module -ArgumentList (, $Names) -ScriptBlock {
        param([string[]] $Names)
        foreach ($name in $Names) { $null = $ExecutionContext.InvokeProvider.Item.Set("alias:$name", "script:$name") }
        # By name each of them would be looked for among all.
        Microsoft.PowerShell.Core\Export-ModuleMember -Alias *
    }
}
