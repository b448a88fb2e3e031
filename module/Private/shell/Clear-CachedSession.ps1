function Clear-CachedSession {
    # Deletes all cached sessions or those of the bound profile, and reports their number.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $filter = @{}
    $whose = ''
    if ($Bound.ContainsKey('Profile')) {
        $filter['profile'] = $Bound['Profile']
        $whose = Get-Message 'KeptSessionOf' $Bound['Profile']
    }
    if (-not (Confirm-Action (Get-Message 'KeptSessionTarget' $whose) (Get-Message 'KeptSessionDelete') $Cmdlet)) { return }
    $count = (Invoke-Engine 'forget' $filter (Get-ShellEnvironment) $Cmdlet).forgotten
    $line = switch ($count) {
        0 { Get-Message 'KeptSessionNone' $whose }
        1 { Get-Message 'KeptSessionOne' $whose }
        default { Get-Message 'KeptSessionMany' $whose, $count }
    }
    Write-HostLine $line $Cmdlet
}
