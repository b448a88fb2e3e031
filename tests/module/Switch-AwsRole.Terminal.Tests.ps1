BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    $settings = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
    [System.Environment]::SetEnvironmentVariable('AWSROLE_SETTINGS_FILE', $settings)
    [System.IO.File]::WriteAllText($settings, "protect[] = prod*`n")

    function Write-Profile {
        # Profiles that assume a role with the keys of base, in this order; then base and plain, which have keys of their own.
        param([string[]] $Names, [string] $Region = 'ap-northeast-1')
        $config = @(foreach ($name in $Names) { "[profile $name]`nregion = $Region`nrole_arn = arn:aws:iam::111122223333:role/Developer`nsource_profile = base`n" }) -join ''
        Write-AwsFile $sandbox.Folder -Config $config -Credentials "[base]`naws_access_key_id = KEY-base`naws_secret_access_key = s`n[plain]`naws_access_key_id = KEY-plain`naws_secret_access_key = s`n"
    }

    # One terminal for all, since a shell's first picker takes seconds; the script makes its shell as new, under a number.
    $shared = @{ Terminal = $null; Round = 0 }
    $asNew = [System.IO.Path]::Combine($sandbox.Folder, 'as-new.ps1')
    [System.IO.File]::WriteAllText($asNew, 'Clear-AwsRole -InformationAction Ignore; $env:HOME = $env:USERPROFILE = $args[1]; $Error.Clear(); Clear-Host; "marker: $($args[0])"')

    function Open-Terminal {
        # The terminal in this size, empty but for the marker, its shell without a role and in this test's home.
        param([int] $Width, [int] $Height)
        if (-not $shared.Terminal) { $shared.Terminal = Start-Terminal -Width $Width -Height $Height }
        $shared.Round++
        Resize-Terminal $shared.Terminal $Width $Height
        Send-Key $shared.Terminal ". '$asNew' $($shared.Round) '$env:HOME'"
        Wait-Screen $shared.Terminal "\Amarker: $($shared.Round)\s+ready> ?$"
        $shared.Terminal
    }

    function Close-Picker {
        # Lets the next test have the terminal; a new one where this one does not come back.
        if (-not $shared.Terminal -or (Get-Screen $shared.Terminal) -match 'ready> ?$') { return }
        try {
            Send-Key $shared.Terminal -Key 'Escape'
            Wait-Screen $shared.Terminal 'ready> ?$'
        } catch {
            Stop-Terminal $shared.Terminal
            $shared.Terminal = $null
        }
    }

    function Start-Picker {
        # A terminal in which awsp was typed and shows its list.
        param([int] $Width = 100, [int] $Height = 20, [string] $Line = 'awsp')
        $terminal = Open-Terminal $Width $Height
        Send-Key $terminal $Line
        Wait-Screen $terminal '(?s)\A(AWS role)?> .*(Enter selects|\d/\d+)'
        $terminal
    }

    function Wait-Prompt {
        # Waits until the shell is back, with what stood on its screen before, and this line's words below. PSReadLine may fill
        # the line that was typed with blanks to its end after a window has changed, so no line break is seen behind it.
        param([hashtable] $Terminal, [string] $Pattern = '')
        Wait-Screen $Terminal "(?s)\Amarker: \d+\s+ready> awsp[^\n]*\s$Pattern\s*ready> ?`$"
    }

    $harmless = '"errors: $($Error.Count), key: [$env:AWS_ACCESS_KEY_ID], profile: [$env:AWSROLE_PROFILE], Ctrl+C: $([Console]::TreatControlCAsInput)"'
}

AfterAll {
    Stop-Terminal $shared.Terminal
    Exit-Sandbox $sandbox
}

