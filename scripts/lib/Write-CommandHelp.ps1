<#
.SYNOPSIS
Writes the help of commands as MAML, which Get-Help reads in the language of the user.
#>
[CmdletBinding()]
param(
    # Scripts with functions and comment-based help. The help of each script goes into a file of the same name with the extension .xml.
    [Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)]
    [string[]] $Path
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

Add-Type -AssemblyName 'System.Xml.Linq'

# Get-Help distinguishes elements by these namespaces.
$namespaces = @{
    help    = 'http://msh'
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

function New-Element {
    # Creates an element with attributes, and text and elements as its content.
    param([string] $Name, [object[]] $Content, [System.Collections.IDictionary] $Attribute = @{})
    $prefix, $local = $Name.Split(':')
    $element = [System.Xml.Linq.XElement]::new([System.Xml.Linq.XName]::Get($local, $namespaces[$prefix]))
    foreach ($key in $Attribute.Keys) { $element.SetAttributeValue($key, $Attribute[$key]) }
    foreach ($item in $Content) { if ($null -ne $item) { $element.Add($item) } }
    $element
}

function New-Paragraph {
    # Text stays one paragraph with line breaks, as Get-Help makes it from a comment, so that both look the same.
    param([string] $Name, [string[]] $Text)
    New-Element $Name @(foreach ($item in $Text) { New-Element 'maml:para' $item })
}

function New-Parameter {
    # A parameter as Get-Help describes it; in a syntax line without description, type, and default.
    param($Parameter, [string] $Text, [switch] $IsSyntax)
    $facts = [ordered] @{}
    foreach ($name in 'required', 'globbing', 'pipelineInput', 'position') { $facts[$name] = "$($Parameter.$name)" }
    $value = $Parameter.PSObject.Properties['parameterValue']
    New-Element 'command:parameter' -Attribute $facts @(
        New-Element 'maml:name' $Parameter.name
        if ($Text) { New-Paragraph 'maml:description' $Text.Trim() }
        if ($value) { New-Element 'command:parameterValue' "$($value.Value)" -Attribute @{ required = "$($value.Value.required)" } }
        if (-not $IsSyntax) {
            New-Element 'dev:type' (New-Element 'maml:name' "$($Parameter.type.name)")
            New-Element 'dev:defaultValue' "$($Parameter.defaultValue)"
        }
    )
}

function Select-Item {
    # The objects in a property of Get-Help's output, which is an empty string if there are none.
    param($Parent, [string] $Name)
    if ($Parent -is [psobject] -and $Parent.PSObject.Properties[$Name]) { $Parent.$Name }
}

function New-Type {
    # The input or output types of a command.
    param([string] $List, [string] $Item, [string[]] $Text)
    New-Element $List @(foreach ($type in $Text) { New-Element $Item (New-Element 'dev:type' (New-Element 'maml:name' $type.Trim())) })
}

function New-Example {
    param([int] $Number, [string] $Text)
    $code, $remark = $Text.Trim() -split '\r?\n\s*\r?\n', 2
    # The four empty paragraphs are the space before the next example.
    New-Element 'command:example' @(
        New-Element 'maml:title' "-------------------------- EXAMPLE $Number --------------------------"
        New-Paragraph 'maml:introduction' 'PS > '
        New-Element 'dev:code' $code
        New-Paragraph 'dev:remarks' @($remark; '', '', '', '')
    )
}

function New-Link {
    param([string] $Text)
    $name = if ($Text -match '^https:') { 'maml:uri' } else { 'maml:linkText' }
    New-Element 'maml:navigationLink' (New-Element $name $Text)
}

$calls = @{}

# Without this cache, GetHelpContent would parse the whole file again for each comment.
$tokens = [System.Collections.Generic.Dictionary[System.Management.Automation.Language.Ast, System.Management.Automation.Language.Token[]]]::new()

function Get-Call {
    # The syntax of a function, from Get-Help. Cached: it is the same in each language, and slow.
    param([string] $Name)
    if (-not $calls.ContainsKey($Name)) { $calls[$Name] = Get-Help -Name $Name -Full }
    $calls[$Name]
}

function New-Command {
    param([System.Management.Automation.FunctionInfo] $Function)
    $said = $Function.ScriptBlock.Ast.GetHelpContent($tokens)
    $called = Get-Call $Function.Name
    $number = 0
    New-Element 'command:command' @(
        New-Element 'command:details' @(
            New-Element 'command:name' $Function.Name
            New-Paragraph 'maml:description' $said.Synopsis.Trim()
        )
        New-Paragraph 'maml:description' $said.Description.Trim()
        New-Element 'command:syntax' @(foreach ($item in Select-Item $called.syntax 'syntaxItem') {
                New-Element 'command:syntaxItem' @(
                    New-Element 'maml:name' $item.name
                    foreach ($parameter in Select-Item $item 'parameter') { New-Parameter $parameter -IsSyntax }
                )
            })
        New-Element 'command:parameters' @(foreach ($parameter in Select-Item $called.parameters 'parameter') { New-Parameter $parameter $said.Parameters[$parameter.name.ToUpperInvariant()] })
        New-Type 'command:inputTypes' 'command:inputType' $said.Inputs
        New-Type 'command:returnValues' 'command:returnValue' $said.Outputs
        if ($said.Notes) { New-Element 'maml:alertSet' (New-Paragraph 'maml:alert' $said.Notes.Trim()) }
        New-Element 'command:examples' @(foreach ($example in $said.Examples) { $number++; New-Example $number $example })
        New-Element 'maml:relatedLinks' @(foreach ($link in $said.Links) { New-Link $link.Trim() })
    )
}

function Get-FunctionName {
    param([string] $File)
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($File, [ref] $null, [ref] $null)
    foreach ($statement in $tree.EndBlock.Statements) { if ($statement -is [System.Management.Automation.Language.FunctionDefinitionAst]) { $statement.Name } }
}

$format = [System.Xml.XmlWriterSettings]::new()
$format.Indent = $true
$format.NewLineChars = "`n"
$format.NewLineHandling = [System.Xml.NewLineHandling]::None
$format.Encoding = [System.Text.UTF8Encoding]::new($false)

foreach ($file in $Path) {
    $root = New-Element 'help:helpItems' -Attribute @{ schema = 'maml' } @(& {
            . $file
            foreach ($name in Get-FunctionName $file) { New-Command (Get-Command -Name $name -CommandType Function) }
        })
    foreach ($prefix in 'maml', 'command', 'dev') { $root.SetAttributeValue([System.Xml.Linq.XNamespace]::Xmlns + $prefix, $namespaces[$prefix]) }
    $writer = [System.Xml.XmlWriter]::Create([System.IO.Path]::ChangeExtension($file, '.xml'), $format)
    try { $root.Save($writer) } finally { $writer.Dispose() }
}
