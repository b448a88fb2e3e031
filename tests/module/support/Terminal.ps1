function Start-Terminal {
    # Starts a PowerShell with the module under test in its own terminal (tmux), in which keys can be typed and the screen read. Skips the
    # test if tmux is not installed.
    param([int] $Width = 160, [int] $Height = 50)
    if (-not (Find-Program 'tmux')) { Set-ItResult -Skipped -Because 'tmux is not installed' }
    # Not Clear-Host, which searches the whole PATH for the program clear.
    $functions = "function prompt { 'ready> ' }; function line { [Console]::Clear(); [Console]::WriteLine('line ' + `$args) }"
    $shell = "`"$(Get-ShellPath)`" -NoLogo -NoProfile -SettingsFile `"$(Get-RepositoryPath 'scripts/lib/powershell.config.json')`" -NoExit"
    Start-TerminalProgram "env -u NO_COLOR $shell -Command `"Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; $functions`"" $Width $Height
}

function Start-TerminalProgram {
    # Starts a terminal with this command, and waits until the end of its screen matches the pattern.
    param([string] $Command, [int] $Width = 160, [int] $Height = 50, [string] $Pattern = 'ready> ?$')
    $name = 'awsrole-' + [guid]::NewGuid().ToString('N')
    # One client reads all commands from its input: a client per command would take 20 ms of CPU time each.
    $terminal = @{ Name = $name; Line = 0; Client = Start-Program (Find-Program 'tmux') "-C -u -L $name -f /dev/null new-session -f no-output -x $Width -y $Height -e POWERSHELL_TELEMETRY_OPTOUT=1 $Command" }
    # tmux accepts no commands for a session before it exists.
    do { $line = Read-TerminalLine $terminal } until ($null -eq $line -or $line.StartsWith('%session-changed'))
    # The session ends with its client, even if the tests are killed.
    $null = Invoke-TerminalCommand $terminal 'set-option destroy-unattached on'
    Resize-Terminal $terminal $Width $Height
    $id, $terminal.Socket = (Invoke-TerminalCommand $terminal 'display-message -p "#{pane_pid} #{socket_path}"') -split ' ', 2
    $terminal.Program = [System.Diagnostics.Process]::GetProcessById([int] $id)
    Wait-Screen $terminal $Pattern
    $terminal
}

function Invoke-TerminalCommand {
    # Sends a command and returns tmux's answer, line by line.
    param([hashtable] $Terminal, [string] $Command)
    $Terminal.Client.StandardInput.WriteLine($Command)
    # Between answers tmux sends notifications; the answer to a command from our input has a 1 at the end of its mark.
    do { $line = Read-TerminalLine $Terminal } until ($null -eq $line -or $line -match '\A%begin (\d+ \d+ 1)\z')
    if ($null -eq $line) { throw "The terminal has ended: $($Terminal.Client.Errors.Result)" }
    $done, $failed = "%end $($Matches[1])", "%error $($Matches[1])"
    $lines = [System.Collections.Generic.List[string]]::new()
    while ($null -ne ($line = Read-TerminalLine $Terminal) -and $line -cne $done -and $line -cne $failed) { $lines.Add($line) }
    if ($line -cne $done) { throw "tmux refused '$Command': $lines" }
    $lines
}

function Read-TerminalLine {
    # The next line of tmux, or nothing at its end; an error if there is none within a minute.
    param([hashtable] $Terminal)
    $reading = $Terminal.Client.StandardOutput.ReadLineAsync()
    if (-not $reading.Wait(60000)) { throw 'tmux said nothing for a minute.' }
    $reading.Result
}

function ConvertTo-TerminalWord {
    param([string] $Text)
    "'" + $Text.Replace("'", "'\''") + "'"
}

function Resize-Terminal {
    param([hashtable] $Terminal, [int] $Width, [int] $Height)
    $null = Invoke-TerminalCommand $Terminal "resize-window -x $Width -y $Height"
}

function Send-Key {
    # Types text, then Enter; or presses keys by their names in tmux.
    param([hashtable] $Terminal, [string] $Text, [string[]] $Key = 'Enter')
    if ($Text) { $null = Invoke-TerminalCommand $Terminal "send-keys -l $(ConvertTo-TerminalWord $Text)" }
    $words = foreach ($one in $Key) { ConvertTo-TerminalWord $one }
    $null = Invoke-TerminalCommand $Terminal "send-keys $words"
}

function Invoke-Line {
    # Types a line on an empty screen, waits until the end of its output matches the pattern, and returns the screen. The first line has a
    # number, since earlier output may look the same.
    param([hashtable] $Terminal, [string] $Text, [string] $Pattern = '(?<=\n)ready> ?$', [switch] $Colored)
    $Terminal.Line++
    Send-Key $Terminal "line $($Terminal.Line); $Text"
    Wait-Screen $Terminal "\Aline $($Terminal.Line)\n(?:[\s\S]*?(?:$Pattern))"
    Get-Screen $Terminal -Colored:$Colored
}

function Use-Terminal {
    # Reuses the terminal in Shared, in this size and with a fresh state: an empty screen, no role, no errors, and the home folder and files
    # of the test. Starts one if there is none, or if an earlier test did not leave it at the prompt.
    param([hashtable] $Shared, [int] $Width = 160, [int] $Height = 50)
    $terminal = $Shared.Terminal
    if ($terminal -and (Get-Screen $terminal) -notmatch 'ready> ?$') {
        Stop-Terminal $terminal
        $terminal = $null
    }
    if ($terminal) { Resize-Terminal $terminal $Width $Height } else { $Shared.Terminal = $terminal = Start-Terminal -Width $Width -Height $Height }
    $variables = foreach ($name in 'HOME', 'USERPROFILE', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ENDPOINT_URL_STS', 'AWSROLE_SETTINGS_FILE') {
        "`$env:$name = '$([System.Environment]::GetEnvironmentVariable($name))'"
    }
    $null = Invoke-Line $terminal "Clear-AwsRole 6> `$null; $($variables -join '; '); Set-Variable HOME `$env:HOME -Force; `$Error.Clear()"
    $terminal
}

