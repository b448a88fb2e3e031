BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule

    function Step-Key {
        # The state after these keys, in a window that shows four of ten items: a0 to a9, a3 the current one.
        param([string[]] $Keys, [hashtable] $Options = @{}, [int] $Count = 10)
        $items = @(for ($number = 0; $number -lt $Count; $number++) { @{ Name = "a$number"; IsCurrent = $number -eq 3 } })
        & (Get-Module 'AwsRole') {
            param($items, $keys, $options)
            $state = New-PickerState (New-PickerIndex $items) $options @{ Width = 40; Height = 7 }
            foreach ($key in $keys) { $state = Step-Picker $state $key }
            $state
        } $items $Keys $Options
    }

    function Format-State {
        param([hashtable] $State)
        $chosen = if ($State.Matches.Length) { $State.Index.Items[$State.Matches[$State.Selected]].Name } else { 'none' }
        "$chosen from $($State.Top) '$($State.Query)' $($State.Action)".TrimEnd()
    }
}

Describe 'The keys of the picker' {
    It '<Keys> leads to <Wanted>' -ForEach @(
        @{ Keys = @(); Wanted = "a3 from 0 ''" }
        @{ Keys = @('Down'); Wanted = "a4 from 1 ''" }
        @{ Keys = @('Up'); Wanted = "a2 from 0 ''" }
        @{ Keys = @('Down', 'Down', 'Up', 'Up', 'Up', 'Up'); Wanted = "a1 from 1 ''" }
        @{ Keys = @('Home'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('Home', 'Up'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('End'); Wanted = "a9 from 6 ''" }
        @{ Keys = @('End', 'Down'); Wanted = "a9 from 6 ''" }
        @{ Keys = @('End', 'Home'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('PageDown'); Wanted = "a7 from 4 ''" }
        @{ Keys = @('PageDown', 'PageDown', 'PageDown'); Wanted = "a9 from 6 ''" }
        @{ Keys = @('PageUp'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('End', 'PageUp'); Wanted = "a5 from 5 ''" }
        @{ Keys = @('Enter'); Wanted = "a3 from 0 '' Pick" }
        @{ Keys = @('Escape'); Wanted = "a3 from 0 '' Cancel" }
        @{ Keys = @('Delete'); Wanted = "a3 from 0 '' Clear" }
        @{ Keys = @('7'); Wanted = "a7 from 0 '7'" }
        @{ Keys = @('7', 'Enter'); Wanted = "a7 from 0 '7' Pick" }
        @{ Keys = @('7', 'Backspace'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('Backspace'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('End', 'a'); Wanted = "a0 from 0 'a'" }
        @{ Keys = @('a', ' ', '9'); Wanted = "a9 from 0 'a 9'" }
        @{ Keys = @('a', ' ', '9', 'EraseWord'); Wanted = "a0 from 0 'a '" }
        @{ Keys = @('a', ' ', '9', 'EraseAll'); Wanted = "a0 from 0 ''" }
        @{ Keys = @('z'); Wanted = "none from 0 'z'" }
        @{ Keys = @('z', 'Enter'); Wanted = "none from 0 'z'" }
        @{ Keys = @('z', 'Down', 'PageDown', 'End', 'Home', 'Up'); Wanted = "none from 0 'z'" }
        @{ Keys = @('z', 'Delete'); Wanted = "none from 0 'z' Clear" }
        @{ Keys = @('z', 'Escape'); Wanted = "none from 0 'z' Cancel" }
        @{ Keys = @(''); Wanted = "a3 from 0 ''" }
        @{ Keys = @('F5'); Wanted = "a3 from 0 ''" }
        @{ Keys = @("$([char] 27)"); Wanted = "a3 from 0 ''" }
        @{ Keys = @("$([char] 0x202E)"); Wanted = "a3 from 0 ''" }
    ) {
        Format-State (Step-Key $Keys) | Should -Be $Wanted
    }

    It 'erases an emoji, which is typed in two halves, in one step' {
        Format-State (Step-Key 'a', "$([char] 0xD83D)", "$([char] 0xDE00)", 'Backspace') | Should -Be "a0 from 0 'a'"
    }

    It 'begins with what is typed already, and then with the best match' {
        Format-State (Step-Key @() @{ Query = 'a9' }) | Should -Be "a9 from 0 'a9'"
    }

    It 'changes the state that it was given in no way' {
        $state = Step-Key @()
        $before = Format-State $state
        $null = & (Get-Module 'AwsRole') { param($state) foreach ($key in 'Down', 'x', 'Enter', 'Escape') { Step-Picker $state $key } } $state
        Format-State $state | Should -Be $before
    }

    It 'has nothing to take in an empty list' {
        foreach ($key in 'Enter', 'Down', 'End', 'PageUp', 'a') { (Step-Key $key -Count 0).Action | Should -BeNullOrEmpty }
        (Step-Key 'Escape' -Count 0).Action | Should -Be 'Cancel'
    }
}

Describe 'The keys of the picker where digits pick' {
    It '<Keys> leads to <Wanted>' -ForEach @(
        @{ Keys = @('7'); Wanted = "a7 from 0 '' Pick" }
        @{ Keys = @('0'); Wanted = "a0 from 0 '' Pick" }
        @{ Keys = @('z', '0'); Wanted = "none from 0 'z'" }
        @{ Keys = @('End', '2'); Wanted = "a2 from 6 '' Pick" }
        @{ Keys = @('a', 'Down'); Wanted = "a1 from 0 'a'" }
    ) {
        Format-State (Step-Key $Keys @{ PickByDigit = $true }) | Should -Be $Wanted
    }

    It 'leaves a digit without an item alone' {
        (Step-Key '5' @{ PickByDigit = $true } -Count 5).Action | Should -BeNullOrEmpty
    }
}

Describe 'The picker in a window of another size' {
    It 'keeps <Selected> in sight and wastes no room: <Height> lines show from <Top>' -ForEach @(
        @{ Selected = 9; Height = 20; Top = 0 }
        @{ Selected = 9; Height = 8; Top = 5 }
        @{ Selected = 9; Height = 4; Top = 7 }
        @{ Selected = 9; Height = 1; Top = 9 }
        @{ Selected = 0; Height = 5; Top = 0 }
    ) {
        $state = Step-Key $(if ($Selected -eq 9) { 'End' } else { 'Home' })
        $resized = & (Get-Module 'AwsRole') { param($state, $height) Resize-Picker $state @{ Width = 30; Height = $height } } $state $Height
        $resized.Selected | Should -Be $Selected
        $resized.Top | Should -Be $Top
    }
}

Describe 'A key of the terminal' {
    It '<Key> <Modifiers> is <Wanted>' -ForEach @(
        @{ Key = 'UpArrow'; Wanted = 'Up' }
        @{ Key = 'DownArrow'; Wanted = 'Down' }
        @{ Key = 'PageUp'; Wanted = 'PageUp' }
        @{ Key = 'PageDown'; Wanted = 'PageDown' }
        @{ Key = 'Home'; Wanted = 'Home' }
        @{ Key = 'End'; Wanted = 'End' }
        @{ Key = 'Delete'; Wanted = 'Delete' }
        @{ Key = 'Escape'; Character = 27; Wanted = 'Escape' }
        @{ Key = 'Enter'; Character = 13; Wanted = 'Enter' }
        @{ Key = 'Backspace'; Character = 8; Wanted = 'Backspace' }
        @{ Key = 'Tab'; Character = 9; Wanted = 'Down' }
        @{ Key = 'Tab'; Character = 9; Modifiers = 'Shift'; Wanted = 'Up' }
        @{ Key = 'C'; Character = 3; Modifiers = 'Control'; Wanted = 'Escape' }
        @{ Key = 'N'; Character = 14; Modifiers = 'Control'; Wanted = 'Down' }
        @{ Key = 'P'; Character = 16; Modifiers = 'Control'; Wanted = 'Up' }
        @{ Key = 'W'; Character = 23; Modifiers = 'Control'; Wanted = 'EraseWord' }
        @{ Key = 'U'; Character = 21; Modifiers = 'Control'; Wanted = 'EraseAll' }
        @{ Key = 'Q'; Character = 17; Modifiers = 'Control'; Wanted = '' }
        @{ Key = 'A'; Character = 97; Wanted = 'a' }
        @{ Key = 'A'; Character = 65; Modifiers = 'Shift'; Wanted = 'A' }
        @{ Key = 'C'; Character = 99; Wanted = 'c' }
        @{ Key = 'NoName'; Character = 0x65E5; Wanted = '日' }
        @{ Key = 'NoName'; Character = 127; Wanted = 'Backspace' }
        @{ Key = 'NoName'; Character = 13; Wanted = 'Enter' }
        @{ Key = 'F5'; Wanted = '' }
        @{ Key = 'A'; Character = 97; Modifiers = 'Alt'; Wanted = '' }
        @{ Key = 'Q'; Character = 64; Modifiers = 'Control, Alt'; Wanted = '@' }
    ) {
        $held = [System.ConsoleModifiers] 0
        if ((Get-Variable -Name 'Modifiers' -ErrorAction Ignore) -and $Modifiers) { $held = [System.ConsoleModifiers] $Modifiers }
        $code = if (Get-Variable -Name 'Character' -ErrorAction Ignore) { $Character } else { 0 }
        $given = [System.ConsoleKeyInfo]::new([char] $code, [System.ConsoleKey] $Key, ($held -band 2) -ne 0, ($held -band 1) -ne 0, ($held -band 4) -ne 0)
        & (Get-Module 'AwsRole') { param($key) ConvertTo-PickerKey $key } $given | Should -BeExactly $Wanted
    }
}

Describe 'An escape character from the terminal' {
    BeforeAll {
        function Read-Character {
            # What a key of the picker is when these characters come one by one, and then nothing.
            param([string] $Text)
            $script:waiting = [System.Collections.Generic.Queue[char]]::new([char[]] $Text.ToCharArray())
            Mock -ModuleName 'AwsRole' -CommandName 'Wait-PickerKey' -MockWith { $script:waiting.Count -gt 0 }
            Mock -ModuleName 'AwsRole' -CommandName 'Read-ConsoleKey' -MockWith {
                $character = $script:waiting.Dequeue()
                $key = if ([int] $character -eq 27) { 'Escape' } else { 'NoName' }
                [System.ConsoleKeyInfo]::new($character, [System.ConsoleKey] $key, $false, $false, $false)
            }
            & (Get-Module 'AwsRole') { Read-PickerKey }
            $script:waiting.Count | Should -Be 0 -Because 'what belongs to the key is taken with it'
        }
    }

    It 'is <Wanted> with <Rest> behind it' -ForEach @(
        @{ Rest = ''; Wanted = 'Escape' }
        @{ Rest = '[A'; Wanted = 'Up' }
        @{ Rest = '[B'; Wanted = 'Down' }
        @{ Rest = 'OA'; Wanted = 'Up' }
        @{ Rest = 'OB'; Wanted = 'Down' }
        @{ Rest = '[H'; Wanted = 'Home' }
        @{ Rest = 'OF'; Wanted = 'End' }
        @{ Rest = '[1~'; Wanted = 'Home' }
        @{ Rest = '[4~'; Wanted = 'End' }
        @{ Rest = '[5~'; Wanted = 'PageUp' }
        @{ Rest = '[6~'; Wanted = 'PageDown' }
        @{ Rest = '[3~'; Wanted = 'Delete' }
        @{ Rest = '[Z'; Wanted = 'Up' }
        @{ Rest = '[15~'; Wanted = '' }
        @{ Rest = '[1;5A'; Wanted = '' }
        @{ Rest = '['; Wanted = '' }
    ) {
        Read-Character "$([char] 27)$Rest" | Should -BeExactly $Wanted
    }
}
