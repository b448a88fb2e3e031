function Get-ShellPath {
    # The PowerShell that runs these tests. Not the program of its process, which can be dotnet.
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

function Invoke-Inheritor {
    # The lines that a shell writes that was started from this one, without the second that a process takes: such a shell is told the
    # environment and nothing else, so that what this process remembers is put away meanwhile. Read-InheritedRole.Tests.ps1 holds that
    # a process says the same.
    param([string] $Script)
    $domain = [System.AppDomain]::CurrentDomain
    $variables = [System.Environment]::GetEnvironmentVariables()
    $memory = @{}
    foreach ($name in 'AwsRole', 'AwsRole.Earlier', 'AwsRole.Hold', 'AwsRole.Keeper', 'AwsRole.Protected', 'AwsRole.Renewal', 'AwsRole.Server') {
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
    # What this process holds. A shell whose size is asked for is given the text of this function.
    [System.GC]::Collect()
    [System.GC]::WaitForPendingFinalizers()
    [System.GC]::Collect()
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    @{ Megabytes = $process.WorkingSet64 / 1MB; Handles = $process.HandleCount; Threads = $process.Threads.Count }
}

function Test-SameSize {
    # That a shell between these two looks has neither grown nor kept anything open.
    param($Early, $Late)
    $Late.Megabytes - $Early.Megabytes | Should -BeLessThan 30
    $Late.Handles - $Early.Handles | Should -BeLessOrEqual 4
    $Late.Threads - $Early.Threads | Should -BeLessOrEqual 2
}
