function Read-Variable {
    # The values of these environment variables.
    param([string[]] $Name)
    $values = @{}
    foreach ($one in $Name) { $values[$one] = [System.Environment]::GetEnvironmentVariable($one) }
    $values
}

function Write-Variable {
    # Sets these environment variables, or removes those without a value: PowerShell passes $null to a .NET string parameter as '', which
    # sets an empty variable from PowerShell 7.5 on.
    param([string[]] $Name, [System.Collections.IDictionary] $Values)
    $ErrorActionPreference = 'Stop'
    foreach ($one in $Name) {
        if ($null -eq $Values[$one]) {
            [System.Environment]::SetEnvironmentVariable($one, [NullString]::Value)
        } else {
            [System.Environment]::SetEnvironmentVariable($one, $Values[$one])
        }
    }
}
