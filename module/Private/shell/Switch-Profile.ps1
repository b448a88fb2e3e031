function Switch-Profile {
    # Implements the commands of posh-awsp by their bound parameters: ProfileName or Clear, Persist, Quiet, Confirm.
    param([System.Collections.IDictionary] $Bound, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $name = if ($Bound['Clear']) { '' } else { $Bound['ProfileName'] }
    $act = if ($name) { Get-Message 'ProfileSetAct' $name } else { Get-Message 'ProfileRemoveAct' }
    if (-not (Confirm-Action (Get-Message 'ShellTarget') $act $Cmdlet)) { return }
    Assert-RoleFree $Cmdlet
    $isProtected = $false
    if ($name) {
        # Records the profile as recently used, for the list of awsp.
        $question = @{ profile = $name; remember = $true } + (Select-EngineParameter $Bound -MayAsk)
        $found = Find-NamedProfile $question $Cmdlet
        $isProtected = $null -ne $found -and $found.isProtected
    }
    Use-RoleLock { Set-ChosenName $name $isProtected $Cmdlet } $Cmdlet $name
    if ($Bound['Persist']) { Save-ChosenName $name }
    if (-not $Bound['Quiet']) { Write-ChoiceLine $name ([bool] $Bound['Persist']) $Cmdlet }
}

function Set-ChosenName {
    # Access keys would take precedence over AWS_PROFILE. Those of a role that was set here are removed with the role; others stay, with a
    # warning.
    param([string] $Name, [bool] $IsProtected, [System.Management.Automation.PSCmdlet] $Cmdlet)
    Clear-RoleState
    $value = if ($Name) { $Name } else { [NullString]::Value }
    [System.Environment]::SetEnvironmentVariable('AWS_PROFILE', $value)
    Set-ProtectedMark $(if ($IsProtected) { $Name })
    if ([System.Environment]::GetEnvironmentVariable('AWS_ACCESS_KEY_ID')) {
        Write-WarningLine (Get-Message 'ProfileKeysWin') $Cmdlet
    }
}

function Write-ChoiceLine {
    param([string] $Name, [bool] $Persist, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $line = if ($Name -and $Persist) { Get-Message 'ProfileSetPersisted' $Name }
    elseif ($Name) { Get-Message 'ProfileSet' $Name }
    elseif ($Persist) { Get-Message 'ProfileRemovedPersisted' }
    else { Get-Message 'ProfileRemoved' }
    Write-HostLine $line $Cmdlet
}

function Read-ChosenName {
    # The profile that this shell uses, or null.
    $held = Get-CurrentName
    if ($held) { return $held }
    foreach ($variable in 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE') {
        $name = [System.Environment]::GetEnvironmentVariable($variable)
        if ($null -ne $name) { return $name }
    }
}

function Find-NamedProfile {
    # The engine's description of the profile. Nothing, with a warning that suggests the nearest names, if it does not exist.
    param([System.Collections.IDictionary] $Question, [System.Management.Automation.PSCmdlet] $Cmdlet)
    try {
        return Invoke-Engine 'select' $Question (Get-ShellEnvironment) $Cmdlet
    } catch {
        if ($_.Exception.Data['code'] -ne 'ProfileNotFound') { throw }
        Clear-Failure $_ $Cmdlet
        $message = $_.Exception.Message
    }
    Write-WarningLine $message $Cmdlet
}

function Write-NoFileWarning {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $config = Get-FilePath 'AWS_CONFIG_FILE' 'config'
    if ([System.IO.File]::Exists($config) -or [System.IO.File]::Exists((Get-FilePath 'AWS_SHARED_CREDENTIALS_FILE' 'credentials'))) { return }
    Write-WarningLine (Get-Message 'ProfileFileMissing' $config) $Cmdlet
}
