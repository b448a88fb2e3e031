function Write-HostLine {
    # One line for the user, as Write-Host shows it: seen by default, never in the pipeline, caught by 6> and
    # -InformationVariable, silent with -InformationAction SilentlyContinue (which Write-Host's own tag would overrule).
    # Color: of the text, where colors are wanted.
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet, [object] $Color)
    $message = [System.Management.Automation.HostInformationMessage]::new()
    $message.Message = ConvertTo-SafeText $Text
    if ($null -ne $Color -and (Test-Color)) { $message.ForegroundColor = $Color }
    $tags = 'PSHOST'
    if ($Cmdlet.MyInvocation.BoundParameters['InformationAction'] -in 'SilentlyContinue', 'Ignore') { $tags = 'AwsRole' }
    $Cmdlet.WriteInformation($message, [string[]] $tags)
}
