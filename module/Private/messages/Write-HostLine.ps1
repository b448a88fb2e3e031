function Write-HostLine {
    # One line for the person, as Write-Host shows it: seen by default, never in the pipeline, caught by 6> and
    # -InformationVariable, silent with -InformationAction SilentlyContinue (which Write-Host's own tag would overrule).
    param([string] $Text, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $message = [System.Management.Automation.HostInformationMessage]::new()
    $message.Message = ConvertTo-SafeText $Text
    $tags = 'PSHOST'
    if ($Cmdlet.MyInvocation.BoundParameters['InformationAction'] -in 'SilentlyContinue', 'Ignore') { $tags = 'AwsRole' }
    $Cmdlet.WriteInformation($message, [string[]] $tags)
}
