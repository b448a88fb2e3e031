# What the installation tests need beside what the module's tests share.
. "$PSScriptRoot/../module/support.ps1"

function Get-UserEnvironment {
    # The environment of a person with this home folder and nothing of ours, and of Node on PATH only what is wanted.
    param([string] $Folder, [string] $Path, [string] $Url)
    $names = @([System.Environment]::GetEnvironmentVariables().Keys) -match '^(AWS|XDG_|PSModulePath$|DOTNET_Tiered)'
    $values = @{ HOME = $Folder; USERPROFILE = $Folder; APPDATA = "$Folder/AppData/Roaming"; LOCALAPPDATA = "$Folder/AppData/Local"; PATH = $Path; AWS_ENDPOINT_URL_STS = $Url }
    @{ Without = $names; Values = $values }
}

function Open-UserShell {
    # A real PowerShell as that person's, in which nobody can be asked. It ends with Stop-Program.
    param([hashtable] $Environment)
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-ShellPath), "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$PSScriptRoot/userShell.ps1`"")
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    foreach ($stream in 'Input', 'Output', 'Error') { $start."RedirectStandard$stream" = $true }
    foreach ($name in $Environment.Without) { $null = $start.Environment.Remove($name) }
    foreach ($name in $Environment.Values.Keys) { $start.Environment[$name] = $Environment.Values[$name] }
    $process = [System.Diagnostics.Process]::Start($start)
    $process.PSObject.Properties.Add([psnoteproperty]::new('Errors', $process.StandardError.ReadToEndAsync()))
    $process
}

function Invoke-UserShell {
    # What the shell answers to a command: said, error (its FullyQualifiedErrorId, if it ended the command) and message.
    param([System.Diagnostics.Process] $Shell, [string] $Command)
    $Shell.StandardInput.WriteLine((ConvertTo-Json $Command -Compress))
    $Shell.StandardInput.Flush()
    while ($true) {
        $reading = $Shell.StandardOutput.ReadLineAsync()
        if (-not $reading.Wait(120000)) { throw "The shell said nothing for two minutes to: $Command" }
        if ($null -eq $reading.Result) { throw "The shell ended at: $Command`n$($Shell.Errors.Result)" }
        if ($reading.Result -match '\Aanswer: (.*)\z') { return ConvertFrom-Json $Matches[1] }
    }
}

function Assert-Said {
    # What a command says that must not fail.
    param([System.Diagnostics.Process] $Shell, [string] $Command)
    $answer = Invoke-UserShell $Shell $Command
    if ($answer.error) { throw "${Command}: $($answer.message)" }
    $answer.said
}

function Open-UserTerminal {
    # The same person at a terminal.
    param([hashtable] $Environment)
    $words = @(foreach ($name in @('NO_COLOR') + $Environment.Without) { "-u $name" }) + @(foreach ($name in $Environment.Values.Keys) { "`"$name=$($Environment.Values[$name])`"" })
    Start-TerminalProgram "env $words `"$(Get-ShellPath)`" -NoLogo -NoExit -Command `"function prompt { 'ready> ' }`""
}
