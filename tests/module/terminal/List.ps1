Describe 'The list of awsp' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        $env:AWSROLE_SETTINGS_FILE = "$($sandbox.Folder)/settings.ini"
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect[] = prod*`n")

        function Write-Profile {
            # Writes profiles that assume a role with the keys of base, in this order; then base and plain, which have their own keys.
            param([string[]] $Names, [string] $Region = 'ap-northeast-1')
            $config = @(foreach ($name in $Names) { "[profile $name]`nregion = $Region`nrole_arn = arn:aws:iam::111122223333:role/Developer`nsource_profile = base`n" }) -join ''
            Write-AwsFile $sandbox.Folder -Config $config -Credentials "[base]`naws_access_key_id = KEY-base`naws_secret_access_key = s`n[plain]`naws_access_key_id = KEY-plain`naws_secret_access_key = s`n"
        }

        function Open-List {
            # Starts awsp in the terminal and waits for its list.
            param([int] $Width = 100, [int] $Height = 20, [string] $Line = 'awsp')
            $terminal = Use-Terminal $shell -Width $Width -Height $Height
            Send-Key $terminal $Line
            Wait-Screen $terminal '(?s)\AAWS role> .*(Enter selects|\d/\d+)'
            $terminal
        }

        function Wait-Prompt {
            # Waits until the shell is back, with its earlier screen, and this line below. After a window change, PSReadLine may fill the
            # typed line with spaces, so no line break is expected after it.
            param([hashtable] $Terminal, [string] $Pattern = '')
            Wait-Screen $Terminal "(?s)\Aline \d+\s+ready> awsp[^\n]*\s$Pattern\s*ready> ?`$"
        }

        $harmless = '"errors: $($Error.Count), key: [$env:AWS_ACCESS_KEY_ID], profile: [$env:AWSROLE_PROFILE], Ctrl+C: $([Console]::TreatControlCAsInput)"'
        $unharmed = 'errors: 0, key: \[\], profile: \[\], Ctrl\+C: False\s+ready> ?$'
    }

    AfterAll { Exit-Sandbox $sandbox }

    Context 'with a few profiles' {
        BeforeEach {
            Set-TestHome (New-TestFolder)
            Write-Profile 'dev', 'prod', '開発環境', 'staging'
        }

        It 'switches to the profile that was searched and selected, restores the screen, and clears the role with Delete' {
            $terminal = Open-List
            Wait-Screen $terminal '> +dev +111122223333 +Developer +ap-northeast-1'
            Wait-Screen $terminal '!.prod '
            Send-Key $terminal 'plai' -Key 'n'
            Wait-Screen $terminal '\AAWS role> plain +1/6'
            Send-Key $terminal
            Wait-Prompt $terminal 'plain: access keys\s'
            Send-Key $terminal 'awsp'
            # Recently used, so it is first; but it is the current one, so the cursor is on the next.
            Wait-Screen $terminal '(?s)\AAWS role> .*Region\s+\* +plain\s+> +dev '
            Send-Key $terminal -Key 'Delete'
            Wait-Screen $terminal 'Cleared the AWS role\. The shell is back to its previous state\.\s+ready> ?$'
            $null = Invoke-Line $terminal $harmless $unharmed
        }

        It 'shows several matches with their text typed already, and changes nothing with Ctrl+C' {
            $terminal = Open-List -Line 'awsp d'
            Wait-Screen $terminal '(?s)\AAWS role> d +\d/6.*> +dev '
            Send-Key $terminal -Key 'e', 'Down', 'C-c'
            Wait-Prompt $terminal
            $null = Invoke-Line $terminal $harmless $unharmed
        }

        It 'selects several with Tab, and returns them as objects, without changing the shell' {
            $terminal = Open-List -Line '$marked = awsp -Multi; "$($marked.Name -join "+"), $($marked[0].PSObject.TypeNames[0])"'
            Send-Key $terminal -Key 'Down', 'Tab', 'Home', 'Tab', 'Enter'
            Wait-Screen $terminal 'prod\+dev, AwsRole.Profile\s+ready> ?$'
            $null = Invoke-Line $terminal $harmless $unharmed
        }

        It 'treats pasted keys as text, and restores the screen if the engine is killed' {
            $terminal = Open-List
            foreach ($command in 'set-buffer "sta\ngin"', 'paste-buffer -p') { $null = Invoke-TerminalCommand $terminal $command }
            Wait-Screen $terminal '\AAWS role> sta gin +1/6'
            foreach ($id in & pgrep -P $terminal.Program.Id) { Stop-Process -Id $id -Force }
            Wait-Prompt $terminal '.*engine.*'
        }
    }

    Context 'with more than 5,000 profiles, some with names that are hard to show' {
        BeforeAll {
            Set-TestHome (New-TestFolder)
            $wide = '開発環境', "$([char]::ConvertFromUtf32(0x1F600))-face", "e$([char] 0x301)cole"
            $accounts = foreach ($number in 1..5000) { "account-$number-of-$($number % 37)" }
            Write-Profile (@('dev', 'staging', 'tools') + $wide + "evil$([char] 27)[2J$([char] 0x202E)x" + $accounts + @(foreach ($number in 10..99) { "team-$number" }))
            $terminal = Open-List -Height 12
            Wait-Screen $terminal '5099/5099'
        }

        BeforeEach {
            # Clears the text and selects the first profile.
            Send-Key $terminal -Key 'C-u', 'Home'
            Wait-Screen $terminal '(?m)\AAWS role> +5099/5099[\s\S]*^> +dev '
        }

        It 'moves with the arrow keys, Page Up and Page Down, Home and End' {
            foreach ($step in @(
                    @{ Key = 'Down', 'Down'; Wanted = 'tools' }, @{ Key = @('Up'); Wanted = 'staging' }, @{ Key = @('Tab'); Wanted = 'tools' }, @{ Key = @('BTab'); Wanted = 'staging' }
                    @{ Key = @('End'); Wanted = 'plain' }, @{ Key = @('PPage'); Wanted = 'team-92' }, @{ Key = @('Up'); Wanted = 'team-91' }, @{ Key = @('NPage'); Wanted = 'base' }
                    @{ Key = @('Home'); Wanted = 'dev' }
                )) {
                Send-Key $terminal -Key $step.Key
                Wait-Screen $terminal "(?m)^> +$($step.Wanted) "
            }
        }

        It 'finds one of them, and erases what was typed' {
            Send-Key $terminal 'of 471' -Key '1'
            Wait-Screen $terminal '(?s)\AAWS role> of 4711 .*/5099\s.*\n> +account-4711-of-12 '
            Send-Key $terminal -Key 'BSpace'
            Wait-Screen $terminal '\AAWS role> of 471 +\d+/5099'
            Send-Key $terminal -Key 'C-w'
            Wait-Screen $terminal '\AAWS role> of +\d+/5099'
        }

        It 'aligns wide characters in a window of 40 cells, and makes control characters of a name harmless' {
            Resize-Terminal $terminal 40 16
            Wait-Screen $terminal '(?m)^. +dev +111122223333\s*$[\s\S]*evil\?\[2J\?x'
            $rows = @((Get-Screen $terminal) -split "`n" | Where-Object { $_ -match '\S +111122223333' } | Select-Object -First 6)
            $rows.Count | Should -Be 6
            foreach ($row in $rows) {
                $before = $row.Substring(0, $row.IndexOf('111122223333'))
                (ConvertTo-CellText $before).Length | Should -Be (ConvertTo-CellText $rows[0].Substring(0, $rows[0].IndexOf('111122223333'))).Length -Because $row
            }
            Send-Key $terminal '環' -Key 'Home'
            Wait-Screen $terminal '\AAWS role> 環 +1/5099'
        }

        It 'redraws when the window changes, and keeps the selected profile visible' {
            Resize-Terminal $terminal 40 12
            Send-Key $terminal 'tea' -Key 'm', 'End', 'Up', 'Up', 'Up'
            Wait-Screen $terminal '(?m)^> +team-96 '
            Get-Screen $terminal | Should -Not -BeLike '*ap-northeast-1*'
            Resize-Terminal $terminal 100 30
            Wait-Screen $terminal '(?m)^> +team-96 +111122223333 +Developer'
            Resize-Terminal $terminal 40 6
            Wait-Screen $terminal '(?m)^> +team-96 '
            Resize-Terminal $terminal 8 2
            Wait-Screen $terminal '(?m)^> '
            Resize-Terminal $terminal 100 20
            Wait-Screen $terminal '(?m)^> +team-96 +111122223333 +Developer'
        }

        It 'shows the plan of the selected profile, and the keys; Escape changes nothing' {
            Resize-Terminal $terminal 120 20
            Wait-Screen $terminal '(?m)^AWS role>.*\n.*dev: region ap-northeast-1\s*\n> +dev '
            Wait-Screen $terminal 'assume role Developer in 111122223333'
            Send-Key $terminal -Key '?'
            Wait-Screen $terminal 'Ctrl\+R +changes the order: recent first, name, account'
            Send-Key $terminal -Key 'Escape'
            Wait-Screen $terminal '(?m)^> +dev '
            Send-Key $terminal -Key 'C-r'
            Wait-Screen $terminal '(?s)by name.*\n> +account-1-of-1 '
            Send-Key $terminal '!account !team-' -Key 'Space'
            Wait-Screen $terminal '(?s)\AAWS role> !account !team- +9/5099.*\n> +base '
            Send-Key $terminal -Key 'Escape'
            Wait-Screen $terminal 'ready> ?$'
            $null = Invoke-Line $terminal $harmless $unharmed
        }
    }
}
