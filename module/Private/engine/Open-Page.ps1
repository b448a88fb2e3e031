function Open-Page {
    # Shows the address of a page (and the code to type there), and opens it where there is a browser. Only https.
    param([System.Collections.IDictionary] $Document, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $address = $null
    if (-not [uri]::TryCreate($Document['url'], 'Absolute', [ref] $address) -or $address.Scheme -ne 'https') {
        throw (New-DefectRecord (Get-Message 'DefectPageNotHttps'))
    }
    $line = Get-Message 'OpenPage' $address.AbsoluteUri
    if ($Document['code']) { $line = Get-Message 'OpenPageWithCode' $address.AbsoluteUri, $Document['code'] }
    Write-HostLine $line $Cmdlet
    # Where there is no browser the line above is enough.
    $null = Start-Browser @{ url = $address.AbsoluteUri }
}
