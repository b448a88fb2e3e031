function Write-ToolsWarning {
    # AWS Tools for PowerShell looks into the session's own variables before the environment: there a role set by this
    # module would look broken. Their values are not read.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    if (Test-CallerVariable 'StoredAWSCredentials' $Cmdlet) {
        $Cmdlet.WriteWarning('AWS Tools for PowerShell keeps credentials in $StoredAWSCredentials, and its cmdlets take these instead of this role. Clear-AWSCredential removes them.')
    }
    if (Test-CallerVariable 'StoredAWSRegion' $Cmdlet) {
        $Cmdlet.WriteWarning('AWS Tools for PowerShell keeps a region in $StoredAWSRegion, and its cmdlets take it instead of this role''s region. Clear-DefaultAWSRegion removes it.')
    }
}

function Test-CallerVariable {
    # Whether the session that called the cmdlet has the variable, with a value.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $null -ne $Cmdlet.SessionState.PSVariable.GetValue($Name)
}
