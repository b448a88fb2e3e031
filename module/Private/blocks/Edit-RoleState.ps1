function Edit-RoleState {
    # Runs what changes the role of the process, alone: runspaces share its variables. Ends the cmdlet with RoleInUse while a block of
    # another runspace has its role there.
    param([scriptblock] $ScriptBlock, [System.Management.Automation.PSCmdlet] $Cmdlet)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-RoleFree $Cmdlet
        & $ScriptBlock
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

# One for the process: each runspace has a module of its own, but an interned text is the same object in all of them.
$script:RoleLock = [string]::Intern('AwsRole.Hold')

function Enter-RoleHold {
    # Keeps the role of the process for a block of this runspace, until Exit-RoleHold. Name: who the error of another one speaks of.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    Edit-RoleState { Set-RoleHold @{ Runspace = Get-RunspaceId; Name = $Name; Outer = Get-RoleHold } } $Cmdlet
}

function Exit-RoleHold {
    Set-RoleHold (Get-RoleHold).Outer
}

function Get-RoleHold {
    # Runspace: the id of the one whose blocks have the role now; Name: the profile of the innermost; Outer: the hold of the block around
    # it. Null: no block runs. One that is set never changes, since others read it at any time.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Hold')
}

function Set-RoleHold {
    param([System.Collections.IDictionary] $Hold)
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Hold', $Hold)
}

function Get-HoldElsewhere {
    # The hold of another runspace; null when no block of another one runs.
    $hold = Get-RoleHold
    if ($null -ne $hold -and $hold.Runspace -ne (Get-RunspaceId)) { $hold }
}

function Test-RoleHeldElsewhere {
    $null -ne (Get-HoldElsewhere)
}

function Get-RunspaceId {
    [runspace]::DefaultRunspace.InstanceId
}

function Assert-RoleFree {
    # Ends the cmdlet while a block of another runspace has the role of the process.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $hold = Get-HoldElsewhere
    if ($null -eq $hold) { return }
    $record = New-EngineErrorRecord @{
        code    = 'RoleInUse'
        message = Get-Message 'RoleInUse' $hold.Name
        hint    = Get-Message 'RoleInUseHint'
        target  = $hold.Name
    }
    throw $record
}