Describe 'The picker in a terminal' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Write-Profile 'dev', 'prod', '開発環境', 'staging'
    }

    AfterEach {
        Close-Picker
        Remove-TestFolder $env:HOME
    }

    It 'takes what was searched and selected, and gives the screen back' {
        $terminal = Start-Picker
        Wait-Screen $terminal '> +dev +111122223333 +Developer +ap-northeast-1'
        Wait-Screen $terminal '!.prod '
        Send-Key $terminal 'plai' -Key 'n'
        Wait-Screen $terminal '\AAWS role> plain +1/6'
        Send-Key $terminal
        Wait-Prompt $terminal 'plain: access keys\s'
        Send-Key $terminal 'cls; awsp'
        # Taken lately: first; but as it is the current one, the cursor is on the next.
        Wait-Screen $terminal '(?s)\AAWS role> .*Region\s+\* +plain\s+> +dev '
    }

    It 'leaves everything as it was: <Key>' -ForEach @{ Key = 'Escape' }, @{ Key = 'C-c' } {
        $terminal = Start-Picker
        Send-Key $terminal -Key 'd', 'e', 'Down', $Key
        Wait-Prompt $terminal
        Send-Key $terminal $harmless
        Wait-Screen $terminal 'errors: 0, key: \[\], profile: \[\], Ctrl\+C: False\s+ready> ?$'
    }

    It 'clears the role with Delete' {
        $terminal = Start-Picker -Line '$null = awsp plain 6>&1; awsp'
        Send-Key $terminal -Key 'Delete'
        Wait-Screen $terminal 'Cleared the AWS role\. The shell is back to its previous state\.\s+ready> ?$'
        Send-Key $terminal $harmless
        Wait-Screen $terminal 'errors: 0, key: \[\], profile: \[\], Ctrl\+C: False\s+ready> ?$'
    }

    It 'shows several that fit with their part typed already' {
        $terminal = Start-Picker -Line 'awsp d'
        Wait-Screen $terminal '(?s)\AAWS role> d +\d/6.*> +dev '
        Send-Key $terminal -Key 'Escape'
        Wait-Prompt $terminal
    }

    It 'goes with the arrow keys, Page Up and Page Down, Home and End' {
        Write-Profile @(foreach ($number in 10..99) { "team-$number" })
        $terminal = Start-Picker -Height 12
        foreach ($step in @(
                @{ Key = 'Down', 'Down'; Wanted = '> +team-12 ' }, @{ Key = @('Up'); Wanted = '> +team-11 ' }, @{ Key = @('NPage'); Wanted = '> +team-20 ' }
                @{ Key = @('End'); Wanted = '> +plain ' }, @{ Key = @('PPage'); Wanted = '> +team-92 ' }, @{ Key = @('Home'); Wanted = '> +team-10 ' }
                @{ Key = @('Tab'); Wanted = '> +team-11 ' }, @{ Key = @('BTab'); Wanted = '> +team-10 ' }
            )) {
            Send-Key $terminal -Key $step.Key
            Wait-Screen $terminal "(?m)^$($step.Wanted)"
        }
        Send-Key $terminal -Key 'Escape'
        Wait-Prompt $terminal
    }

    It 'erases what was typed' {
        $terminal = Start-Picker
        Send-Key $terminal 'sta gin' -Key 'BSpace'
        Wait-Screen $terminal '\AAWS role> sta gi +1/6'
        Send-Key $terminal -Key 'C-w'
        Wait-Screen $terminal '\AAWS role> sta +1/6'
        Send-Key $terminal -Key 'C-u'
        Wait-Screen $terminal '\AAWS role> +6/6'
    }

    It 'lines up wide characters in a window of 40 cells' {
        Write-Profile 'dev', '開発環境', "$([char]::ConvertFromUtf32(0x1F600))-face", "e$([char] 0x301)cole"
        $terminal = Start-Picker -Width 40 -Height 12
        $rows = @((Get-Screen $terminal) -split "`n" | Where-Object { $_ -match '111122223333' })
        $rows.Count | Should -Be 4
        foreach ($row in $rows) {
            $before = $row.Substring(0, $row.IndexOf('111122223333'))
            (ConvertTo-CellText $before).Length | Should -Be 14 -Because $row
        }
        Send-Key $terminal '環' -Key 'Home'
        Wait-Screen $terminal '(?m)\AAWS role> 環 +1/6'
    }

    It 'draws anew when the window changes, and keeps the selected one in sight' {
        Write-Profile @(foreach ($number in 10..99) { "team-$number" })
        $terminal = Start-Picker -Width 40 -Height 12
        Get-Screen $terminal | Should -Not -BeLike '*ap-northeast-1*'
        Send-Key $terminal -Key 'NPage', 'NPage'
        Wait-Screen $terminal '(?m)^> +team-28 '
        Resize-Terminal $terminal 100 30
        Wait-Screen $terminal '(?m)^> +team-28 +111122223333 +Developer'
        Resize-Terminal $terminal 40 6
        Wait-Screen $terminal '(?m)^> +team-28 '
        Resize-Terminal $terminal 8 2
        Wait-Screen $terminal '(?m)^> '
        Resize-Terminal $terminal 100 20
        Wait-Screen $terminal '(?m)^> +team-28 +111122223333 +Developer'
        Send-Key $terminal -Key 'Escape'
        Wait-Screen $terminal 'ready> ?$'
    }

    It 'shows what the selected one would do, and the keys' {
        $terminal = Start-Picker -Width 120
        Wait-Screen $terminal '(?m)^AWS role>.*\n.*dev: region ap-northeast-1\s*\n> +dev '
        Wait-Screen $terminal 'assume role Developer in 111122223333'
        Send-Key $terminal -Key '?'
        Wait-Screen $terminal 'Ctrl\+R +changes the order: recent first, name, account'
        Send-Key $terminal -Key 'Escape'
        Wait-Screen $terminal '(?m)^> +dev '
        Send-Key $terminal -Key 'C-r'
        Wait-Screen $terminal '(?s)by name.*\n> +base '
        Send-Key $terminal '!prod' -Key 'Space'
        Wait-Screen $terminal '(?s)\AAWS role> !prod +5/6.*\n> +base '
    }

    It 'marks several with Tab, and returns them as objects, the shell as it was' {
        $terminal = Start-Picker -Line '$marked = awsp -Multi; "$($marked.Name -join "+"), $($marked[0].PSObject.TypeNames[0])"'
        Send-Key $terminal -Key 'Down', 'Tab', 'Home', 'Tab', 'Enter'
        Wait-Screen $terminal 'prod\+dev, AwsRole.Profile\s+ready> ?$'
        Send-Key $terminal $harmless
        Wait-Screen $terminal 'errors: 0, key: \[\], profile: \[\], Ctrl\+C: False\s+ready> ?$'
    }

    It 'takes what is pasted as text, and gives the screen back when the engine is killed' {
        $terminal = Start-Picker
        & tmux -L $terminal.Name set-buffer "sta`ngin"
        & tmux -L $terminal.Name paste-buffer -p
        Wait-Screen $terminal '\AAWS role> sta gin +1/6'
        $shell = & tmux -L $terminal.Name display-message -p '#{pane_pid}'
        foreach ($id in & pgrep -P $shell) { Stop-Process -Id $id -Force }
        Wait-Prompt $terminal '.*engine.*'
    }

    It 'makes what stands in a name inert' {
        Write-Profile 'dev', "evil$([char] 27)[2J$([char] 0x202E)x"
        $terminal = Start-Picker
        Wait-Screen $terminal 'evil\?\[2J\?x'
        Send-Key $terminal -Key 'Escape'
        Wait-Prompt $terminal
    }

    It 'finds one of 5,000 profiles' {
        Write-Profile @(foreach ($number in 1..5000) { "account-$number-team-$($number % 37)" })
        $terminal = Start-Picker
        Wait-Screen $terminal '5002/5002'
        Send-Key $terminal 'team 471' -Key '1'
        Wait-Screen $terminal '(?s)\AAWS role> team 4711 .*/5002\s.*\n> +account-4711-team-12 '
        Send-Key $terminal -Key 'Escape'
        Wait-Prompt $terminal
    }
}
