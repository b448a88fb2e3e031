# A script as its tokens and syntax tree nodes. Node types are given by name, since 5.1 does not have all of them.

function Read-Script {
    param([string] $File, [string] $Text)
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, $File, [ref] $tokens, [ref] $problems)
    # Add returns true and so collects every node, as { $true } would, in an eighth of the time.
    $all = [System.Collections.Generic.HashSet[object]]::new()
    $null = $tree.FindAll([System.Func[System.Management.Automation.Language.Ast, bool]] $all.Add, $true)
    $script = @{ File = $File; Text = $Text; Tokens = $tokens; Problems = $problems; Nodes = $all; ByKind = @{}; Variables = @{}; Members = @{} }
    $script.Functions = @(foreach ($function in Find-Node $script 'FunctionDefinitionAst') { @{ From = $function.Extent.StartOffset; To = $function.Extent.EndOffset } })
    $script
}

function Join-Script {
    # Joins several scripts, for rules that do not depend on the file: each rule then runs once.
    param([hashtable[]] $Script)
    $nodes = [System.Collections.Generic.HashSet[object]]::new()
    $tokens, $problems = [System.Collections.Generic.List[object]]::new(), [System.Collections.Generic.List[object]]::new()
    foreach ($one in $Script) {
        $nodes.UnionWith($one.Nodes)
        $tokens.AddRange([object[]] $one.Tokens)
        $problems.AddRange([object[]] $one.Problems)
    }
    @{ Tokens = $tokens; Problems = $problems; Nodes = $nodes; ByKind = @{} }
}

function Find-Token {
    param([hashtable] $Script, [System.Management.Automation.Language.TokenKind[]] $Kind)
    foreach ($token in $Script.Tokens) { if ($Kind -contains $token.Kind) { $token } }
}

function Find-Node {
    # The nodes of these types and derived types. Filtered by .NET: PowerShell compiles each call site again for each new type, which would
    # take longer than everything else.
    param([hashtable] $Script, [string[]] $Kind)
    foreach ($one in $Kind) {
        if (-not $Script.ByKind.ContainsKey($one)) {
            $type = [System.Management.Automation.Language.Ast].Assembly.GetType("System.Management.Automation.Language.$one", $true)
            $ofKind = [System.Linq.Enumerable].GetMethod('OfType').MakeGenericMethod($type).Invoke($null, @(, $Script.Nodes))
            $Script.ByKind[$one] = [System.Collections.Generic.List[object]]::new($ofKind)
        }
        $Script.ByKind[$one]
    }
}

function Find-Body {
    # The function that contains this extent, or nothing.
    param([hashtable] $Script, $Extent)
    $start, $end = $Extent.StartOffset, $Extent.EndOffset
    $found = $null
    foreach ($function in $Script.Functions) { if ($function.From -le $start -and $function.To -ge $end) { $found = $function } }
    $found
}
