# Of which types of Reference.ps1 the value of an expression is, as far as the script's text says so. Several where a variable gets
# several; none where it cannot be told, which is the case for whatever comes from a command or out of a hashtable. A script is one
# of Read-Script.

# Names that PowerShell has for types; these came after 5.1.
$accelerators = @{}
foreach ($pair in [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')::Get.GetEnumerator()) { $accelerators[$pair.Key] = $pair.Value.FullName }
foreach ($name in 'short', 'ushort', 'uint', 'ulong') { $accelerators.Remove($name) }

# What PowerShell itself sets.
$automatic = @{
    Error             = 'System.Collections.ArrayList'
    ExecutionContext  = 'System.Management.Automation.EngineIntrinsics'
    Host              = 'System.Management.Automation.Host.PSHost'
    Matches           = 'System.Collections.Hashtable'
    MyInvocation      = 'System.Management.Automation.InvocationInfo'
    PSBoundParameters = 'System.Collections.Generic.Dictionary`2'
    PSCmdlet          = 'System.Management.Automation.PSCmdlet'
    PSVersionTable    = 'System.Collections.Hashtable'
}

function Get-ExpressionType {
    param([hashtable] $Script, $Ast)
    switch ($Ast.GetType().Name) {
        'VariableExpressionAst' { Get-VariableType $Script $Ast }
        'MemberExpressionAst' { Get-MemberType $Script $Ast }
        'InvokeMemberExpressionAst' { Get-MemberType $Script $Ast }
        'ParenExpressionAst' { Get-StatementType $Script $Ast.Pipeline }
        'IndexExpressionAst' { foreach ($type in Get-ExpressionType $Script $Ast.Target) { Get-ElementType $type } }
        'ConvertExpressionAst' { Resolve-TypeName $Ast.Type.TypeName }
        'StringConstantExpressionAst' { $types['System.String'] }
        'ExpandableStringExpressionAst' { $types['System.String'] }
        'ConstantExpressionAst' { $types[$Ast.StaticType.FullName] }
        'HashtableAst' { $types['System.Collections.Hashtable'] }
        'ScriptBlockExpressionAst' { $types['System.Management.Automation.ScriptBlock'] }
        'ArrayLiteralAst' { $types['System.Array'] }
        'ArrayExpressionAst' { $types['System.Array'] }
        'BinaryExpressionAst' {
            if ("$($Ast.Operator)" -match '^(Format|Join|[IC]replace)$') { $types['System.String'] } elseif ("$($Ast.Operator)" -eq 'Plus') { Get-ExpressionType $Script $Ast.Left }
        }
    }
}

function Get-StatementType {
    # A statement of one expression; of others it cannot be told.
    param([hashtable] $Script, $Ast)
    switch ($Ast.GetType().Name) {
        'PipelineAst' { if ($Ast.PipelineElements.Count -eq 1) { Get-StatementType $Script $Ast.PipelineElements[0] } }
        'CommandExpressionAst' { Get-ExpressionType $Script $Ast.Expression }
    }
}

function Get-VariableType {
    param([hashtable] $Script, $Ast)
    $name = $Ast.VariablePath.UserPath -replace '\A(?:script|global|local):'
    if ($automatic.ContainsKey($name)) { return $types[$automatic[$name]] }
    if ($name -in '_', 'PSItem') { return Get-CaughtType $Ast }
    $start = $Ast.Extent.StartOffset
    $body = $null
    foreach ($function in $Script.Functions) { if ($function.From -le $start -and $function.To -ge $start) { $body = $function } }
    $key = "$name|$(if ($body) { $body.From })"
    if (-not $Script.Variables.ContainsKey($key)) {
        # A variable that is made of itself.
        $Script.Variables[$key] = @()
        $found = @(Get-DeclaredType $Script $body $name)
        if (-not $found) { $found = @(Get-AssignedType $Script $body $name) }
        $Script.Variables[$key] = $found
    }
    $Script.Variables[$key]
}

function Get-CaughtType {
    # $_ is known in a catch block, unless a block of its own stands between.
    param($Ast)
    for ($node = $Ast.Parent; $node; $node = $node.Parent) {
        switch ($node.GetType().Name) {
            'ScriptBlockAst' { return }
            'CatchClauseAst' { return $types['System.Management.Automation.ErrorRecord'] }
        }
    }
}

function Get-DeclaredType {
    # What a parameter of this name is declared as, or a variable that keeps its type ([int] $x = 1).
    param([hashtable] $Script, $Body, [string] $Name)
    foreach ($parameter in Find-Node $Script 'ParameterAst') {
        if ($parameter.Name.VariablePath.UserPath -ne $Name -or (Find-Body $Script $parameter.Extent) -ne $Body) { continue }
        foreach ($constraint in $parameter.Attributes) { if ($constraint.GetType().Name -eq 'TypeConstraintAst') { return Resolve-TypeName $constraint.TypeName } }
    }
    foreach ($assignment in Find-Assignment $Script $Body $Name) {
        if ($assignment.Left.GetType().Name -eq 'ConvertExpressionAst') { return Resolve-TypeName $assignment.Left.Type.TypeName }
    }
}

function Get-AssignedType {
    # What all assignments in a function give a variable; nothing when one of them cannot be told.
    param([hashtable] $Script, $Body, [string] $Name)
    $found = @(
        foreach ($assignment in Find-Assignment $Script $Body $Name) {
            if ("$($assignment.Operator)" -ne 'Equals' -or $assignment.Right.Extent.Text -eq '$null') { continue }
            $type = if ($assignment.Left.GetType().Name -ne 'ArrayLiteralAst') { Get-StatementType $Script $assignment.Right }
            if ($type) { $type } else { return }
        }
        foreach ($loop in Find-Node $Script 'ForEachStatementAst') {
            if ($loop.Variable.VariablePath.UserPath -ne $Name -or (Find-Body $Script $loop.Extent) -ne $Body) { continue }
            $type = Get-ItemType $Script $loop.Condition
            if ($type) { $type } else { return }
        }
    )
    $found
}

function Find-Assignment {
    # The assignments of a function that give this variable a value, alone or beside others.
    param([hashtable] $Script, $Body, [string] $Name)
    $pattern = "(?i)\`$(?:script:|global:|local:)?$([regex]::Escape($Name))(?![\w.\[])"
    foreach ($assignment in Find-Node $Script 'AssignmentStatementAst') {
        if ($assignment.Left.Extent.Text -match $pattern -and (Find-Body $Script $assignment.Extent) -eq $Body) { $assignment }
    }
}

function Get-ItemType {
    # Of what a loop over it is given.
    param([hashtable] $Script, $Condition)
    if ($Condition.PipelineElements.Count -ne 1 -or $Condition.PipelineElements[0].GetType().Name -ne 'CommandExpressionAst') { return }
    $list = $Condition.PipelineElements[0].Expression
    if ($list.GetType().Name -eq 'ArrayLiteralAst') {
        $found = foreach ($element in $list.Elements) { $type = Get-ExpressionType $Script $element; if ($type) { $type } else { return } }
        return $found
    }
    foreach ($type in Get-ExpressionType $Script $list) { if ($type.FullName -eq 'System.String') { $type } else { Get-ElementType $type } }
}

function Get-ElementType {
    # Of what a list or an array of this type is made.
    param($Type)
    if ($Type.HasElementType) { return $Type.GetElementType() }
    if ($Type.FullName -eq 'System.String') { return $types['System.Char'] }
    $arguments = @($Type.GenericTypeArguments)
    if ($arguments.Count -eq 1) { $arguments[0] }
}

function Get-MemberType {
    # Of which types the value of a member may be.
    param([hashtable] $Script, $Ast)
    foreach ($member in Resolve-Member $Script $Ast) {
        $type = switch ($member.MemberType) {
            'Method' { $member.ReturnType }
            'Property' { $member.PropertyType }
            'Field' { $member.FieldType }
            'Constructor' { $member.DeclaringType }
        }
        if ($type -and -not $type.IsGenericParameter) { $type }
    }
}

function Resolve-Member {
    # The members that a member expression may mean, by the types of what stands before it and, in a call, by the number of
    # arguments. Only true for one of which no more can be told: of a value that may be of any type, or of one derived from what
    # the text says, or of an object of PowerShell's or our own.
    param([hashtable] $Script, $Ast)
    if (-not $Script.Members.ContainsKey($Ast)) { $Script.Members[$Ast] = @(Select-MeantMember $Script $Ast) }
    $Script.Members[$Ast]
}

function Select-MeantMember {
    param([hashtable] $Script, $Ast)
    $count = if ($Ast.GetType().Name -eq 'InvokeMemberExpressionAst') { if ($Ast.Arguments) { $Ast.Arguments.Count } else { 0 } }
    $name = "$($Ast.Member)"
    if ($Ast.Static) {
        $type = Resolve-TypeName $Ast.Expression.TypeName
        if ($null -eq $type) { return }
        if ($name -eq 'new') { return Resolve-Constructor $type $count }
        return Find-Member $type $name $count $true
    }
    if ($null -eq $count -and $name -in 'Count', 'Length', 'PSObject', 'PSTypeNames') { return $true }
    $values = @(Get-ExpressionType $Script $Ast.Expression)
    if (-not $values) { return Test-Held $name $count $null }
    $fitting = @(foreach ($type in $values) {
            $found = Find-Member $type $name $count $false
            if ($found) { $found } elseif ($null -eq $count) { Test-Item $type $name }
        })
    if ($fitting) { return $fitting }
    foreach ($type in $values) { if (Test-Held $name $count $(if (-not (Test-Open $type)) { $type })) { return $true } }
}

function Test-Open {
    # Whether a type says nothing of the value.
    param($Type)
    $Type.FullName -in 'System.Object', 'System.Management.Automation.PSObject', 'System.Management.Automation.PSCustomObject'
}

function Test-Item {
    # A key of a hashtable reads like a property; a property of an array's elements, like one of the array.
    param($Type, [string] $Name)
    if ($types['System.Collections.IDictionary'].IsAssignableFrom($Type)) { return $true }
    if ($Type.HasElementType -and (Find-Member $Type.GetElementType() $Name $null $false)) { $true }
}

function Resolve-Constructor {
    # An array is made by its length, a structure from nothing too.
    param($Type, [int] $Count)
    if ($Type.HasElementType) { if ($Count -eq 1) { $true }; return }
    if ($Type.IsValueType -and $Count -eq 0) { return $true }
    Select-Fitting $Type.GetConstructors() $Count
}

function Resolve-TypeName {
    # A type of 5.1 as it stands in a script. PowerShell looks for a name among its accelerators, as it is, below System, and in an
    # attribute also with Attribute behind it.
    param($TypeName, [switch] $Attribute)
    switch ($TypeName.GetType().Name) {
        'ArrayTypeName' { $element = Resolve-TypeName $TypeName.ElementType; if ($element) { $element.MakeArrayType() }; return }
        'GenericTypeName' {
            $arguments = @(foreach ($argument in $TypeName.GenericArguments) { Resolve-TypeName $argument })
            $type = $types["$($TypeName.TypeName.FullName)``$($TypeName.GenericArguments.Count)"]
            if ($type -and $arguments.Count -eq $TypeName.GenericArguments.Count) { $type.MakeGenericType([type[]] $arguments) }
            return
        }
    }
    $name = $TypeName.FullName
    if ($accelerators.ContainsKey($name)) { $name = $accelerators[$name] }
    $names = $name, "System.$name"
    if ($Attribute) { $names += "${name}Attribute", "System.${name}Attribute" }
    foreach ($one in $names) { if ($types.ContainsKey($one)) { return $types[$one] } }
}
