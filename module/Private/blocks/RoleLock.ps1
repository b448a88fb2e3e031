function Use-RoleLock {
    # Runs a change of the process's role exclusively, because runspaces share the environment variables. Afterwards the role belongs to
    # this runspace; Name is the profile if only AWS_PROFILE names it. Fails with RoleInUse while another runspace uses a role.
    param([scriptblock] $ScriptBlock, [System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-RoleFree $Cmdlet
        & $ScriptBlock
        Set-RoleOwner $Name
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

# One lock for the process: each runspace loads its own module, but an interned string is the same object in all of them.
$script:RoleLock = [string]::Intern('AwsRole.Lock')

function Enter-RoleReservation {
    # Reserves the process's role for a block of this runspace until Exit-RoleReservation, and returns the shell's state. Name appears in the
    # errors of other runspaces. The shell may have a role already; it gets that back later.
    param([string] $Name, [System.Management.Automation.PSCmdlet] $Cmdlet)
    [System.Threading.Monitor]::Enter($script:RoleLock)
    try {
        Assert-NotReserved $Cmdlet
        $state = Save-RoleState
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Reservation', @{ Runspace = [runspace]::DefaultRunspace.InstanceId; Name = $Name; Outer = Get-RoleReservation })
        # Cleared for the block's role, which follows.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Owner', $null)
        $state
    } finally {
        [System.Threading.Monitor]::Exit($script:RoleLock)
    }
}

function Exit-RoleReservation {
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Reservation', (Get-RoleReservation).Outer)
}

function Get-RoleReservation {
    # The current reservation, or null if no block runs. Runspace: id of the runspace whose blocks use the role; Name: profile of the innermost
    # block; Outer: reservation of the surrounding block. A reservation is never modified, since other runspaces read it at any time.
    [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation')
}

function Get-OtherReservation {
    # The reservation of another runspace, or null if no other runspace runs a block.
    $reservation = Get-RoleReservation
    if ($null -ne $reservation -and $reservation.Runspace -ne [runspace]::DefaultRunspace.InstanceId) { $reservation }
}

function Test-RoleInUse {
    # Tests whether another runspace uses the role: for a block, or, without -ByBlock, by switching to it.
    param([switch] $ByBlock)
    $null -ne (Get-OtherReservation) -or (-not $ByBlock -and $null -ne (Get-OtherOwner))
}

function Set-RoleOwner {
    # Records this runspace as the owner of the current role, or of the profile Name. Without a role there is no owner.
    param([string] $Name)
    $memory = Get-RoleMemory
    if ($null -ne $memory) { $Name = Get-RoleTitle $memory.Session }
    $owner = if ($Name) { @{ Runspace = [System.WeakReference]::new([runspace]::DefaultRunspace); Name = $Name; IsShell = Test-ShellRunspace } }
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Owner', $owner)
}

function Test-ShellRunspace {
    # Tests whether this runspace belongs to an interactive shell, which may use the role at any time; other runspaces use it only while
    # they run something. In a console only the first runspace is the shell; others may share its host.
    $Host.Name -in 'Visual Studio Code Host', 'Windows PowerShell ISE Host' -or ($Host.Name -eq 'ConsoleHost' -and [runspace]::DefaultRunspace.Id -eq 1)
}

function Get-OtherOwner {
    # The other runspace (and the Name of its role) that set the current role and still uses it: a shell, or a runspace that is running.
    # Null if the role may be changed.
    $owner = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Owner')
    if ($null -eq $owner) { return }
    $runspace = $owner.Runspace.Target
    if ($null -eq $runspace -or [object]::ReferenceEquals($runspace, [runspace]::DefaultRunspace)) { return }
    if ($runspace.RunspaceStateInfo.State -ne 'Opened') { return }
    if ($owner.IsShell -or $runspace.RunspaceAvailability -ne 'Available') { $owner }
}

function Assert-RoleFree {
    # Fails if another runspace uses the process's role, for a block or by switching to it.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    Assert-NotReserved $Cmdlet
    $owner = Get-OtherOwner
    if ($null -ne $owner) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUseSwitch' $owner.Name $owner.Name) }
}

function Assert-NotReserved {
    # Fails if a block of another runspace uses the process's role.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $reservation = Get-OtherReservation
    if ($null -ne $reservation) { throw (New-OwnErrorRecord 'RoleInUse' 'RoleInUse' $reservation.Name $reservation.Name) }
}
