function Write-ToolsWarning {
    # AWS Tools for PowerShell prefers the variables of the session to the environment, so a role set by this module would seem to have no
    # effect. The values are not read.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (Test-CallerVariable 'StoredAWSCredentials' $Cmdlet) {
        Write-WarningLine (Get-Message 'ToolsCredentials') $Cmdlet
    }
    if (Test-CallerVariable 'StoredAWSRegion' $Cmdlet) {
        Write-WarningLine (Get-Message 'ToolsRegion') $Cmdlet
    }
}

function Test-CallerVariable {
    # Tests whether the caller's session has the variable, with a value.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $null -ne $Cmdlet.SessionState.PSVariable.GetValue($Name)
}
