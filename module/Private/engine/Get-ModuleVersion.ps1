function Get-ModuleVersion {
    # The version in the manifest. A module that was imported as the psm1 file has no version of its own.
    $version = $ExecutionContext.SessionState.Module.Version.ToString()
    if ($version -ne '0.0') { return $version }
    (Read-ModuleManifest)['ModuleVersion']
}

function Read-ModuleManifest {
    # Parses the manifest; never runs it.
    $manifest = [System.IO.Path]::Combine($ExecutionContext.SessionState.Module.ModuleBase, 'AwsRole.psd1')
    $tokens = $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($manifest, [ref] $tokens, [ref] $problems)
    $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()
}
