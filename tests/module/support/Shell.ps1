function Get-ShellPath {
    # The PowerShell that runs these tests. Not the program of its process, which can be dotnet.
    $name = if ($PSVersionTable['PSEdition'] -eq 'Desktop') { 'powershell' } else { 'pwsh' }
    $ending = if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { '.exe' } else { '' }
    [System.IO.Path]::Combine($PSHOME, $name + $ending)
}

function Invoke-Shell {
    # Runs a script in a new PowerShell with the module under test and closed input, and returns its output, including errors, as one text.
    # With -Interactive the shell does not know that no user can be asked.
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

function Invoke-Inheritor {
    # The output lines of a child shell, simulated without the second that a process takes: a child shell gets only the environment, so the
    # memory of this process is hidden meanwhile. Read-InheritedRole.Tests.ps1 verifies that a real process does the same.
    param([string] $Script)
    $domain = [System.AppDomain]::CurrentDomain
    $variables = [System.Environment]::GetEnvironmentVariables()
    $memory = @{}
    foreach ($name in 'AwsRole', 'AwsRole.Earlier', 'AwsRole.Reservation', 'AwsRole.Owner', 'AwsRole.Protected', 'AwsRole.Renewal', 'AwsRole.Server') {
        $memory[$name] = $domain.GetData($name)
        $domain.SetData($name, $null)
    }
    try {
        Invoke-Here $Script | ForEach-Object { "$_" } | Where-Object { $_ }
    } finally {
        foreach ($name in $memory.Keys) { $domain.SetData($name, $memory[$name]) }
        foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
            if (-not $variables.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        }
        foreach ($name in $variables.Keys) { [System.Environment]::SetEnvironmentVariable($name, $variables[$name]) }
        & (Get-Module -Name 'AwsRole') { Update-IdleWork }
    }
}

function Invoke-Here {
    param([string] $Script)
    $ErrorActionPreference = 'Continue'
    & ([scriptblock]::Create($Script)) 2>&1 3>&1 6>&1
}

function Measure-Process {
    # The memory, handles, and threads of this process. Other shells run the text of this function to measure themselves.
    [System.GC]::Collect()
    [System.GC]::WaitForPendingFinalizers()
    [System.GC]::Collect()
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    @{ Megabytes = $process.WorkingSet64 / 1MB; Handles = $process.HandleCount; Threads = $process.Threads.Count }
}

function Test-SameSize {
    # Asserts that a shell has not grown or kept anything open between these two measurements.
    param($Early, $Late)
    $Late.Megabytes - $Early.Megabytes | Should -BeLessThan 30
    $Late.Handles - $Early.Handles | Should -BeLessOrEqual 4
    $Late.Threads - $Early.Threads | Should -BeLessOrEqual 2
}
