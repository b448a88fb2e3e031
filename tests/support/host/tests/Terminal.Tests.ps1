# Types keys into a pseudo-terminal and reads its screen, with tmux. What a real pwsh does with PSReadLine is not tested here.

BeforeDiscovery {
    $hasTmux = $null -ne (Get-Command tmux -CommandType Application -ErrorAction Ignore)
    $isHost = [System.IO.Path]::GetFileNameWithoutExtension([Environment]::ProcessPath) -eq 'awsrole-pwsh'
    if (-not $hasTmux) { Write-Warning 'Terminal.Tests.ps1 is skipped: there is no tmux on this machine.' }
    if (-not $isHost) { Write-Warning 'The prompt of Terminal.Tests.ps1 is skipped: this is a real PowerShell with PSReadLine.' }
}

BeforeAll {
    $quote = { param($text) "'" + $text.Replace("'", "'\''") + "'" }

    # -u: its screen is UTF-8 whatever the locale says.
    function Invoke-Tmux { & tmux -u -L $script:server -f /dev/null @args }

    function Start-Terminal([string[]] $Arguments = @(), [int] $Width = 80, [int] $Height = 24) {
        $command = (@([Environment]::ProcessPath, '-NoProfile', '-NoLogo') + $Arguments | ForEach-Object { & $quote $_ }) -join ' '
        # A server that is ending still answers to its name for a moment.
        $script:server = "awsrole-host-$([guid]::NewGuid().ToString('N'))"

        # The shell stays behind the program, so that the screen can still be read after its end.
        Invoke-Tmux new-session -d -x $Width -y $Height -c $TestDrive "env NO_COLOR=1 $command; echo ended with `$?; exec sleep 60"
        Invoke-Tmux set-option -g escape-time 0
    }

    $prompt = '(?m)^PS /.*>\z'

    function Stop-Terminal { Invoke-Tmux kill-server 2> $null }

    function Send-Key([string[]] $Keys) { Invoke-Tmux send-keys @Keys }

    function Send-Text([string] $Text) { Invoke-Tmux send-keys -l $Text }

    function Send-Line([string] $Text) { Send-Text $Text; Send-Key 'Enter' }

    # tmux leaves out the blanks at the ends of lines.
    function Get-Screen { ((Invoke-Tmux capture-pane -p) -join "`n").TrimEnd() }

    # Waits until the screen shows the pattern, for twenty seconds, as a busy machine may need; answers the screen.
    function Wait-Screen([string] $Pattern) {
        $limit = [DateTime]::UtcNow.AddSeconds(20)
        do {
            $screen = Get-Screen
            if ($screen -match $Pattern) { return $screen }
            Start-Sleep -Milliseconds 50
        } while ([DateTime]::UtcNow -lt $limit)
        throw "The screen did not show '$Pattern' in twenty seconds:`n$screen"
    }
}

