function Initialize-Module {
    # Loads the private functions once, when the first command or completer runs: most shells that import the module never need them, and
    # they would double the import time. Every command and completer calls it first. A command passes its Cmdlet; then variables that
    # contradict the shell's keys are removed, with a warning.
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
    # A user's alias takes precedence over a function of the same name, also inside the module. So the module gets an alias of its own for
    # each of its functions; code that runs earlier uses the script: scope. Only a module can add aliases to the scope of the module that
    # created it, except Set-Alias, whose module takes 190 ms to load. Takes 15 ms, once in a shell.
    param([string[]] $Names)
    $null = Microsoft.PowerShell.Core\New-Module -ArgumentList (, $Names) -Verbose:$false -ScriptBlock {
        param([string[]] $Names)
        foreach ($name in $Names) { $null = $ExecutionContext.InvokeProvider.Item.Set("alias:$name", "script:$name") }
        # With names, each would be looked up among all aliases.
        Microsoft.PowerShell.Core\Export-ModuleMember -Alias * -Verbose:$false
    }
}
