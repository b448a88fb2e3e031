function Open-Page {
    # Shows the URL of a page (and the code to enter there), and opens it in the browser if the engine asks for that. Only HTTPS, except for
    # this machine.
    param([System.Collections.IDictionary] $Document, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $address = $null
    if (-not [uri]::TryCreate($Document['url'], 'Absolute', [ref] $address) -or -not (Test-PageAddress $address)) {
        throw (New-DefectRecord (Get-Message 'DefectPageNotHttps'))
    }
    $line = Get-Message 'OpenPage' $address.AbsoluteUri
    if ($Document['code']) { $line = Get-Message 'OpenPageWithCode' $address.AbsoluteUri, $Document['code'] }
    Write-HostLine $line $Cmdlet
    if (-not $Document['opens']) { return }
    # Without a browser, the line above is enough.
    $null = Start-Browser @{ url = $address.AbsoluteUri }
}

function Test-PageAddress {
    # Tests whether a page may be opened: an HTTPS URL, or one of this machine.
    param([uri] $Address)
    $Address.Scheme -eq 'https' -or ($Address.Scheme -eq 'http' -and $Address.IsLoopback)
}