Describe 'The prompt' -Skip:(-not ($hasTmux -and $isHost)) {
    BeforeEach {
        Start-Terminal
        $null = Wait-Screen $prompt
    }

    AfterEach { Stop-Terminal }

    It 'runs what is typed and comes back' {
        Send-Line '1 + 1'
        Wait-Screen '(?ms)^2\n+PS /' | Should -Match '1 \+ 1'
    }

    It 'edits in the middle of the line' {
        Send-Text 'Get-Dte -Format yyyyx'
        Send-Key 'BSpace', 'Home'
        Send-Key (@('Right') * 5)
        Send-Text 'a'
        Send-Key 'End', 'Enter'
        Wait-Screen "(?m)^$((Get-Date).Year)$" | Should -Match 'Get-Date -Format yyyy\n'
    }

    It 'edits a line longer than the window' {
        $digits = '0123456789' * 12
        Send-Text "'$digits'.Length"
        Send-Key 'Home', 'Delete', "'"
        Send-Key 'End', 'Enter'
        $null = Wait-Screen '(?m)^120$'
    }

    It 'completes and goes through the completions both ways' {
        Set-Content "$TestDrive/sample-a.txt" 'content a'
        Set-Content "$TestDrive/sample-b.txt" 'content b'
        Send-Text 'Get-Content ./sam'
        Send-Key 'Tab', 'Tab'
        $null = Wait-Screen 'Get-Content \./sample-b\.txt'
        Send-Key 'BTab'
        $null = Wait-Screen 'Get-Content \./sample-a\.txt'
        Send-Key 'Enter'
        $null = Wait-Screen '(?m)^content a$'
    }

    It 'remembers lines' {
        Send-Line '"fir" + "st"'
        $null = Wait-Screen '(?m)^first$'
        Send-Line '"sec" + "ond"'
        $null = Wait-Screen '(?m)^second$'
        Send-Text 'unfinished'
        Send-Key 'Up', 'Up'
        $null = Wait-Screen '(?m)> "fir" \+ "st"\z'
        Send-Key 'Down', 'Down'
        $null = Wait-Screen '(?m)> unfinished\z'
    }

    It 'gives a line up with Ctrl+C' {
        Send-Text 'throw 1'
        Send-Key 'C-c'
        $null = Wait-Screen '(?ms)throw 1.*^PS /.*>\z'
        Send-Line '"still " + "here"'
        $null = Wait-Screen '(?m)^still here$'
    }

    It 'waits for the rest of a block' {
        Send-Line 'if ($true) {'
        $null = Wait-Screen '(?m)^>>\z'
        Send-Line '"in the " + "block"'
        Send-Line '}'
        $null = Wait-Screen '(?m)^in the block$'
    }

    It 'uses the prompt function' {
        Send-Line 'function prompt { "mine> " }'
        $null = Wait-Screen '(?m)^mine>\z'
    }

    It 'stops a command with Ctrl+C, after its finally block' {
        Send-Line 'try { "sta" + "rted"; Start-Sleep 60 } finally { $global:cleaned = "yes" }'
        $null = Wait-Screen '(?m)^started$'
        Send-Key 'C-c'
        $null = Wait-Screen '(?ms)^started.*^PS /.*>\z'
        Send-Line '"cleaned: $cleaned"'
        $null = Wait-Screen '(?m)^cleaned: yes$'
    }

    It 'stops a native program with Ctrl+C' {
        Send-Line 'sh -c "echo sta""""rted; sleep 60"'
        $null = Wait-Screen '(?m)^started$'
        Send-Key 'C-c'
        $null = Wait-Screen '(?ms)^started.*^PS /.*>\z'
    }

    It 'ends with exit, and with Ctrl+D' {
        Send-Line 'exit 5'
        $null = Wait-Screen 'ended with 5'
        Stop-Terminal
        Start-Terminal
        $null = Wait-Screen $prompt
        Send-Key 'C-d'
        $null = Wait-Screen 'ended with 0'
    }

    It 'stays after a command with -NoExit' {
        Stop-Terminal
        Start-Terminal '-NoExit', '-Command', '$kept = "from the command"; function prompt { "stays> " }'
        $null = Wait-Screen '(?m)^stays>\z'
        Send-Line '$kept'
        $null = Wait-Screen '(?m)^from the command$'
    }

    It 'is in the right place after wide characters and a coloured prompt' {
        Send-Line 'function prompt { "$([char] 27)[31m色>$([char] 27)[0m " }'
        $null = Wait-Screen '(?m)^色>\z'
        Send-Text "'日本語'x"
        Send-Key 'Left', 'BSpace', 'Left'
        Send-Text '!'
        $null = Wait-Screen "(?m)^色> '日本!語x\z"
    }

    It 'shows an error and goes on' {
        Send-Line 'Get-Item /none'
        $null = Wait-Screen "Get-Item: Cannot find path '/none' because it does not exist\."
        $null = Wait-Screen '(?m)^PS /.*>\z'
    }
}

