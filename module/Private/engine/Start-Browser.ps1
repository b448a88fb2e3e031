function Start-Browser {
    # Opens the url of the dictionary in the browser; returns false if there is none. Takes a dictionary, since the URL may be a secret and
    # module logging records bound strings. Only URLs that begin with http: anything else could start a program.
    param([System.Collections.IDictionary] $Page)
    $ErrorActionPreference = 'Stop'
    if ($Page['url'] -notmatch '\Ahttps?://') { return $false }
    try {
        $start = [System.Diagnostics.ProcessStartInfo]::new($Page['url'])
        $start.UseShellExecute = $true
        # A browser outlives the role, so it gets no AWS variables. Windows refuses to start one with other variables.
        if (-not (Test-Windows)) { Remove-AwsVariable (Get-StartVariable $start) }
        $browser = [System.Diagnostics.Process]::Start($start)
        if ($null -ne $browser) { $browser.Dispose() }
        $true
    } catch {
        $Global:Error.RemoveAt(0)
        $false
    }
}

function Remove-AwsVariable {
    # Removes all AWS variables from the environment of a program that does not work with AWS.
    param([System.Collections.Specialized.StringDictionary] $Variables)
    foreach ($name in @($Variables.Keys)) { if ($name -match '\AAWS') { $Variables.Remove($name) } }
}
