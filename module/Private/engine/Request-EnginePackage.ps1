function Request-EnginePackage {
    # Asks the user whether to install the engine package from the repository that the module came from, and installs it. Returns the
    # program, or nothing: after a no, if the command was not typed by a user, if the user cannot be asked, or if the module did not come
    # from a repository.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $package = Get-EnginePackage
    $origin = Read-ModuleOrigin
    if ($null -eq $package -or $null -eq $origin -or -not (Test-ExportedCommand $Cmdlet) -or -not (Test-UserPresence)) { return }
    $repository = $origin['Repository']
    $size = [System.Math]::Round($package['Bytes'] / 1e6)
    $question = Get-Message 'EngineInstallNow' $package['Name'], $size, $repository
    if ((Read-YesOrNo (Get-Message 'EngineInstallNeeded') $question (Get-Message 'EngineInstallYesHelp') 0)['answer'] -ne 'yes') { return }
    try {
        Install-EnginePackage $package $origin
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineInstallFailed' $package['Name'], $reason) $package['Name'] (Get-EnginePackageHint))
    }
    $program = Find-EnginePackage
    if ($null -eq $program) { throw (New-OwnErrorRecord 'EngineMismatch' 'EngineForeign' ($package['Name'], $package['Version'], $repository) $package['Name']) }
    $program
}

function Install-EnginePackage {
    # Trusts the repository for this one package, since the module knows its hash, and replaces an installed package that did not match.
    # Uses a separate runspace: modules that the installer loads would otherwise be nested in this module, which could not be removed any
    # more.
    param([System.Collections.IDictionary] $Package, [System.Collections.IDictionary] $Origin)
    $parameters = @{ Name = $Package['Name']; Repository = $Origin['Repository']; Scope = 'CurrentUser'; WhatIf = $false; Confirm = $false; ErrorAction = 'Stop' }
    if ($Origin['IsPowerShellGet']) {
        $command = 'PowerShellGet\Install-Module'
        $parameters += @{ RequiredVersion = $Package['Version']; Force = $true }
    } else {
        $command = 'Microsoft.PowerShell.PSResourceGet\Install-PSResource'
        $parameters += @{ Version = "[$($Package['Version'])]"; TrustRepository = $true; Reinstall = $true }
    }
    $runspace = [runspacefactory]::CreateRunspace($Host)
    $shell = [powershell]::Create()
    try {
        $runspace.Open()
        $shell.Runspace = $runspace
        $install = $shell.AddCommand($command).AddParameters($parameters).BeginInvoke()
        # PowerShell handles Ctrl+C only between statements, so wait in short steps.
        while (-not $install.AsyncWaitHandle.WaitOne(100)) { }
        $null = $shell.EndInvoke($install)
    } finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
}

function Get-EnginePackageHint {
    # The hint with the command that installs the package, or nothing if there is no package for this machine.
    $package = Get-EnginePackage
    if ($null -eq $package) { return }
    $origin = Read-ModuleOrigin
    $from = ''
    if ($null -ne $origin) { $from = " -Repository '$($origin['Repository'] -replace "'", "''")'" }
    if ($null -ne $origin -and $origin['IsPowerShellGet']) { return Get-Message 'EngineInstallHint' "Install-Module $($package['Name']) -RequiredVersion $($package['Version'])$from" }
    Get-Message 'EngineInstallHint' "Install-PSResource $($package['Name']) -Version $($package['Version'])$from"
}

function Read-ModuleOrigin {
    # The repository of this module, as PSResourceGet and PowerShellGet record it next to a module, and which of the two, since each has its
    # own list of repositories. Nothing for a module that was unpacked or built.
    $file = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'PSGetModuleInfo.xml')
    if (-not (Test-RegularFile $file 1MB)) { return }
    $facts = [System.Management.Automation.PSSerializer]::Deserialize([System.IO.File]::ReadAllText($file)).PSObject.Properties
    if ($null -eq $facts['Repository'] -or -not $facts['Repository'].Value) { return }
    @{ Repository = [string] $facts['Repository'].Value; IsPowerShellGet = $null -ne $facts['PackageManagementProvider'] }
}

function Test-ExportedCommand {
    # Tests whether an exported command needs the engine, not a completer or Start-EngineAhead.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $null -ne $Cmdlet -and $ExecutionContext.SessionState.Module.ExportedCommands.ContainsKey($Cmdlet.MyInvocation.MyCommand.Name)
}
