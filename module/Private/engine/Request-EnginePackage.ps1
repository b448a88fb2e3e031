function Request-EnginePackage {
    # Asks the person whether to install the engine package, from the repository that the module came from, and does it. The program,
    # or nothing: where nobody typed this command, nobody can be asked, or the module came from no repository, and after a no.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $package = Get-EnginePackage
    $repository = Get-ModuleRepository
    if ($null -eq $package -or $null -eq $repository -or -not (Test-TypedCommand $Cmdlet) -or -not (Test-Attended)) { return }
    $size = [System.Math]::Round($package['Bytes'] / 1e6)
    $question = Get-Message 'EngineInstallNow' $package['Name'], $size, $repository
    if ((Read-YesOrNo (Get-Message 'EngineInstallNeeded') $question (Get-Message 'EngineInstallYesHelp') 0)['answer'] -ne 'yes') { return }
    try {
        Install-EnginePackage $package $repository
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $Global:Error.RemoveAt(0)
        throw (New-EngineMissingRecord (Get-Message 'EngineInstallFailed' $package['Name'], $reason) $package['Name'] (Get-EnginePackageHint))
    }
    $program = Find-EnginePackage
    if ($null -eq $program) { throw (New-ForeignEngineRecord $package $repository) }
    $program
}

function Install-EnginePackage {
    # By what this PowerShell has. The repository is trusted for this one package, since the module knows its hash; an installed one
    # that was not taken is replaced.
    param([System.Collections.IDictionary] $Package, [string] $Repository)
    $ErrorActionPreference = 'Stop'
    $quietly = @{ WhatIf = $false; Confirm = $false; Scope = 'CurrentUser'; Repository = $Repository; Name = $Package['Name'] }
    $install = Find-Installer
    if ($install.Name -eq 'Install-PSResource') {
        $null = & $install @quietly -Version "[$($Package['Version'])]" -TrustRepository -Reinstall
        return
    }
    $null = & $install @quietly -RequiredVersion $Package['Version'] -Force
}

function Get-EnginePackageHint {
    # The line to type that installs the package; nothing where there is none for this machine.
    $package = Get-EnginePackage
    if ($null -eq $package) { return }
    $repository = Get-ModuleRepository
    $from = ''
    if ($null -ne $repository) { $from = " -Repository '$($repository -replace "'", "''")'" }
    $install = Find-Installer
    if ($null -ne $install -and $install.Name -eq 'Install-Module') { return Get-Message 'EngineInstallHint' "Install-Module $($package['Name']) -RequiredVersion $($package['Version'])$from" }
    Get-Message 'EngineInstallHint' "Install-PSResource $($package['Name']) -Version $($package['Version'])$from"
}

function Get-ModuleRepository {
    # The name of the repository that the module was installed from, as PSResourceGet and PowerShellGet write it beside a module;
    # nothing for one that was unpacked or built.
    $file = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'PSGetModuleInfo.xml')
    if (-not [System.IO.File]::Exists($file)) { return }
    $entry = [System.Management.Automation.PSSerializer]::Deserialize([System.IO.File]::ReadAllText($file)).PSObject.Properties['Repository']
    if ($null -ne $entry -and $entry.Value) { "$($entry.Value)" }
}

function Find-Installer {
    # PSResourceGet's command, else PowerShellGet's, which Windows PowerShell comes with; nothing where there is neither.
    $commands = $ExecutionContext.InvokeCommand
    $found = $commands.GetCommand('Microsoft.PowerShell.PSResourceGet\Install-PSResource', 'Cmdlet')
    if ($null -eq $found) { $found = $commands.GetCommand('PowerShellGet\Install-Module', 'Function') }
    $found
}

function Test-TypedCommand {
    # Whether one of the module's commands asks for the engine, not a completer or an engine that is started ahead.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $null -ne $Cmdlet -and $ExecutionContext.SessionState.Module.ExportedCommands.ContainsKey($Cmdlet.MyInvocation.MyCommand.Name)
}

function New-ForeignEngineRecord {
    # What was installed is not what the module was released with.
    param([System.Collections.IDictionary] $Package, [string] $Repository)
    New-EngineErrorRecord @{
        code    = 'EngineMismatch'
        message = Get-Message 'EngineForeign' $Package['Name'], $Package['Version'], $Repository
        hint    = Get-Message 'EngineForeignHint'
        target  = $Package['Name']
    }
}
