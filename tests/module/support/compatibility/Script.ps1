# A script's text as its tokens and the nodes of its tree. Nodes go by the names of their kinds: 5.1 does not know some of the types.

function Read-Script {
    param([string] $File, [string] $Text)
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, $File, [ref] $tokens, [ref] $problems)
    # Adding to a set takes every node, as { $true } does, in an eighth of the time.
    $all = [System.Collections.Generic.HashSet[object]]::new()
    $null = $tree.FindAll([System.Func[System.Management.Automation.Language.Ast, bool]] $all.Add, $true)
    $script = @{ File = $File; Text = $Text; Tokens = $tokens; Problems = $problems; Nodes = $all; ByKind = @{}; Variables = @{}; Members = @{} }
    $script.Functions = @(foreach ($function in Find-Node $script 'FunctionDefinitionAst') { @{ From = $function.Extent.StartOffset; To = $function.Extent.EndOffset } })
    $script
}

function Join-Script {
    # Several as one, for what needs to know nothing of the file in which something stands: a rule is asked once instead of for each.
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
    # The nodes of these kinds, and of kinds derived from them. Sorted out by .NET: PowerShell makes code of its own for each place
    # that meets another type, which takes longer than all the rest.
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
    # The function in which something stands; nothing outside of all functions.
    param([hashtable] $Script, $Extent)
    $start, $end = $Extent.StartOffset, $Extent.EndOffset
    $found = $null
    foreach ($function in $Script.Functions) { if ($function.From -le $start -and $function.To -ge $end) { $found = $function } }
    $found
}
