function Get-ShellPath {
    # The program that runs these tests: pwsh, powershell, or the host for machines without PowerShell.
    [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
}

function Invoke-Shell {
    # Runs a script in a fresh PowerShell that cannot ask anybody, with the module under test loaded, and returns what it
    # wrote, errors included, as one text.
    param([string] $Script, [string] $Module = (Get-BuiltModule))
    $file = [System.IO.Path]::Combine((New-TestFolder), 'script.ps1')
    [System.IO.File]::WriteAllText($file, "Import-Module -Name '$([System.IO.Path]::Combine($Module, 'AwsRole.psd1'))'`n$Script")
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-ShellPath), "-NoProfile -NonInteractive -File `"$file`"")
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $errors = $process.StandardError.ReadToEndAsync()
    $text = $process.StandardOutput.ReadToEnd() + $errors.Result
    $process.WaitForExit()
    Remove-TestFolder ([System.IO.Path]::GetDirectoryName($file))
    $text
}
