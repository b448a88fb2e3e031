# Infers the types (of Reference.ps1) of an expression's value from the text of the script. Several if a variable gets several; none if the
# type is unknown, as for all output of commands and values in hashtables. A script is a result of Read-Script.

# PowerShell's type accelerators, without those that came after 5.1.
$accelerators = @{}
foreach ($pair in [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')::Get.GetEnumerator()) { $accelerators[$pair.Key] = $pair.Value.FullName }
foreach ($name in 'short', 'ushort', 'uint', 'ulong') { $accelerators.Remove($name) }

# Automatic variables.
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
    # Only for a statement that is one expression; otherwise unknown.
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
        # For a variable that depends on itself.
        $Script.Variables[$key] = @()
        $found = @(Get-DeclaredType $Script $body $name)
        if (-not $found) { $found = @(Get-AssignedType $Script $body $name) }
        $Script.Variables[$key] = $found
    }
    $Script.Variables[$key]
}

function Get-CaughtType {
    # The type of $_: known in a catch block, unless a script block is in between.
    param($Ast)
    for ($node = $Ast.Parent; $node; $node = $node.Parent) {
        switch ($node.GetType().Name) {
            'ScriptBlockAst' { return }
            'CatchClauseAst' { return $types['System.Management.Automation.ErrorRecord'] }
        }
    }
}

function Get-DeclaredType {
    # The declared type of the parameter or typed variable ([int] $x = 1) with this name.
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
    # The types of all assignments to a variable in a function; nothing if one of them is unknown.
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
    # The assignments to this variable in a function, alone or together with others.
    param([hashtable] $Script, $Body, [string] $Name)
    $pattern = "(?i)\`$(?:script:|global:|local:)?$([regex]::Escape($Name))(?![\w.\[])"
    foreach ($assignment in Find-Node $Script 'AssignmentStatementAst') {
        if ($assignment.Left.Extent.Text -match $pattern -and (Find-Body $Script $assignment.Extent) -eq $Body) { $assignment }
    }
}

function Get-ItemType {
    # The types of the items that a loop over this condition gets.
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
    # The element type of a list or an array type.
    param($Type)
    if ($Type.HasElementType) { return $Type.GetElementType() }
    if ($Type.FullName -eq 'System.String') { return $types['System.Char'] }
    $arguments = @($Type.GenericTypeArguments)
    if ($arguments.Count -eq 1) { $arguments[0] }
}

function Get-MemberType {
    # The possible types of a member's value.
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
    # The members that a member expression can refer to, by the types of the object and, in a call, by the number of arguments. Just $true
    # if nothing more is known: for a value of unknown or derived type, or an object of PowerShell or our own.
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
    # Tests for a type that says nothing about the value.
    param($Type)
    $Type.FullName -in 'System.Object', 'System.Management.Automation.PSObject', 'System.Management.Automation.PSCustomObject'
}

function Test-Item {
    # Hashtable keys, and properties of an array's elements, can be read like properties.
    param($Type, [string] $Name)
    if ($types['System.Collections.IDictionary'].IsAssignableFrom($Type)) { return $true }
    if ($Type.HasElementType -and (Find-Member $Type.GetElementType() $Name $null $false)) { $true }
}

function Resolve-Constructor {
    # An array type takes its length, and a structure also no arguments.
    param($Type, [int] $Count)
    if ($Type.HasElementType) { if ($Count -eq 1) { $true }; return }
    if ($Type.IsValueType -and $Count -eq 0) { return $true }
    Select-Fitting $Type.GetConstructors() $Count
}

function Resolve-TypeName {
    # Resolves a type name in a script to a type of 5.1. PowerShell looks for the name among its accelerators, as it is, in the namespace
    # System, and for an attribute also with the suffix Attribute.
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
