function Use-RoleLock {
    # Runs what changes the role of the process, alone: runspaces share its variables. What is there then is this runspace's; Name: of a
    # profile that only AWS_PROFILE names. Ends the cmdlet with RoleInUse while a role of another runspace is in use.
    param([scriptblock] $ScriptBlock, [System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-RoleFree $Cmdlet
        & $ScriptBlock
        Set-RoleKeeper $Name
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

# One for the process: each runspace has a module of its own, but an interned text is the same object in all of them.
$script:RoleLock = [string]::Intern('AwsRole.Hold')

function Enter-RoleHold {
    # Keeps the role of the process for a block of this runspace, until Exit-RoleHold, and returns what the shell held. Name: who the error
    # of another one speaks of. Also next to a shell that has a role: it gets that back.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-NoHold $Cmdlet
        $state = Save-RoleState
        Set-RoleHold @{ Runspace = Get-RunspaceId; Name = $Name; Outer = Get-RoleHold }
        # For the block's role to come.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Keeper', $null)
        $state
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
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
    # Also one that another runspace switched to; with -ByBlock only a block's.
    param([switch] $ByBlock)
    $null -ne (Get-HoldElsewhere) -or (-not $ByBlock -and $null -ne (Get-KeeperElsewhere))
}

function Get-RunspaceId {
    [runspace]::DefaultRunspace.InstanceId
}

function Set-RoleKeeper {
    # Notes that the role which is there now, or the profile of this name, is this runspace's; no one's if there is none.
    param([string] $Name)
    $memory = Get-RoleMemory
    if ($null -ne $memory) { $Name = Get-RoleTitle $memory.Session }
    $keeper = if ($Name) { @{ Runspace = [System.WeakReference]::new([runspace]::DefaultRunspace); Name = $Name; IsShell = Test-ShellRunspace } }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Keeper', $keeper)
}

function Test-ShellRunspace {
    # Whether a user, or a script of theirs, works here at any time; in other runspaces only while something runs. The first one of a
    # console is its own; others may have its host.
    $Host.Name -in 'Visual Studio Code Host', 'Windows PowerShell ISE Host' -or ($Host.Name -eq 'ConsoleHost' -and [runspace]::DefaultRunspace.Id -eq 1)
}

function Get-KeeperElsewhere {
    # Who set the role that is there now, when that is another runspace which still uses it: the one of a shell, or one that runs
    # something. Name: of the role. Null: the role is free to be changed.
    $keeper = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Keeper')
    if ($null -eq $keeper) { return }
    $runspace = $keeper.Runspace.Target
    if ($null -eq $runspace -or [object]::ReferenceEquals($runspace, [runspace]::DefaultRunspace)) { return }
    if ($runspace.RunspaceStateInfo.State -ne 'Opened') { return }
    if ($keeper.IsShell -or $runspace.RunspaceAvailability -ne 'Available') { $keeper }
}

function Assert-RoleFree {
    # Ends the cmdlet while a block, or a switch, of another runspace has the role of the process.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-NoHold $Cmdlet
    $keeper = Get-KeeperElsewhere
    if ($null -ne $keeper) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUseSwitch' $keeper.Name $keeper.Name) }
}

function Assert-NoHold {
    # Ends the cmdlet while a block of another runspace has the role of the process.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $hold = Get-HoldElsewhere
    if ($null -ne $hold) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUse' $hold.Name $hold.Name) }
}
