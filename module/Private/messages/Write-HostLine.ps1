function Write-HostLine {
    # Writes one line for the user, as Write-Host does: visible by default, never in the pipeline, captured by 6> and -InformationVariable,
    # and silent with -InformationAction SilentlyContinue (which the tag of Write-Host would override). Color: of the text, if colors are
    # wanted.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [object] $Color)
    $message = [System.Management.Automation.HostInformationMessage]::new()
    $message.Message = ConvertTo-SafeText $Text
    if ($null -ne $Color -and (Test-Color)) { $message.ForegroundColor = $Color }
    $tags = 'PSHOST'
    if ($Cmdlet.MyInvocation.BoundParameters['InformationAction'] -in 'SilentlyContinue', 'Ignore') { $tags = 'AwsRole' }
    $Cmdlet.WriteInformation($message, [string[]] $tags)
}
