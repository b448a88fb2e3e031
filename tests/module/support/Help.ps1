function Read-CommandHelp {
    # The comment-based help of every cmdlet, from the sources: Name, Synopsis, Description, Parameters (texts by uppercase name), Examples
    # (Code and Text), Links, Inputs, and Outputs. Read once for all test files of a process.
    $key = 'AwsRole.Tests.Help'
    $known = [System.AppDomain]::CurrentDomain.GetData($key)
    if ($null -eq $known) {
        $known = @(Read-SourceHelp)
        [System.AppDomain]::CurrentDomain.SetData($key, $known)
    }
    $known
}

function Read-SourceHelp {
    foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module/Public'), '*.ps1')) {
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
        foreach ($definition in $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $false)) {
            $help = $definition.GetHelpContent()
            if ($null -ne $help) { ConvertTo-CommandHelp $definition.Name $help }
        }
    }
}

function ConvertTo-CommandHelp {
    param([string] $Name, [System.Management.Automation.Language.CommentHelpInfo] $Help)
    @{
        Name        = $Name
        Synopsis    = "$($Help.Synopsis)".Trim()
        Description = "$($Help.Description)".Trim()
        Parameters  = $Help.Parameters
        Examples    = @(foreach ($example in $Help.Examples) { Split-Example $example })
        Links       = @(foreach ($link in $Help.Links) { $link.Trim() })
        Inputs      = @($Help.Inputs)
        Outputs     = @($Help.Outputs)
    }
}

function Split-Example {
    # The code of an example is before the first empty line, its explanation after that.
    param([string] $Example)
    $parts = $Example.Trim() -split '\r?\n\s*\r?\n', 2
    @{ Code = $parts[0]; Text = if ($parts.Count -gt 1) { ($parts[1] -replace '\s+', ' ').Trim() } else { '' } }
}
