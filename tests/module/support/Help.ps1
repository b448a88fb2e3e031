function Read-CommandHelp {
    # The comment-based help of every cmdlet, from the sources: Name, Synopsis, Description, Examples (Code and Text), Links,
    # Inputs, Outputs, Parameters. It is parsed, since not every host of these tests has Get-Help.
    foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module/Public'), '*.ps1')) {
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
        $definition = $tree.Find({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $false)
        $help = $definition.GetHelpContent()
        @{
            Name        = $definition.Name
            Synopsis    = "$($help.Synopsis)".Trim()
            Description = "$($help.Description)".Trim()
            Examples    = @(foreach ($example in $help.Examples) { Split-Example $example })
            Links       = @(foreach ($link in $help.Links) { $link.Trim() })
            Inputs      = @($help.Inputs)
            Outputs     = @($help.Outputs)
            Parameters  = @($help.Parameters.Keys)
        }
    }
}

function Split-Example {
    # The code of an example stands before the first empty line, what is said of it behind that.
    param([string] $Example)
    $parts = $Example.Trim() -split '\r?\n\s*\r?\n', 2
    @{ Code = $parts[0]; Text = if ($parts.Count -gt 1) { ($parts[1] -replace '\s+', ' ').Trim() } else { '' } }
}
