function Read-PageExample {
    # The PowerShell blocks of the documentation, as Page and Code, except the installation, which the installation tests cover. In a block
    # that shows a dialogue, only the commands after `PS> ` count.
    $folder = Get-RepositoryPath 'docs'
    $files = @(foreach ($name in 'README.md', 'README.ja.md') { Get-RepositoryPath $name }) + [System.IO.Directory]::GetFiles($folder, '*.md', 'AllDirectories')
    foreach ($file in $files | Sort-Object) {
        if ([System.IO.Path]::GetFileName($file) -in 'decisions.md', 'performance.md', 'architecture.md', 'dialogue.md') { continue }
        foreach ($block in [regex]::Matches([System.IO.File]::ReadAllText($file), '(?ms)^```powershell\n(.*?)^```')) {
            $code = $block.Groups[1].Value
            if ($code -match '(?m)^PS> ') { $code = @([regex]::Matches($code, '(?m)^PS> ((?:.*`\n)*.*)$') | ForEach-Object { $_.Groups[1].Value }) -join "`n" }
            if ($code -match '\b(Install|Update|Uninstall)-PSResource\b|Expand-Archive|build\.ps1|Import-Module') { continue }
            @{ Page = $file.Substring((Get-RepositoryPath '.').Length) -replace '\A[\\/]'; Code = $code.Trim() }
        }
    }
}