Describe 'A script at a terminal' -Skip:(-not $hasTmux) {
    AfterEach { Stop-Terminal }

    It 'asks for a missing parameter' {
        Start-Terminal '-Command', 'function f { param([Parameter(Mandatory)] [int] $Number) "got $Number" } f'
        $null = Wait-Screen '(?m)^Number:\z'
        Send-Line '7'
        $null = Wait-Screen '(?m)^got 7$'
    }

    It 'hides what is typed as a secret' {
        Start-Terminal '-Command', 'Read-Host code -AsSecureString | ConvertFrom-SecureString -AsPlainText | ForEach-Object { "length $($_.Length)" }'
        $null = Wait-Screen 'code:\z'
        Send-Text 'abc'
        Send-Key 'BSpace'
        Send-Line 'd'
        $screen = Wait-Screen '(?m)^length 3$'
        $screen | Should -Match 'code: \*'
        $screen | Should -Not -Match 'abd'
    }

    It 'confirms: <Key> means <Outcome>' -ForEach @(
        @{ Key = 'y'; Outcome = 'did 1, did 2'; Keys = 'y', 'y' }
        @{ Key = 'n'; Outcome = 'did nothing'; Keys = 'n', 'n' }
        @{ Key = 'a'; Outcome = 'did 1, did 2'; Keys = , 'a' }
        @{ Key = 'nothing'; Outcome = 'did 1, did 2'; Keys = '', '' }
    ) {
        $script = @'
function f {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(ValueFromPipeline)] $X)
    process { if ($PSCmdlet.ShouldProcess("thing $X", 'Do')) { "did $X" } }
}
$done = 1, 2 | f
if (-not $done) { $done = 'did nothing' }
$done -join ', '
'@
        Set-Content "$TestDrive/confirm.ps1" $script
        Start-Terminal '-File', "$TestDrive/confirm.ps1" -Width 100
        $asked = 0
        foreach ($answer in $Keys) {
            $asked++
            $null = Wait-Screen "(?s)Performing the operation `"Do`" on target `"thing $asked`"\.\n\[Y\] Yes  \[A\] Yes to All  \[N\] No  \[L\] No to All  \[S\] Suspend  \[\?\] Help \(default is `"Y`"\):"
            Send-Line $answer
        }
        $null = Wait-Screen "(?m)^$Outcome`$"
    }

    It 'explains a choice' {
        $script = '$yes = [System.Management.Automation.Host.ChoiceDescription]::new("&Yes", "Do it."); $Host.UI.PromptForChoice("Title", "Question?", @($yes, "&No"), 1)'
        Start-Terminal '-Command', $script
        $null = Wait-Screen '(?m)^Title\nQuestion\?\n\[Y\] Yes  \[N\] No  \[\?\] Help \(default is "N"\):'
        Send-Line '?'
        $null = Wait-Screen '(?m)^Y - Do it\.'
        Send-Line 'y'
        $null = Wait-Screen '(?m)^0$'
    }

    It 'is stopped with Ctrl+C, after its finally block' {
        Set-Content "$TestDrive/stop.ps1" 'try { "started"; Start-Sleep 60 } finally { [Console]::WriteLine("cleaned up") }; "never"'
        Start-Terminal '-File', "$TestDrive/stop.ps1"
        $null = Wait-Screen '(?m)^started$'
        Send-Key 'C-c'
        $screen = Wait-Screen '(?s)cleaned up.*ended with 0'
        $screen | Should -Not -Match 'never'
    }

    It 'is stopped with Ctrl+C while it asks' {
        Start-Terminal '-Command', 'try { Read-Host name } finally { [Console]::WriteLine("cleaned up") }; "never"'
        $null = Wait-Screen 'name:\z'
        Send-Key 'C-c'
        $screen = Wait-Screen '(?s)cleaned up.*ended with'
        $screen | Should -Not -Match 'never'
    }

    It 'reads keys one by one and draws where it wants' {
        $script = @'
$ui = $Host.UI.RawUI
$ui.CursorPosition = [System.Management.Automation.Host.Coordinates]::new(3, 5)
$Host.UI.Write("size $($ui.WindowSize.Width)x$($ui.WindowSize.Height) at $($ui.CursorPosition.X),$($ui.CursorPosition.Y)")
$names = @()
while ($true) {
    $key = $ui.ReadKey('NoEcho,IncludeKeyDown')
    if ($key.VirtualKeyCode -eq 27) { break }
    $names += "$($key.VirtualKeyCode)$(if ($key.Character -ge ' ') { $key.Character })"
}
$shift = [Console]::ReadKey($true)
[Console]::SetCursorPosition(0, 10)
[Console]::Write(([char] 27) + '[1mkeys ' + ($names -join ' ') + " then $($shift.Key) $($shift.Modifiers)" + ([char] 27) + '[0m')
'@
        Set-Content "$TestDrive/keys.ps1" $script
        Start-Terminal '-File', "$TestDrive/keys.ps1" -Width 60 -Height 20
        (Wait-Screen 'size 60x20 at 3,5').Split("`n")[5] | Should -Match '^   size'
        Send-Key 'Up', 'Down', 'Home', 'End', 'PageUp', 'PageDown', 'Delete', 'a', 'Enter', 'BSpace', 'Tab'
        Send-Key 'Escape'
        Start-Sleep -Milliseconds 300
        Send-Key 'BTab'
        $null = Wait-Screen 'keys 38 40 36 35 33 34 46 65a 13 8 9 then Tab Shift'
    }

    It 'shows progress and takes it away' {
        Set-Content "$TestDrive/progress.ps1" 'Write-Progress -Activity Counting -Status half -PercentComplete 50; Start-Sleep 1; Write-Progress -Activity Counting -Completed; "done"'
        Start-Terminal '-File', "$TestDrive/progress.ps1"
        $null = Wait-Screen 'Counting'
        Wait-Screen '(?m)^done$' | Should -Not -Match 'Counting'
    }
}
