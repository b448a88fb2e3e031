function Write-Failure {
    # What each cmdlet does with an error of its own that was thrown below it: -ErrorAction decides, otherwise the preference of the caller,
    # which a module does not see by itself, and the next item of the pipeline has its turn. It ends the cmdlet where no item can get
    # past it, and with -Alone also where nothing came through the pipe: what follows a switch in a try block must not run with
    # the role before. What others threw goes on.
    param(
        [System.Management.Automation.ErrorRecord] $Record,
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [switch] $Alone
    )
    if (-not (Test-OwnFailure $Record)) { throw $Record }
    Clear-Failure $Record $Cmdlet
    Hide-PlainSecret $Cmdlet
    $exception = $Record.Exception
    # Else PowerShell shows where in the module it was thrown.
    $exception.WasThrownFromThrowStatement = $false
    $code = $exception.Data['code']
    $own = [System.Management.Automation.ErrorRecord]::new($exception, $code, $Record.CategoryInfo.Category, $Record.TargetObject)
    if ($code -in 'EngineMissing', 'EngineMismatch', 'BadRequest', 'Defect') { $Cmdlet.ThrowTerminatingError($own) }
    if (-not $Cmdlet.MyInvocation.BoundParameters.ContainsKey('ErrorAction')) {
        $preference = $Cmdlet.SessionState.PSVariable.GetValue('ErrorActionPreference')
        if ($null -ne $preference) { $ErrorActionPreference = $preference }
        if ($Alone -and -not $Cmdlet.MyInvocation.ExpectingInput -and $ErrorActionPreference -notin 'SilentlyContinue', 'Ignore') {
            if ($code -eq 'RoleInUse' -and $Cmdlet.MyInvocation.MyCommand.Name -ne 'Invoke-AwsRole') { Stop-Caller $own $Cmdlet }
            $Cmdlet.ThrowTerminatingError($own)
        }
    }
    $Cmdlet.WriteError($own)
}

function Hide-PlainSecret {
    # An error's record holds the line that was typed and what was bound. Where a secret was given there as plain text, they go: the file and
    # the number of the line stay. What more items of a pipeline need is still bound.
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

function Stop-Caller {
    # Ends the script that called the cmdlet, not only its statement: the next one would run with the role of another runspace.
    param([System.Management.Automation.ErrorRecord] $Record, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # Else PowerShell shows where in the module it was thrown; there is no public way.
    $place = $Record.GetType().GetMethod('SetInvocationInfo', [System.Reflection.BindingFlags] 'Instance, NonPublic')
    if ($null -ne $place) { $null = $place.Invoke($Record, @(, $Cmdlet.MyInvocation)) }
    throw $Record
}

function Test-OwnFailure {
    # Whether it was thrown below a cmdlet of the module's, and no cmdlet has written it yet: that would have put its name after the code.
    param([System.Management.Automation.ErrorRecord] $Record)
    $Record.Exception.Data['code'] -and $Record.FullyQualifiedErrorId -ceq $Record.Exception.Data['code']
}

function Clear-Failure {
    # PowerShell notes an error as soon as it is thrown, in $Error and, once for each call it passes, in the list of -ErrorVariable.
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
