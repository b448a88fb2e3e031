function Set-Role {
    # Gets the credentials that these parameters name, puts them into the shell and returns the session. What is remembered
    # next to them is what Get-AwsRole shows and what Update-AwsRole asks again, with the variables that it was asked with; and More,
    # where AutoRenew lets the shell renew it by itself.
    param(
        [System.Collections.IDictionary] $Parameters,
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    Assert-RoleFree $Cmdlet
    $answer = Invoke-Engine 'assume' $Parameters $Environment $Cmdlet
    $session = ConvertTo-SessionObject $answer $answer.credentials.expiration
    $about = @{ Session = $session; Request = New-RoleRequest $Parameters $Environment } + $More
    if ($More['AutoRenew']) { $about['Renewal'] = New-Renewal $session }
    Use-RoleLock {
        Set-RoleState (ConvertTo-RoleVariable $answer) $about
        Set-ProtectedMark $(if ($answer.isProtected) { $answer.profile })
    } $Cmdlet
    $session
}

function New-RoleRequest {
    # What can be asked again later: the parameters, and the variables that matter to them.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment)
    @{ Parameters = Select-PlanParameter $Parameters; Origin = Select-Origin $Parameters $Environment }
}

function Select-Origin {
    # The role variables that a role by ARN was assumed with, when no profile is behind it; otherwise none.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment)
    $origin = @{}
    if ($Parameters.Contains('profile') -or $Parameters.Contains('sourceProfile') -or $Parameters.Contains('account')) { return $origin }
    foreach ($name in @($script:RoleVariableName; Get-HeldEndpointName)) { $origin[$name] = $Environment[$name] }
    $origin
}
