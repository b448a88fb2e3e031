function Get-ShellPath {
    # The PowerShell that runs these tests. Not its process's program, which may be dotnet.
    $name = if ($PSVersionTable['PSEdition'] -eq 'Desktop') { 'powershell' } else { 'pwsh' }
    $ending = if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { '.exe' } else { '' }
    [System.IO.Path]::Combine($PSHOME, $name + $ending)
}

function Invoke-Shell {
    # Runs a script in a fresh PowerShell with the module under test loaded, its input closed, and returns what it wrote,
    # errors included, as one text. With -Interactive the shell does not know that nobody can be asked.
    param([string] $Script, [switch] $Interactive)
    $file = [System.IO.Path]::Combine((New-TestFolder), 'script.ps1')
    [System.IO.File]::WriteAllText($file, "[cultureinfo]::CurrentUICulture = 'en-US'`nImport-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'`n$Script")
    $manner = if ($Interactive) { '' } else { '-NonInteractive' }
    $process = Start-Program (Get-ShellPath) "-NoProfile $manner -File `"$file`""
    $process.StandardInput.Close()
    $text = $process.StandardOutput.ReadToEnd() + $process.Errors.Result
    $process.WaitForExit()
    Remove-TestFolder ([System.IO.Path]::GetDirectoryName($file))
    $text
}
