function Clear-KeptSession {
    # Deletes kept sessions, all or those of the bound profile, and says how many there were.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $filter = @{}
    $whose = ''
    if ($Bound.ContainsKey('Profile')) {
        $filter['profile'] = $Bound['Profile']
        $whose = " of $($Bound['Profile'])"
    }
    if (-not $Cmdlet.ShouldProcess("kept sessions$whose", 'Delete')) { return }
    $count = (Invoke-Engine 'forget' $filter (Get-ShellEnvironment) $Cmdlet).forgotten
    $line = switch ($count) {
        0 { "No session$whose was kept." }
        1 { "1 kept session$whose is deleted." }
        default { "$count kept sessions$whose are deleted." }
    }
    Write-HostLine $line $Cmdlet
}
