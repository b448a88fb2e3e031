function Write-Failure {
    # Reports an error that was thrown below a cmdlet, as each cmdlet does. -ErrorAction decides, or else the preference of the caller,
    # which a module does not see by itself; then the next pipeline item is processed. It terminates the cmdlet if no item could succeed,
    # and with -Alone also if there was no pipeline input: commands after a failed switch in a try block must not run with the previous
    # role. Errors of other origin are rethrown.
    param(
        [System.Management.Automation.ErrorRecord] $Record,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [switch] $Alone
    )
    if (-not (Test-OwnFailure $Record)) { throw $Record }
    Clear-Failure $Record $Cmdlet
    Hide-PlainSecret $Cmdlet
    $exception = $Record.Exception
    # Otherwise PowerShell shows the place in the module that threw it.
    $exception.WasThrownFromThrowStatement = $false
    $code = $exception.Data['code']
    $own = [System.Management.Automation.ErrorRecord]::new($exception, $code, $Record.CategoryInfo.Category, $Record.TargetObject)
    if ($code -in 'EngineMissing', 'EngineMismatch', 'BadRequest', 'Defect') { $Cmdlet.ThrowTerminatingError($own) }
    if (-not $Cmdlet.MyInvocation.BoundParameters.ContainsKey('ErrorAction')) {
        $preference = $Cmdlet.SessionState.PSVariable.GetValue('ErrorActionPreference')
        if ($null -ne $preference) { $ErrorActionPreference = $preference }
        if ($Alone -and -not $Cmdlet.MyInvocation.ExpectingInput -and $ErrorActionPreference -notin 'SilentlyContinue', 'Ignore') {
            if ($code -eq 'RoleInUse' -and $Cmdlet.MyInvocation.MyCommand.Name -ne 'Invoke-AwsRole') { Stop-CallingScript $own $Cmdlet }
            $Cmdlet.ThrowTerminatingError($own)
        }
    }
    $Cmdlet.WriteError($own)
}

function Hide-PlainSecret {
    # An error record contains the typed line and the bound parameters. If these contain a plain-text secret, remove them; the file and line
    # number stay. Parameters that further pipeline items need stay bound.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $typed = $Cmdlet.MyInvocation
    $plain = @(foreach ($name in 'TokenCode', 'AccessKeyId', 'SecretAccessKey', 'Rest') {
            if ($typed.BoundParameters.ContainsKey($name) -and $typed.BoundParameters[$name] -isnot [securestring]) { $name }
        })
    if (-not $plain) { return }
    $line = "$($typed.MyCommand.Name) ..."
    $ends = foreach ($column in 1, ($line.Length + 1)) { [System.Management.Automation.Language.ScriptPosition]::new($typed.ScriptName, $typed.ScriptLineNumber, $column, $line) }
    $typed.DisplayScriptPosition = [System.Management.Automation.Language.ScriptExtent]::new($ends[0], $ends[1])
    if ($typed.ExpectingInput) { return }
    foreach ($name in $plain) { $null = $typed.BoundParameters.Remove($name) }
}

function Stop-CallingScript {
    # Ends the calling script, not only its statement: the next statement would run with the role of another runspace.
    param([System.Management.Automation.ErrorRecord] $Record, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # Otherwise PowerShell shows the place in the module that threw it; there is no public way.
    $place = $Record.GetType().GetMethod('SetInvocationInfo', [System.Reflection.BindingFlags] 'Instance, NonPublic')
    if ($null -ne $place) { $null = $place.Invoke($Record, @(, $Cmdlet.MyInvocation)) }
    throw $Record
}

function Test-OwnFailure {
    # Tests whether the error was thrown below a cmdlet of this module and not yet written by a cmdlet, which would have appended its name
    # to the code.
    param([System.Management.Automation.ErrorRecord] $Record)
    $Record.Exception.Data['code'] -and $Record.FullyQualifiedErrorId -ceq $Record.Exception.Data['code']
}

function Clear-Failure {
    # Removes an error from $Error and from the list of -ErrorVariable. PowerShell adds it as soon as it is thrown, to the list once for
    # each call that it passes.
    param([System.Management.Automation.ErrorRecord] $Record, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $lists = @(, $Global:Error)
    $variable = $Cmdlet.MyInvocation.BoundParameters['ErrorVariable']
    if ($variable) { $lists += , $Cmdlet.SessionState.PSVariable.GetValue($variable.TrimStart('+')) }
    foreach ($list in $lists) {
        if ($list -isnot [System.Collections.IList]) { continue }
        for ($index = $list.Count - 1; $index -ge 0; $index--) {
            if ([object]::ReferenceEquals($list[$index].Exception, $Record.Exception)) { $list.RemoveAt($index) }
        }
    }
}
