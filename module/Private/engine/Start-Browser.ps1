function Start-Browser {
    # Opens the url of the dictionary in the person's browser; false where there is none. A dictionary, since the url may be a
    # secret and module logging writes bound strings down. Only what begins with http: other words would be a program to start.
    param([System.Collections.IDictionary] $Page)
    $ErrorActionPreference = 'Stop'
    if ($Page['url'] -notmatch '\Ahttps?://') { return $false }
    try {
        $start = [System.Diagnostics.ProcessStartInfo]::new($Page['url'])
        $start.UseShellExecute = $true
        $browser = [System.Diagnostics.Process]::Start($start)
        if ($null -ne $browser) { $browser.Dispose() }
        $true
    } catch {
        $Global:Error.RemoveAt(0)
        $false
    }
}