function Stop-Line {
    # Presses Ctrl+C until the end of the screen matches the pattern: PowerShell notices one that comes just before it reads a key only with
    # the next key.
    param([hashtable] $Terminal, [string] $Pattern = 'ready> ?$')
    foreach ($round in 1..8) {
        Send-Key $Terminal -Key 'C-c'
        if (Test-Screen $Terminal $Pattern 100) { return }
    }
    throw "The screen never showed '$Pattern' after Ctrl+C:`n$(Get-Screen $Terminal)"
}

function Get-Screen {
    # The lines on the screen, without empty ones at the end; with color sequences if requested.
    param([hashtable] $Terminal, [switch] $Colored)
    ((Invoke-TerminalCommand $Terminal "capture-pane -p -J$(if ($Colored) { ' -e' })") -join "`n").TrimEnd()
}

function Wait-Screen {
    # Waits until the end of the screen matches the pattern; an error after a minute.
    param([hashtable] $Terminal, [string] $Pattern)
    if (-not (Test-Screen $Terminal $Pattern 600)) { throw "The screen never showed '$Pattern':`n$(Get-Screen $Terminal)" }
}

function Test-Screen {
    # Tests whether the end of the screen matches the pattern within this number of looks, at most 100 milliseconds apart.
    param([hashtable] $Terminal, [string] $Pattern, [int] $Looks)
    foreach ($round in 1..$Looks) {
        if ((Get-Screen $Terminal) -match $Pattern) { return $true }
        [System.Threading.Thread]::Sleep([math]::Min(100, 20 * $round))
    }
    $false
}

function Stop-Terminal {
    # Kills everything that runs in the terminal: a shell that exits normally may still write into its home folder.
    param([hashtable] $Terminal)
    if (-not $Terminal) { return }
    if (-not $Terminal.Program.HasExited) { $Terminal.Program.Kill($true) }
    Stop-Program $Terminal.Client
    # tmux does not remove its socket.
    [System.IO.File]::Delete($Terminal.Socket)
}
