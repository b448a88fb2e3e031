function Write-ToolsWarning {
    # AWS Tools for PowerShell looks into the session's own variables before the environment: there a role set by this
    # module would look broken. Their values are not read.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (Test-CallerVariable 'StoredAWSCredentials' $Cmdlet) {
        Write-WarningLine (Get-Message 'ToolsCredentials') $Cmdlet
    }
    if (Test-CallerVariable 'StoredAWSRegion' $Cmdlet) {
        Write-WarningLine (Get-Message 'ToolsRegion') $Cmdlet
    }
}

function Test-CallerVariable {
    # Whether the session that called the cmdlet has the variable, with a value.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $null -ne $Cmdlet.SessionState.PSVariable.GetValue($Name)
}
