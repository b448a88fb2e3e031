function Write-WarningLine {
    # Writes a warning as one line, whatever characters the names in it contain.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $Cmdlet.WriteWarning((ConvertTo-SafeText $Text))
}
