function Set-Role {
    # Gets the credentials that these parameters name, puts them into the shell and returns the session. What is remembered
    # beside them is what Get-AwsRole shows and what Update-AwsRole asks again, with the variables that it was asked with.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $answer = Invoke-Engine 'assume' $Parameters $Environment $Cmdlet
    $session = ConvertTo-SessionObject $answer
    $request = @{ Parameters = Select-PlanParameter $Parameters; Origin = Select-Origin $Parameters $Environment }
    Set-RoleVariable (ConvertTo-RoleVariable $answer) @{ Session = $session; Request = $request }
    Set-ProtectedMark $(if ($answer.isProtected) { $answer.profile })
    $session
}

function Select-Origin {
    # The role variables that a role by ARN was assumed with, when no profile stands behind it; else none.
    param([System.Collections.IDictionary] $Parameters, [System.Collections.IDictionary] $Environment)
    $origin = @{}
    if ($Parameters.Contains('profile') -or $Parameters.Contains('sourceProfile')) { return $origin }
    foreach ($name in Get-RoleVariableName) { $origin[$name] = $Environment[$name] }
    $origin
}
