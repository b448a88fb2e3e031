function Get-ModuleVersion {
    # The version in the manifest, also where the psm1 was imported without it: such a module has none of its own.
    $module = $ExecutionContext.SessionState.Module
    $version = $module.Version.ToString()
    if ($version -ne '0.0') { return $version }
    $manifest = [System.IO.Path]::Combine($module.ModuleBase, 'AwsRole.psd1')
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($manifest, [ref] $tokens, [ref] $problems)
    $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()['ModuleVersion']
}
