function Read-OutputWay {
    # Where goes what the cmdlet writes. IsLive: to a command that runs in the meantime; Merged: the kinds of records, of the streams next to
    # the output, that lead to such a one, too (2>&1); Own: those of them that lead to another one than the output; IsBeside: what stands
    # behind works in other threads. PowerShell decides by the same members whether a program gets the terminal, and has no
    # public ones for it; where they are not there, a command is taken to run behind.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $way = @{ IsLive = $true; Merged = @(); Own = @(); IsBeside = $false }
    $ErrorActionPreference = 'Stop'
    try {
        $output = Get-Successor (Read-Member $Cmdlet.CommandRuntime 'OutputPipe')
        $way.IsBeside = Test-Beside $output
        $others = Read-StreamSuccessor $Cmdlet.CommandRuntime $output
        $way.Merged = @(foreach ($kind in $others.Keys) { if ($null -ne $others[$kind]) { $kind } })
        $way.Own = @(foreach ($kind in $way.Merged) { if (-not [object]::ReferenceEquals($others[$kind], $output)) { $kind } })
        $way.IsLive = $null -ne $output -or $way.Merged.Count -gt 0
    } catch {
        $Global:Error.RemoveAt(0)
    }
    $way
}

function Read-StreamSuccessor {
    # For each stream next to the output, by the kind of its records, the command that takes from it.
    param([object] $Runtime, [object] $Output)
    $successors = @{}
    foreach ($kind in 'Error', 'Warning', 'Information', 'Verbose', 'Debug') { $successors["${kind}Record"] = Get-Successor (Read-Member $Runtime "${kind}OutputPipe") }
    # 2>&1 after the cmdlet itself.
    if ("$(Read-Member $Runtime 'ErrorMergeTo')" -eq 'Output') { $successors['ErrorRecord'] = $Output }
    $successors
}

function Read-Member {
    # The value of a property or field that is not public.
    param([object] $Object, [string] $Name)
    $access = [System.Reflection.BindingFlags] 'Instance, Public, NonPublic'
    $type = $Object.GetType()
    $property = $type.GetProperty($Name, $access)
    if ($null -ne $property) { return $property.GetValue($Object, $null) }
    $type.GetField($Name, $access).GetValue($Object)
}

function Get-Successor {
    # The command that takes from this pipe; null where none does, or only the one that shows things at the end of each pipeline.
    param([object] $Pipe)
    if ($null -eq $Pipe) { return }
    $command = Read-Member $Pipe 'DownstreamCmdlet'
    if ($null -ne $command -and (Read-Member $command 'CommandInfo').Name -ne 'Out-Default') { $command }
}

function Test-Beside {
    # Whether this command, or one after it, goes on in other threads after it took something.
    param([object] $Command)
    while ($null -ne $Command) {
        $about = Read-Member $Command 'CommandInfo'
        $bound = (Read-Member (Read-Member $Command 'Command') 'MyInvocation').BoundParameters
        if ($about.Name -in $ThreadStarters -or $bound.ContainsKey('Parallel')) { return $true }
        foreach ($block in @($bound.Values) + @(if ($about -is [System.Management.Automation.FunctionInfo]) { $about.ScriptBlock })) {
            foreach ($part in $block) { if ($part -is [scriptblock] -and (Test-ThreadStart $part)) { return $true } }
        }
        $Command = Get-Successor (Read-Member (Read-Member $Command 'commandRuntime') 'OutputPipe')
    }
    $false
}

# Commands that run a block in another thread of this process, next to ForEach-Object -Parallel.
$script:ThreadStarters = 'Start-ThreadJob', 'Start-RSJob', 'Invoke-Parallel', 'Split-Pipeline'

function Test-ThreadStart {
    # Whether one of them is in the block.
    param([scriptblock] $Block)
    $null -ne $Block.Ast.Find({
            param($node)
            ($node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -in $ThreadStarters) -or
            ($node -is [System.Management.Automation.Language.CommandParameterAst] -and $node.ParameterName -like 'pa*' -and 'Parallel'.StartsWith($node.ParameterName, 'OrdinalIgnoreCase'))
        }, $true)
}
