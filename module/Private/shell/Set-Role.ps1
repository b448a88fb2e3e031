function Set-Role {
    # Gets credentials for these parameters, sets them in the shell, and returns the session. The role's memory gets the session for
    # Get-AwsRole, the request (with its variables) for Update-AwsRole, and More; AutoRenew in it lets the shell renew the role
    # automatically.
    param(
        [System.Collections.IDictionary] $Parameters,
        [System.Collections.IDictionary] $Environment,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [System.Collections.IDictionary] $More = @{}
    )
    Assert-RoleFree $Cmdlet
    $answer = Invoke-Engine 'assume' $Parameters $Environment $Cmdlet
    $session = ConvertTo-SessionObject $answer
    $about = @{ Session = $session; Request = New-RoleRequest $Parameters $Environment } + $More
    if ($More['AutoRenew']) { $about['Renewal'] = New-Renewal $session }
    Use-RoleLock {
        Set-RoleState (ConvertTo-RoleVariable $answer) $about
        Set-ProtectedMark $(if ($answer.isProtected) { $answer.profile })
    } $Cmdlet
    $session
}

function New-RoleRequest {
    # The request to repeat later: the parameters, and the variables that matter for them.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment)
    @{ Parameters = Select-PlanParameter $Parameters; Origin = Select-Origin $Parameters $Environment }
}

function Select-Origin {
    # The role variables that a role ARN without a profile was assumed with; otherwise none.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment)
    $origin = @{}
    if ($Parameters.Contains('profile') -or $Parameters.Contains('sourceProfile') -or $Parameters.Contains('account')) { return $origin }
    foreach ($name in @($script:RoleVariableName; Get-RoleEndpointName)) { $origin[$name] = $Environment[$name] }
    $origin
}
