function Start-Terminal {
    # A PowerShell with the module under test in a terminal of its own (tmux), where keys can be typed and the screen read.
    # Skips the test if tmux is not installed.
    param([int] $Width = 160, [int] $Height = 50)
    if (-not (Find-Program 'tmux')) { Set-ItResult -Skipped -Because 'tmux is not installed' }
    # The program clear, which Clear-Host starts, is looked for on the whole PATH.
    $functions = "function prompt { 'ready> ' }; function line { [Console]::Clear(); [Console]::WriteLine('line ' + `$args) }"
    $shell = "`"$(Get-ShellPath)`" -NoLogo -NoProfile -SettingsFile `"$(Get-RepositoryPath 'scripts/lib/powershell.config.json')`" -NoExit"
    Start-TerminalProgram "env -u NO_COLOR $shell -Command `"Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; $functions`"" $Width $Height
}

function Start-TerminalProgram {
    # A terminal in which this command runs, when the end of its screen matches the pattern.
    param([string] $Command, [int] $Width = 160, [int] $Height = 50, [string] $Pattern = 'ready> ?$')
    $name = 'awsrole-' + [guid]::NewGuid().ToString('N')
    # One client takes all commands by its input: a client for each would be 20 ms of CPU time a look.
    $terminal = @{ Name = $name; Line = 0; Client = Start-Program (Find-Program 'tmux') "-C -u -L $name -f /dev/null new-session -f no-output -x $Width -y $Height -e POWERSHELL_TELEMETRY_OPTOUT=1 $Command" }
    # tmux takes no command for a session before it is there.
    do { $line = Read-TerminalLine $terminal } until ($null -eq $line -or $line.StartsWith('%session-changed'))
    # It goes with its client, so also where the tests are ended by force.
    $null = Invoke-TerminalCommand $terminal 'set-option destroy-unattached on'
    Resize-Terminal $terminal $Width $Height
    $id, $terminal.Socket = (Invoke-TerminalCommand $terminal 'display-message -p "#{pane_pid} #{socket_path}"') -split ' ', 2
    $terminal.Program = [System.Diagnostics.Process]::GetProcessById([int] $id)
    Wait-Screen $terminal $Pattern
    $terminal
}

function Invoke-TerminalCommand {
    # What tmux answers to a command, line by line.
    param([hashtable] $Terminal, [string] $Command)
    $Terminal.Client.StandardInput.WriteLine($Command)
    # Between answers it tells what happens by itself; answers to commands that came by its input have a 1 at the end.
    do { $line = Read-TerminalLine $Terminal } until ($null -eq $line -or $line -match '\A%begin (\d+ \d+ 1)\z')
    if ($null -eq $line) { throw "The terminal has ended: $($Terminal.Client.Errors.Result)" }
    $done, $failed = "%end $($Matches[1])", "%error $($Matches[1])"
    $lines = [System.Collections.Generic.List[string]]::new()
    while ($null -ne ($line = Read-TerminalLine $Terminal) -and $line -cne $done -and $line -cne $failed) { $lines.Add($line) }
    if ($line -cne $done) { throw "tmux refused '$Command': $lines" }
    $lines
}

function Read-TerminalLine {
    # The next line that tmux says, nothing at its end; an error if there is none within a minute.
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
    # Types text, then Enter; or keys by tmux's names.
    param([hashtable] $Terminal, [string] $Text, [string[]] $Key = 'Enter')
    if ($Text) { $null = Invoke-TerminalCommand $Terminal "send-keys -l $(ConvertTo-TerminalWord $Text)" }
    $words = foreach ($one in $Key) { ConvertTo-TerminalWord $one }
    $null = Invoke-TerminalCommand $Terminal "send-keys $words"
}

function Invoke-Line {
    # Types a line on an empty screen, waits until the end of what it shows matches the pattern, and returns the screen. Above stands
    # its number: what was there before may look the same.
    param([hashtable] $Terminal, [string] $Text, [string] $Pattern = '(?<=\n)ready> ?$', [switch] $Colored)
    $Terminal.Line++
    Send-Key $Terminal "line $($Terminal.Line); $Text"
    Wait-Screen $Terminal "\Aline $($Terminal.Line)\n(?:[\s\S]*?(?:$Pattern))"
    Get-Screen $Terminal -Colored:$Colored
}

function Use-Terminal {
    # The terminal that Shared holds, in this size, its shell as new: an empty screen, no role, no error to count, and the home folder and
    # files of the test. One is started where there is none, or where a test before left it with something else than the prompt.
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
    # Ctrl+C, until the end of the screen matches the pattern: PowerShell takes one that comes just before it reads a key only with the next key.
    param([hashtable] $Terminal, [string] $Pattern = 'ready> ?$')
    foreach ($round in 1..8) {
        Send-Key $Terminal -Key 'C-c'
        if (Test-Screen $Terminal $Pattern 100) { return }
    }
    throw "The screen never showed '$Pattern' after Ctrl+C:`n$(Get-Screen $Terminal)"
}

function Get-Screen {
    # The lines on the screen, without the empty ones below; with the sequences of their colours where these are wanted.
    param([hashtable] $Terminal, [switch] $Colored)
    ((Invoke-TerminalCommand $Terminal "capture-pane -p -J$(if ($Colored) { ' -e' })") -join "`n").TrimEnd()
}

function Wait-Screen {
    # Waits until the end of the screen matches the pattern; an error after a minute.
    param([hashtable] $Terminal, [string] $Pattern)
    if (-not (Test-Screen $Terminal $Pattern 600)) { throw "The screen never showed '$Pattern':`n$(Get-Screen $Terminal)" }
}

function Test-Screen {
    # Whether the end of the screen comes to match the pattern within so many looks, 100 milliseconds apart at most.
    param([hashtable] $Terminal, [string] $Pattern, [int] $Looks)
    foreach ($round in 1..$Looks) {
        if ((Get-Screen $Terminal) -match $Pattern) { return $true }
        [System.Threading.Thread]::Sleep([math]::Min(100, 20 * $round))
    }
    $false
}

function Stop-Terminal {
    # Ends what runs in it at once, all that it started too: a shell that is told to end may still write into its home folder.
    param([hashtable] $Terminal)
    if (-not $Terminal) { return }
    if (-not $Terminal.Program.HasExited) { $Terminal.Program.Kill($true) }
    Stop-Program $Terminal.Client
    # tmux leaves it.
    [System.IO.File]::Delete($Terminal.Socket)
}
