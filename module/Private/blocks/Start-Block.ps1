function New-BlockStart {
    # The values that all blocks of a call share.
    param([scriptblock] $ScriptBlock, [System.Collections.IDictionary] $Environment, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $preferences = @{}
    foreach ($name in 'ErrorActionPreference', 'WarningPreference', 'VerbosePreference', 'DebugPreference', 'InformationPreference', 'PSNativeCommandUseErrorActionPreference') {
        $value = $Cmdlet.SessionState.PSVariable.GetValue($name)
        if ($null -ne $value) { $preferences[$name] = if ($value -is [bool]) { $value } else { "$value" } }
    }
    if ($Cmdlet.MyInvocation.BoundParameters['Verbose']) { $preferences['VerbosePreference'] = 'Continue' }
    $preferences['ProgressPreference'] = 'SilentlyContinue'
    $module = $ExecutionContext.SessionState.Module
    $isOurs = { param($node) $node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -and $module.ExportedCommands.ContainsKey($node.GetCommandName()) }.GetNewClosure()
    @{
        Text        = $ScriptBlock.ToString()
        UsingValue  = Read-UsingValue $ScriptBlock $Cmdlet
        Preferences = $preferences
        Folder      = Get-StartFolder $PSHOME
        Module      = if ($null -ne $ScriptBlock.Ast.Find($isOurs, $true)) { [System.IO.Path]::Combine($module.ModuleBase, 'AwsRole.psd1') }
        Environment = $Environment
    }
}

function Read-UsingValue {
    # The values of $using: in the block, by the keys that PowerShell itself uses to pass them to another process.
    param([scriptblock] $ScriptBlock, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $values = @{}
    foreach ($node in $ScriptBlock.Ast.FindAll({ param($one) $one -is [System.Management.Automation.Language.UsingExpressionAst] }, $true)) {
        $variable = $node.SubExpression.Find({ param($one) $one -is [System.Management.Automation.Language.VariableExpressionAst] }, $true)
        $text = $node.Extent.Text
        if ([object]::ReferenceEquals($variable, $node.SubExpression)) { $text = $text.ToLowerInvariant() }
        $path = $variable.VariablePath
        if (-not $path.IsDriveQualified -and $null -eq $Cmdlet.SessionState.PSVariable.Get($path.UserPath)) {
            throw (New-OwnErrorRecord 'InvalidParameter' 'InvokeUsingUnset' $node.Extent.Text $node.Extent.Text)
        }
        $expression = [scriptblock]::Create(', (' + ($node.Extent.Text -replace '(?<=\A\$\{?)using:') + ')')
        $values[[System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($text))] = @($Cmdlet.InvokeCommand.InvokeScript($Cmdlet.SessionState, $expression, @()))[0]
    }
    $values
}

function Start-Block {
    # Starts a process of the same PowerShell for the block, as Start-Job does. Its environment contains nothing of another role.
    param([psobject] $Session, [string] $Name, [System.Collections.IDictionary] $Start)
    $instance = [System.Management.Automation.Runspaces.PowerShellProcessInstance]::new()
    $info = $instance.Process.StartInfo
    $info.WorkingDirectory = $Start.Folder
    $variables = Get-StartVariable $info
    $role = ConvertTo-BlockVariable $Session $Start.Environment
    foreach ($variable in $role.Keys) { $variables.Remove($variable) }
    # Telemetry takes a tenth of the startup time. Debugger pipes would stay in the temporary folder, because an ended process does not
    # remove its own. Programs that the block starts do not inherit these variables.
    foreach ($variable in @{ POWERSHELL_TELEMETRY_OPTOUT = '1'; POWERSHELL_DIAGNOSTICS_OPTOUT = '1'; DOTNET_EnableDiagnostics = '0' }.GetEnumerator()) {
        if ($variables.ContainsKey($variable.Key)) { continue }
        $variables[$variable.Key] = $variable.Value
        $role[$variable.Key] = $null
    }
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null, $instance)
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript(${function:Enter-BlockProcess}, $true).AddArgument($role).AddArgument($Start.Preferences).AddArgument($Start.Folder).AddArgument($Start.Module)
    $null = $shell.AddStatement().AddScript($Start.Text)
    if ($Start.UsingValue.Count -gt 0) { $null = $shell.AddParameter('--%', $Start.UsingValue) }
    $null = $shell.AddStatement().AddScript('@{ AwsRoleExitCode = $global:LASTEXITCODE }')
    $block = @{
        Name     = $Name
        Session  = ConvertTo-SessionObject $Session
        Instance = $instance
        Runspace = $runspace
        Shell    = $shell
        Output   = [System.Management.Automation.PSDataCollection[psobject]]::new()
        Handle   = $null
        Watch    = [System.Diagnostics.Stopwatch]::StartNew()
    }
    $runspace.OpenAsync()
    $block
}

function ConvertTo-BlockVariable {
    # The environment variables of a block's process, as Set-AwsRole would set them in this shell. Null removes a variable.
    param([psobject] $Session, [System.Collections.IDictionary] $Environment)
    $role = ConvertTo-RoleVariable $Session
    $before, $set = @{}, @{}
    foreach ($name in $script:RoleVariableName) {
        $before[$name] = $Environment[$name]
        $set[$name] = $role[$name]
    }
    foreach ($name in $script:ContainerVariableName) { $set[$name] = $before[$name] }
    if (-not $role['AWS_REGION']) {
        foreach ($name in 'AWS_REGION', 'AWS_DEFAULT_REGION') { $set[$name] = $before[$name] }
    }
    # An endpoint that another role set in this shell is not passed on; an endpoint of the shell's own is.
    foreach ($name in @(Get-RoleEndpointName) + @(Get-EndpointName $role)) {
        if (-not $name) { continue }
        $before[$name] = $set[$name] = $Environment[$name]
        if ($role.Contains($name)) { $set[$name] = $role[$name] }
    }
    $set[$script:InheritedName] = ConvertTo-InheritedText $set $before $Session
    $set['AWSROLE_PROTECTED'] = $null
    if ($Session.isProtected) { $set['AWSROLE_PROTECTED'] = $Session.profile }
    # The empty value that a pipeline returns (AutomationNull) would arrive in the process as an object: replace it with null.
    foreach ($name in @($set.Keys)) { if ($null -eq $set[$name]) { $set[$name] = $null } }
    $set
}

function Enter-BlockProcess {
    # Runs in the process of a block, before the block. The role arrives through the process's standard input, so no command line and no
    # initial variable contains a secret.
    param([System.Collections.IDictionary] $Variables, [System.Collections.IDictionary] $Preferences, [string] $Folder, [string] $Module)
    $ErrorActionPreference = 'Stop'
    # A terminal sends Ctrl+C to this process, too. Ignore it: the shell then stops the block in a way that runs its finally blocks. The
    # handler is a compiled expression, because a script block would need this runspace, which is busy.
    $sender, $about = [System.Linq.Expressions.Expression]::Parameter([object]), [System.Linq.Expressions.Expression]::Parameter([System.ConsoleCancelEventArgs])
    $goOn = [System.Linq.Expressions.Expression]::Assign([System.Linq.Expressions.Expression]::Property($about, 'Cancel'), [System.Linq.Expressions.Expression]::Constant($true))
    [System.Console]::add_CancelKeyPress([System.Linq.Expressions.Expression]::Lambda([System.ConsoleCancelEventHandler], $goOn, [System.Linq.Expressions.ParameterExpression[]] @($sender, $about)).Compile())
    # `exit` in a script file sets LASTEXITCODE. `exit` in the block only puts its code into an ExitException: copy it from there.
    $thrown = [System.Linq.Expressions.Expression]::Parameter([System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs])
    $exit = [System.Linq.Expressions.Expression]::TypeAs([System.Linq.Expressions.Expression]::Property($thrown, 'Exception'), [System.Management.Automation.ExitException])
    $session = [System.Linq.Expressions.Expression]::Constant($ExecutionContext.SessionState.PSVariable)
    $keep = [System.Linq.Expressions.Expression]::Call($session, [System.Management.Automation.PSVariableIntrinsics].GetMethod('Set', [type[]] ([string], [object])),
        [System.Linq.Expressions.Expression]::Constant('global:LASTEXITCODE'), [System.Linq.Expressions.Expression]::Property($exit, 'Argument'))
    $isExit = [System.Linq.Expressions.Expression]::NotEqual($exit, [System.Linq.Expressions.Expression]::Constant($null))
    # `exit` in a runspace that the block opened (ForEach-Object -Parallel) ends only that runspace.
    $current = [System.Linq.Expressions.Expression]::Property($null, [runspace].GetProperty('DefaultRunspace'))
    $isOwn = [System.Linq.Expressions.Expression]::ReferenceEqual($current, [System.Linq.Expressions.Expression]::Constant([runspace]::DefaultRunspace, [runspace]))
    $keepIfExit = [System.Linq.Expressions.Expression]::IfThen([System.Linq.Expressions.Expression]::AndAlso($isExit, $isOwn), $keep)
    [System.AppDomain]::CurrentDomain.add_FirstChanceException([System.Linq.Expressions.Expression]::Lambda([System.EventHandler[System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs]], $keepIfExit, [System.Linq.Expressions.ParameterExpression[]] @($sender, $thrown)).Compile())
    foreach ($name in $Variables.Keys) {
        if ($null -eq $Variables[$name]) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) } else { [System.Environment]::SetEnvironmentVariable($name, $Variables[$name]) }
    }
    foreach ($name in $Preferences.Keys) { $ExecutionContext.SessionState.PSVariable.Set("global:$name", $Preferences[$name]) }
    $null = $ExecutionContext.SessionState.Path.SetLocation([System.Management.Automation.WildcardPattern]::Escape($Folder))
    if ($Module) { Import-Module -Name $Module }
}
