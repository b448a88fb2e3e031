function Start-Terminal {
    # A PowerShell with the module under test in a terminal of its own (tmux), where keys can be typed and the screen read.
    # Skips the test if tmux is not installed.
    param([int] $Width = 160, [int] $Height = 50)
    if (-not (Find-Program 'tmux')) { Set-ItResult -Skipped -Because 'tmux is not installed' }
    $start = "Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; function prompt { 'ready> ' }"
    Start-TerminalProgram "env -u NO_COLOR `"$(Get-ShellPath)`" -NoLogo -NoProfile -NoExit -Command `"$start`"" $Width $Height
}

function Start-TerminalProgram {
    # A terminal in which this command runs, a PowerShell whose prompt is "ready> ".
    param([string] $Command, [int] $Width = 160, [int] $Height = 50)
    $name = 'awsrole-' + [guid]::NewGuid().ToString('N')
    # One client takes all commands by its input: a client for each would be 20 ms of CPU time a look.
    $terminal = @{ Name = $name; Client = Start-Program (Find-Program 'tmux') "-C -u -L $name -f /dev/null new-session -x $Width -y $Height -e POWERSHELL_TELEMETRY_OPTOUT=1 $Command" }
    # tmux takes no command for a session before it is there.
    do { $line = $terminal.Client.StandardOutput.ReadLine() } until ($null -eq $line -or $line.StartsWith('%session-changed'))
    # It goes with its client, so also where the tests are ended by force.
    foreach ($option in 'set-option destroy-unattached on', 'refresh-client -f no-output') { $null = Invoke-TerminalCommand $terminal $option }
    Resize-Terminal $terminal $Width $Height
    Wait-Screen $terminal 'ready> ?$'
    $terminal
}

function Invoke-TerminalCommand {
    # What tmux answers to a command, line by line.
    param([hashtable] $Terminal, [string] $Command)
    $Terminal.Client.StandardInput.WriteLine($Command)
    $output = $Terminal.Client.StandardOutput
    # Between answers it tells what happens by itself; answers to commands that came by its input have a 1 at the end.
    do { $line = $output.ReadLine() } until ($null -eq $line -or $line -match '\A%begin (\d+ \d+ 1)\z')
    if ($null -eq $line) { throw "The terminal has ended: $($Terminal.Client.Errors.Result)" }
    $done, $failed = "%end $($Matches[1])", "%error $($Matches[1])"
    $lines = [System.Collections.Generic.List[string]]::new()
    while ($null -ne ($line = $output.ReadLine()) -and $line -cne $done -and $line -cne $failed) { $lines.Add($line) }
    if ($line -cne $done) { throw "tmux refused '$Command': $lines" }
    $lines
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

function Stop-Line {
    # Ctrl+C, until the end of the screen matches the pattern: PowerShell takes one that comes just before it reads a key only with the next key.
    param([hashtable] $Terminal, [string] $Pattern = 'ready> ?$')
    foreach ($round in 1..8) {
        Send-Key $Terminal -Key 'C-c'
        if (Test-Screen $Terminal $Pattern 50) { return }
    }
    throw "The screen never showed '$Pattern' after Ctrl+C:`n$(Get-Screen $Terminal)"
}

function Get-Screen {
    # The lines on the screen, without the empty ones below; with the sequences of their colours where these are wanted.
    param([hashtable] $Terminal, [switch] $Colored)
    ((Invoke-TerminalCommand $Terminal "capture-pane -p -J$(if ($Colored) { ' -e' })") -join "`n").TrimEnd()
}

function Wait-Screen {
    # Waits until the end of the screen matches the pattern; an error after 40 seconds.
    param([hashtable] $Terminal, [string] $Pattern)
    if (-not (Test-Screen $Terminal $Pattern 210)) { throw "The screen never showed '$Pattern':`n$(Get-Screen $Terminal)" }
}

function Test-Screen {
    # Whether the end of the screen comes to match the pattern within so many looks, 200 milliseconds apart at most.
    param([hashtable] $Terminal, [string] $Pattern, [int] $Looks)
    foreach ($round in 1..$Looks) {
        if ((Get-Screen $Terminal) -match $Pattern) { return $true }
        [System.Threading.Thread]::Sleep([math]::Min(200, 25 * $round))
    }
    $false
}

function Stop-Terminal {
    param([hashtable] $Terminal)
    if ($Terminal) { Stop-Program $Terminal.Client }
}
