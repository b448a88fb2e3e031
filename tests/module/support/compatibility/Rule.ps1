# The rules for what 5.1 does not support. Each rule takes a result of Read-Script and returns nodes, tokens, or problems.

function Get-CompatibilityRule {
    # The rules by title, for scripts that may call each other's functions.
    param([hashtable[]] $Scripts)
    $script:functions = @{}
    foreach ($one in $Scripts) { foreach ($function in Find-Node $one 'FunctionDefinitionAst') { $functions[$function.Name] = $true } }
    $script:newer = Get-NewerProperty @(
        foreach ($one in $Scripts) { foreach ($node in Find-Node $one 'TypeExpressionAst', 'TypeConstraintAst') { Resolve-TypeName $node.TypeName } }
    )
    $rules
}

$rules = @{
    'a text that does not parse'                     = { param($script) $script.Problems }
    'syntax that came later'                         = {
        param($script)
        Find-Node $script 'TernaryExpressionAst', 'PipelineChainAst'
        Find-Token $script 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
        Find-Node $script 'PipelineAst' | Where-Object { $_.Background }
        Find-Token $script 'Pipe' | Where-Object { $_.Extent.StartScriptPosition.Line.Substring(0, $_.Extent.StartColumnNumber - 1) -match '\A\s*\z' }
        Find-Node $script 'BinaryExpressionAst' | Where-Object { "$($_.Operator)" -match '^[IC]replace$' -and $_.Right.Extent.Text -match ',\s*\{' }
        Find-Node $script 'BinaryExpressionAst' | Where-Object { "$($_.Operator)" -eq 'DotDot' -and $_.Left.GetType().Name -eq 'StringConstantExpressionAst' }
        Find-Node $script 'ConvertExpressionAst' | Where-Object { $_.Type.TypeName.FullName -eq 'ordered' -and $_.Child.GetType().Name -ne 'HashtableAst' }
    }
    'a number that 5.1 cannot read'                  = {
        param($script)
        Find-Token $script 'Number' | Where-Object { $_.Text -notmatch '\A[-+]?(?:0x[0-9a-f]+l?|\d*\.?\d+(?:e[-+]?\d+)?[ld]?|\d+\.)(?:[kmgtp]b)?\z' }
    }
    'an escape that 5.1 takes for a letter'          = {
        param($script)
        Find-Token $script 'StringExpandable', 'HereStringExpandable', 'Generic' | Where-Object { $_.Text -cmatch '(?<!`)(``)*`(e|u\{)' }
    }
    'a class, or using'                              = { param($script) Find-Node $script 'TypeDefinitionAst', 'UsingStatementAst' }
    'code made at run time'                          = {
        param($script)
        Find-Node $script 'CommandAst' | Where-Object { $_.GetCommandName() -in 'Add-Type', 'Invoke-Expression', 'iex' }
    }
    # The first cmdlet of Utility or Management would load its module, 50 to 190 ms.
    'a cmdlet outside of Core'                       = {
        param($script)
        # Exceptions: the caller's block of Invoke-AwsRole, the action of an event, which calls back into the module, and the engine and
        # Node.js, which are programs. In Assert-FullLanguage no other command would run.
        Find-Node $script 'CommandAst' | Where-Object {
            "$($_.InvocationOperator)" -ne 'Dot' -and $_.Extent.Text -notmatch '\A& \$(ScriptBlock|awsRole|program|node)\b' -and
            $_.GetCommandName() -ne 'Microsoft.PowerShell.Utility\Import-LocalizedData' -and
            -not $functions.ContainsKey((Get-BareName $_)) -and -not (Get-CmdletParameter (Get-BareName $_))
        }
    }
    'a parameter that a cmdlet of 5.1 lacks'         = {
        param($script)
        foreach ($command in Find-Node $script 'CommandAst') {
            $known = if (-not $functions.ContainsKey((Get-BareName $command))) { Get-CmdletParameter (Get-BareName $command) }
            if ($known) { $command.CommandElements | Where-Object { $_.GetType().Name -eq 'CommandParameterAst' -and $_.ParameterName -notin $known } }
        }
    }
    'a type that .NET Framework lacks'               = {
        param($script)
        Find-Node $script 'TypeExpressionAst', 'TypeConstraintAst' | Where-Object { $null -eq (Resolve-TypeName $_.TypeName) -and $_.TypeName.FullName -ne 'ordered' }
        Find-Node $script 'AttributeAst' | Where-Object { $null -eq (Resolve-TypeName $_.TypeName -Attribute) }
    }
    'an argument that an attribute of 5.1 lacks'     = {
        param($script)
        foreach ($attribute in Find-Node $script 'AttributeAst') {
            $type = Resolve-TypeName $attribute.TypeName -Attribute
            if ($null -eq $type) { continue }
            if ($attribute.PositionalArguments.Count -and -not (Resolve-Constructor $type $attribute.PositionalArguments.Count)) { $attribute }
            $attribute.NamedArguments | Where-Object { -not (Find-Member $type $_.ArgumentName $null $false) }
        }
    }
    'a property that .NET Framework lacks in a cast' = {
        param($script)
        foreach ($cast in Find-Node $script 'ConvertExpressionAst') {
            $type = if ($cast.Child.GetType().Name -eq 'HashtableAst') { Resolve-TypeName $cast.Type.TypeName }
            if ($null -eq $type -or (Test-Open $type) -or (Test-Item $type '')) { continue }
            foreach ($pair in $cast.Child.KeyValuePairs) { if (-not (Find-Member $type "$($pair.Item1)" $null $false)) { $pair.Item1 } }
        }
    }
    'a static member that .NET Framework lacks'      = {
        param($script)
        foreach ($node in Find-Node $script 'MemberExpressionAst') {
            if (-not $node.Static -or "$($node.Member)" -eq 'new') { continue }
            # The type of a computed expression is unknown.
            if (($node.Expression.GetType().Name -ne 'TypeExpressionAst' -or -not (Resolve-Member $script $node)) -and -not (Test-Guarded $node)) { $node }
        }
    }
    'a constructor that .NET Framework lacks'        = {
        param($script)
        Find-Node $script 'InvokeMemberExpressionAst' | Where-Object { $_.Static -and "$($_.Member)" -eq 'new' -and -not (Resolve-Member $script $_) }
    }
    'a member that .NET Framework lacks'             = {
        param($script)
        foreach ($node in Find-Node $script 'MemberExpressionAst') {
            # Computed names are only used for our own data.
            if ($node.Static -or $node.Member.GetType().Name -ne 'StringConstantExpressionAst' -or (Resolve-Member $script $node)) { continue }
            if (-not (Test-Data $script $node) -and -not (Test-Guarded $node)) { $node }
        }
    }
    'a variable that 5.1 lacks'                      = {
        param($script)
        Find-Node $script 'VariableExpressionAst' | Where-Object { $_.VariablePath.UserPath -in 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures' }
    }
}

function Get-BareName {
    # The name of a command without the prefix that protects it from the user's aliases.
    param($Command)
    "$($Command.GetCommandName())" -replace '\A(?:script:|Microsoft\.PowerShell\.Core\\)'
}

function Test-Data {
    # Tests whether a node can be a property of our own objects: the type of the value is unknown, and no type of 5.1 got a property of this
    # name later.
    param([hashtable] $Script, $Node)
    if ($Node.GetType().Name -ne 'MemberExpressionAst' -or $newer.ContainsKey("$($Node.Member)")) { return $false }
    foreach ($type in Get-ExpressionType $Script $Node.Expression) { if (-not (Test-Open $type)) { return $false } }
    $true
}

function Test-Guarded {
    # Tests whether a node runs only in later versions: after a check of the version, or not on Windows.
    param($Node)
    for ($above = $Node.Parent; $above; $above = $above.Parent) {
        if ($above.GetType().Name -eq 'IfStatementAst' -and $above.Clauses[0].Item1.Extent.Text -like '*$PSVersionTable.PSVersion.Major -ge 7*') { return $true }
        if ($above.GetType().Name -eq 'FunctionDefinitionAst') {
            $first = @($above.Body.EndBlock.Statements)[0]
            return $null -ne $first -and $first.Extent.Text -match '\Aif \(Test-Windows\) \{ return \}\z' -and $Node.Extent.StartOffset -gt $first.Extent.EndOffset
        }
    }
    $false
}
