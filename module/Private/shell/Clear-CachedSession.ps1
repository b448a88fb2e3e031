function Clear-CachedSession {
    # Deletes all cached sessions or those of the bound profile, and reports their number.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $filter = @{}
    $whose = ''
    if ($Bound.ContainsKey('Profile')) {
        $filter['profile'] = $Bound['Profile']
        $whose = Get-Message 'CachedSessionOf' $Bound['Profile']
    }
    if (-not (Confirm-Action (Get-Message 'CachedSessionTarget' $whose) (Get-Message 'CachedSessionDelete') $Cmdlet)) { return }
    $count = (Invoke-Engine 'forget' $filter (Get-ShellEnvironment) $Cmdlet).forgotten
    $line = switch ($count) {
        0 { Get-Message 'CachedSessionNone' $whose }
        1 { Get-Message 'CachedSessionOne' $whose }
        default { Get-Message 'CachedSessionMany' $whose, $count }
    }
    Write-HostLine $line $Cmdlet
}
