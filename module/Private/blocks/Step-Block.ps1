function Step-Block {
    # Advances a block in its own process, without waiting: starts it when the process is ready, passes on its records, and writes the
    # result when it has ended.
    param([System.Collections.IDictionary] $Block, [System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet)
    if ($null -eq $Block.Handle) {
        $state = $Block.Runspace.RunspaceStateInfo
        if ($state.State -eq 'Opened') {
            $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none.Complete()
            $Block.Handle = $Block.Shell.BeginInvoke($none, $Block.Output)
        } elseif ($state.State -ne 'Opening' -and $state.State -ne 'BeforeOpen') {
            Close-Block $Block $Run $Cmdlet (New-BlockFailure $Block $state.Reason)
        }
        return
    }
    Write-BlockRecord $Block $Cmdlet
    if ($Block.Handle.IsCompleted) {
        $reason = if ($Block.Shell.InvocationStateInfo.State -ne 'Completed') { New-BlockFailure $Block $Block.Shell.InvocationStateInfo.Reason }
        Write-BlockRecord $Block $Cmdlet
        Close-Block $Block $Run $Cmdlet $reason
    } elseif ($Block.Instance.HasExited) {
        Close-Block $Block $Run $Cmdlet (New-BlockFailure $Block)
    }
}

function Close-Block {
    # Ends the process of a finished block, and writes its result or error.
    param([System.Collections.IDictionary] $Block, [System.Collections.IDictionary] $Run, [System.Management.Automation.PSCmdlet] $Cmdlet, [System.Management.Automation.ErrorRecord] $Failure)
    $null = $Run.Blocks.Remove($Block)
    Remove-Block $Block
    if ($null -ne $Failure) { $Run.Failed++ }
    Complete-Block $Run $Cmdlet
    if ($null -ne $Failure) { $Cmdlet.WriteError($Failure); return }
    $output = [System.Collections.Generic.List[object]]::new()
    foreach ($item in $Block.Output) { $output.Add($item) }
    $exitCode = $null
    if ($output.Count -gt 0 -and $output[-1] -is [hashtable] -and $output[-1].ContainsKey('AwsRoleExitCode')) {
        $exitCode = $output[-1]['AwsRoleExitCode']
        $output.RemoveAt($output.Count - 1)
    }
    if ($Run.Raw) {
        foreach ($item in $output) { $Cmdlet.WriteObject($item) }
        return
    }
    $Cmdlet.WriteObject([pscustomobject] @{
            PSTypeName = 'AwsRole.BlockResult'
            Profile    = $Block.Name
            AccountId  = $Block.Session.AccountId
            RoleArn    = $Block.Session.RoleArn
            Region     = $Block.Session.Region
            Output     = if ($output.Count -eq 1) { $output[0] } elseif ($output.Count -gt 1) { $output.ToArray() }
            ExitCode   = $exitCode
            Duration   = $Block.Watch.Elapsed
        })
}

function New-BlockFailure {
    # The error of a failed block, with the name of its profile. The exception's data contain the output until then.
    param([System.Collections.IDictionary] $Block, [System.Exception] $Reason)
    if ($null -eq $Reason) { $Reason = [System.Management.Automation.RuntimeException]::new((Get-Message 'InvokeEnded')) }
    $id, $category = 'BlockFailed', 'NotSpecified'
    $record = if ($Reason -is [System.Management.Automation.RuntimeException]) { $Reason.ErrorRecord }
    if ($null -ne $record -and $record.FullyQualifiedErrorId -and $record.FullyQualifiedErrorId -ne 'RuntimeException') {
        $id, $category = "$($record.FullyQualifiedErrorId)".Split(',')[0], $record.CategoryInfo.Category
    }
    $exception = [System.Management.Automation.RuntimeException]::new((ConvertTo-SafeText "$($Block.Name): $($Reason.Message)"), $Reason)
    # ReadAll, since a loop would wait for the end of the output, which never comes if the process has exited.
    $exception.Data['output'] = @($Block.Output.ReadAll())
    [System.Management.Automation.ErrorRecord]::new($exception, $id, $category, $Block.Name)
}

function Write-BlockRecord {
    # Passes on the records that a block has written since the last call. Text gets the name of the profile as a prefix.
    param([System.Collections.IDictionary] $Block, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $streams, $name = $Block.Shell.Streams, $Block.Name
    foreach ($record in $streams.Error.ReadAll()) {
        # Not an error: a line that a program wrote to its standard error.
        if ("$($record.FullyQualifiedErrorId)" -like 'NativeCommandError*') { Write-HostLine "${name}: $record" $Cmdlet; continue }
        $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new((ConvertTo-SafeText "${name}: $record"))
        $Cmdlet.WriteError($record)
    }
    foreach ($record in $streams.Warning.ReadAll()) { $Cmdlet.WriteWarning((ConvertTo-SafeText "${name}: $record")) }
    foreach ($record in $streams.Verbose.ReadAll()) { Write-OwnRecord ([System.Management.Automation.VerboseRecord]::new((ConvertTo-SafeText "${name}: $record"))) }
    foreach ($record in $streams.Debug.ReadAll()) { Write-OwnRecord ([System.Management.Automation.DebugRecord]::new((ConvertTo-SafeText "${name}: $record"))) }
    foreach ($record in $streams.Information.ReadAll()) {
        $record.Source = $name
        Write-OwnRecord $record
    }
}
