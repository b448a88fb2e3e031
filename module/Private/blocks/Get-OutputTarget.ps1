function Get-OutputTarget {
    # Finds out which commands receive the output of the cmdlet. IsLive: a command receives it while the block runs. Merged: the kinds of
    # records whose streams a command receives, too (2>&1). Own: those of Merged that go to a different command than the output. IsParallel: a
    # later command works in other threads. PowerShell uses the same non-public members to decide whether a program gets the terminal;
    # without them, assume a live command.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $target = @{ IsLive = $true; Merged = @(); Own = @(); IsParallel = $false }
    $ErrorActionPreference = 'Stop'
    try {
        $output = Get-DownstreamCommand (Get-NonPublicMember $Cmdlet.CommandRuntime 'OutputPipe')
        $target.IsParallel = Test-ParallelDownstream $output
        $others = Get-StreamTarget $Cmdlet.CommandRuntime $output
        $target.Merged = @(foreach ($kind in $others.Keys) { if ($null -ne $others[$kind]) { $kind } })
        $target.Own = @(foreach ($kind in $target.Merged) { if (-not [object]::ReferenceEquals($others[$kind], $output)) { $kind } })
        $target.IsLive = $null -ne $output -or $target.Merged.Count -gt 0
    } catch {
        $Global:Error.RemoveAt(0)
    }
    $target
}

function Get-StreamTarget {
    # The command that receives each stream other than the output, by the kind of its records.
    param([object] $Runtime, [object] $Output)
    $targets = @{}
    foreach ($kind in 'Error', 'Warning', 'Information', 'Verbose', 'Debug') { $targets["${kind}Record"] = Get-DownstreamCommand (Get-NonPublicMember $Runtime "${kind}OutputPipe") }
    # 2>&1 directly after the cmdlet.
    if ("$(Get-NonPublicMember $Runtime 'ErrorMergeTo')" -eq 'Output') { $targets['ErrorRecord'] = $Output }
    $targets
}

function Get-NonPublicMember {
    # Reads a non-public property or field.
    param([object] $Object, [string] $Name)
    $access = [System.Reflection.BindingFlags] 'Instance, Public, NonPublic'
    $type = $Object.GetType()
    $property = $type.GetProperty($Name, $access)
    if ($null -ne $property) { return $property.GetValue($Object, $null) }
    $type.GetField($Name, $access).GetValue($Object)
}

function Get-DownstreamCommand {
    # The command that reads from this pipe, or null if there is none or only the Out-Default at the end of every pipeline.
    param([object] $Pipe)
    if ($null -eq $Pipe) { return }
    $command = Get-NonPublicMember $Pipe 'DownstreamCmdlet'
    if ($null -ne $command -and (Get-NonPublicMember $command 'CommandInfo').Name -ne 'Out-Default') { $command }
}

function Test-ParallelDownstream {
    # Tests whether this command, or a later one, continues in other threads after it received an object.
    param([object] $Command)
    while ($null -ne $Command) {
        $about = Get-NonPublicMember $Command 'CommandInfo'
        $bound = (Get-NonPublicMember (Get-NonPublicMember $Command 'Command') 'MyInvocation').BoundParameters
        if ($about.Name -in $ThreadStarters -or $bound.ContainsKey('Parallel')) { return $true }
        foreach ($block in @($bound.Values) + @(if ($about -is [System.Management.Automation.FunctionInfo]) { $about.ScriptBlock })) {
            foreach ($part in $block) { if ($part -is [scriptblock] -and (Test-ThreadStart $part)) { return $true } }
        }
        $Command = Get-DownstreamCommand (Get-NonPublicMember (Get-NonPublicMember $Command 'commandRuntime') 'OutputPipe')
    }
    $false
}

# Commands, other than ForEach-Object -Parallel, that run a block in another thread of this process.
$script:ThreadStarters = 'Start-ThreadJob', 'Start-RSJob', 'Invoke-Parallel', 'Split-Pipeline'

function Test-ThreadStart {
    # Tests whether the block contains one of these commands or -Parallel.
    param([scriptblock] $Block)
    $null -ne $Block.Ast.Find({
            param($node)
            ($node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -in $ThreadStarters) -or
            ($node -is [System.Management.Automation.Language.CommandParameterAst] -and $node.ParameterName -like 'pa*' -and 'Parallel'.StartsWith($node.ParameterName, 'OrdinalIgnoreCase'))
        }, $true)
}
