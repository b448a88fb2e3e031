function Start-Browser {
    # Opens the url of the dictionary in the user's browser; false if there is none. A dictionary, since the url may be a
    # secret and module logging writes bound strings down. Only what begins with http: other words would be a program to start.
    param([System.Collections.IDictionary] $Page)
    $ErrorActionPreference = 'Stop'
    if ($Page['url'] -notmatch '\Ahttps?://') { return $false }
    try {
        $start = [System.Diagnostics.ProcessStartInfo]::new($Page['url'])
        $start.UseShellExecute = $true
        # A browser lives on when the role is gone. Windows refuses to start one with other variables than these.
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
    # Removes the role of the shell, and everything else for AWS programs, from the variables of a program that does not work with AWS.
    param([System.Collections.Specialized.StringDictionary] $Variables)
    foreach ($name in @($Variables.Keys)) { if ($name -match '\AAWS') { $Variables.Remove($name) } }
}
