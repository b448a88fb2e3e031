function Write-WarningLine {
    # A warning in one line, whatever is in the names that it tells of.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Cmdlet.WriteWarning((ConvertTo-SafeText $Text))
}
