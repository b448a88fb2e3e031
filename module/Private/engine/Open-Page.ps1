function Open-Page {
    # Shows the address of a page (and the code to type there), and opens it where there is a browser. Only https, but for this machine.
    # A page that is not to be opened is only shown.
    param([System.Collections.IDictionary] $Document, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $address = $null
    if (-not [uri]::TryCreate($Document['url'], 'Absolute', [ref] $address) -or -not (Test-PageAddress $address)) {
        throw (New-DefectRecord (Get-Message 'DefectPageNotHttps'))
    }
    $line = Get-Message 'OpenPage' $address.AbsoluteUri
    if ($Document['code']) { $line = Get-Message 'OpenPageWithCode' $address.AbsoluteUri, $Document['code'] }
    Write-HostLine $line $Cmdlet
    if (-not $Document['opens']) { return }
    # If there is no browser the line above is enough.
    $null = Start-Browser @{ url = $address.AbsoluteUri }
}

function Test-PageAddress {
    # Whether a page may be opened: by https, or one that this machine serves itself.
    param([uri] $Address)
    $Address.Scheme -eq 'https' -or ($Address.Scheme -eq 'http' -and $Address.IsLoopback)
}
