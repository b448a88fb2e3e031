function Use-RoleLock {
    # Runs a change of the process's role exclusively, because runspaces share the environment variables. Afterwards the role belongs to
    # this runspace; Name is the profile if only AWS_PROFILE names it. Fails with RoleInUse while another runspace uses a role.
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

# One lock for the process: each runspace loads its own module, but an interned string is the same object in all of them.
$script:RoleLock = [string]::Intern('AwsRole.Hold')

function Enter-RoleHold {
    # Reserves the process's role for a block of this runspace until Exit-RoleHold, and returns the shell's state. Name appears in the
    # errors of other runspaces. The shell may have a role already; it gets that back later.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-NoHold $Cmdlet
        $state = Save-RoleState
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Hold', @{ Runspace = [runspace]::DefaultRunspace.InstanceId; Name = $Name; Outer = Get-RoleHold })
        # Cleared for the block's role, which follows.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Keeper', $null)
        $state
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

function Exit-RoleHold {
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Hold', (Get-RoleHold).Outer)
}

function Get-RoleHold {
    # The current hold, or null if no block runs. Runspace: id of the runspace whose blocks use the role; Name: profile of the innermost
    # block; Outer: hold of the surrounding block. A hold is never modified, since other runspaces read it at any time.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Hold')
}

function Get-HoldElsewhere {
    # The hold of another runspace, or null if no other runspace runs a block.
    $hold = Get-RoleHold
    if ($null -ne $hold -and $hold.Runspace -ne [runspace]::DefaultRunspace.InstanceId) { $hold }
}

function Test-RoleHeldElsewhere {
    # Tests whether another runspace uses the role: for a block, or, without -ByBlock, by switching to it.
    param([switch] $ByBlock)
    $null -ne (Get-HoldElsewhere) -or (-not $ByBlock -and $null -ne (Get-KeeperElsewhere))
}

function Set-RoleKeeper {
    # Records this runspace as the owner of the current role, or of the profile Name. Without a role there is no owner.
    param([string] $Name)
    $memory = Get-RoleMemory
    if ($null -ne $memory) { $Name = Get-RoleTitle $memory.Session }
    $keeper = if ($Name) { @{ Runspace = [System.WeakReference]::new([runspace]::DefaultRunspace); Name = $Name; IsShell = Test-ShellRunspace } }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Keeper', $keeper)
}

function Test-ShellRunspace {
    # Tests whether this runspace belongs to an interactive shell, which may use the role at any time; other runspaces use it only while
    # they run something. In a console only the first runspace is the shell; others may share its host.
    $Host.Name -in 'Visual Studio Code Host', 'Windows PowerShell ISE Host' -or ($Host.Name -eq 'ConsoleHost' -and [runspace]::DefaultRunspace.Id -eq 1)
}

function Get-KeeperElsewhere {
    # The other runspace (and the Name of its role) that set the current role and still uses it: a shell, or a runspace that is running.
    # Null if the role may be changed.
    $keeper = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Keeper')
    if ($null -eq $keeper) { return }
    $runspace = $keeper.Runspace.Target
    if ($null -eq $runspace -or [object]::ReferenceEquals($runspace, [runspace]::DefaultRunspace)) { return }
    if ($runspace.RunspaceStateInfo.State -ne 'Opened') { return }
    if ($keeper.IsShell -or $runspace.RunspaceAvailability -ne 'Available') { $keeper }
}

function Assert-RoleFree {
    # Fails if another runspace uses the process's role, for a block or by switching to it.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-NoHold $Cmdlet
    $keeper = Get-KeeperElsewhere
    if ($null -ne $keeper) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUseSwitch' $keeper.Name $keeper.Name) }
}

function Assert-NoHold {
    # Fails if a block of another runspace uses the process's role.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $hold = Get-HoldElsewhere
    if ($null -ne $hold) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUse' $hold.Name $hold.Name) }
}
