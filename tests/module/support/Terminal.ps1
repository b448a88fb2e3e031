function Start-Terminal {
    # A PowerShell with the module under test in a terminal of its own (tmux), where keys can be typed and the screen read.
    # Skips the test if tmux is not installed.
    param([int] $Width = 160, [int] $Height = 50)
    if (-not (Find-Program 'tmux')) { Set-ItResult -Skipped -Because 'tmux is not installed' }
    $name = 'awsrole-' + [guid]::NewGuid().ToString('N')
    $start = "Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; function prompt { 'ready> ' }"
    & tmux -u -L $name -f /dev/null new-session -d -x $Width -y $Height -e 'POWERSHELL_TELEMETRY_OPTOUT=1' env -u NO_COLOR (Get-ShellPath) -NoLogo -NoProfile -NoExit -Command $start
    $terminal = @{ Name = $name }
    Wait-Screen $terminal 'ready> ?$'
    $terminal
}

function Resize-Terminal {
    param([hashtable] $Terminal, [int] $Width, [int] $Height)
    & tmux -L $Terminal.Name resize-window -x $Width -y $Height
}

function Send-Key {
    # Types text, then Enter; or keys by tmux's names.
    param([hashtable] $Terminal, [string] $Text, [string[]] $Key = 'Enter')
    if ($Text) { & tmux -u -L $Terminal.Name send-keys -l $Text }
    & tmux -L $Terminal.Name send-keys @Key
}

function Get-Screen {
    # The lines on the screen, without the empty ones below; with the sequences of their colours where these are wanted.
    param([hashtable] $Terminal, [switch] $Colored)
    $words = @('capture-pane', '-p', '-J') + @(if ($Colored) { '-e' })
    (@(& tmux -u -L $Terminal.Name @words) -join "`n").TrimEnd()
}

function Wait-Screen {
    # Waits until the end of the screen matches the pattern; an error after 40 seconds. Each check takes 20 ms of CPU time.
    param([hashtable] $Terminal, [string] $Pattern)
    foreach ($round in 1..100) {
        if ((Get-Screen $Terminal) -match $Pattern) { return }
        [System.Threading.Thread]::Sleep([math]::Min(400, 50 * $round))
    }
    throw "The screen never showed '$Pattern':`n$(Get-Screen $Terminal)"
}

function Stop-Terminal {
    param([hashtable] $Terminal)
    if ($Terminal) { & tmux -L $Terminal.Name kill-server }
}
