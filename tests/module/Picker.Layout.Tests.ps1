BeforeDiscovery {
    $texts = @(
        @{ Text = 'plain'; Cells = 5 }
        @{ Text = ''; Cells = 0 }
        @{ Text = '開発環境'; Cells = 8 }
        @{ Text = 'ｶﾅ'; Cells = 2 }
        @{ Text = 'ＡＢ'; Cells = 4 }
        @{ Text = '한국'; Cells = 4 }
        @{ Text = "e$([char] 0x301)te"; Cells = 3 }
        @{ Text = "か$([char] 0x3099)"; Cells = 2 }
        @{ Text = [char]::ConvertFromUtf32(0x1F600); Cells = 2 }
        @{ Text = [char]::ConvertFromUtf32(0x20BB7); Cells = 2 }
        @{ Text = [char]::ConvertFromUtf32(0x1D400); Cells = 1 }
        @{ Text = [char]::ConvertFromUtf32(0x1F1EF) + [char]::ConvertFromUtf32(0x1F1F5); Cells = 2 }
        @{ Text = '…→é'; Cells = 3 }
        @{ Text = "$([char] 0xD83D)"; Cells = 1 }
    )
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $escape = [char] 27

    function Format-Window {
        # The lines of the picker in a window, without its attributes.
        param([object[]] $Items, [int] $Width, [int] $Height, [hashtable] $Options = @{ Title = 'AWS role' }, [string[]] $Keys = @())
        $frame = & (Get-Module 'AwsRole') {
            param($items, $options, $size, $keys)
            $state = New-PickerState (New-PickerIndex $items) $options $size
            foreach ($key in $keys) { $state = Step-Picker $state $key }
            Format-Picker $state
        } $Items $Options @{ Width = $Width; Height = $Height } $Keys
        @{ Lines = @($frame.Lines -replace "$escape\[\d+m"); Column = $frame.Column }
    }

    function Measure-Cell {
        param([string] $Text)
        & (Get-Module 'AwsRole') { param($text) (ConvertTo-CellText $text).Length } $Text
    }

    $items = @(
        @{ Name = '開発環境'; Account = '111122223333'; Role = '開発者'; Region = 'ap-northeast-1'; Left = '59 min'; IsCurrent = $true }
        @{ Name = 'prod'; Account = '444455556666'; Role = 'Admin'; Region = 'us-east-1'; IsProtected = $true }
        @{ Name = "$([char]::ConvertFromUtf32(0x1F600)) e$([char] 0x301)moji"; Region = 'eu-west-1' }
        @{ Name = 'a-very-long-name-of-a-profile-that-fits-no-window'; Account = '777788889999' }
    )
}

Describe 'The width of a text' {
    It 'is <Cells> for <Text>' -ForEach $texts {
        Measure-Cell $Text | Should -Be $Cells
    }

    It 'becomes exactly <_> cells, filled or cut between characters' -ForEach 1, 2, 3, 4, 5, 6, 7, 12 {
        foreach ($text in 'plain text', '開発環境', "a開e$([char] 0x301)$([char]::ConvertFromUtf32(0x1F600))b", '') {
            $cut = & (Get-Module 'AwsRole') { param($text, $width) Limit-CellText $text $width } $text $_
            Measure-Cell $cut | Should -Be $_ -Because "of '$text' as '$cut'"
            ($cut.TrimEnd() -replace '~\z').TrimEnd() | Should -BeIn @(for ($length = 0; $length -le $text.Length; $length++) { $text.Substring(0, $length).TrimEnd() })
        }
    }
}

Describe 'The window of the picker' {
    It 'begins each column in one cell, whatever is in it, <Width> cells wide' -ForEach @{ Width = 40 }, @{ Width = 60 }, @{ Width = 80 }, @{ Width = 120 } {
        $lines = (Format-Window $items $Width 10).Lines
        $starts = foreach ($line in $lines[2..5]) {
            # The terminal is told the cell; the text before it must end there too.
            foreach ($told in [regex]::Matches($line, "$escape\[(\d+)G")) {
                $before = $line.Substring(0, $told.Index) -replace "$escape\[\d+G"
                Measure-Cell $before | Should -Be ([int] $told.Groups[1].Value - 1) -Because $line
                $told.Groups[1].Value
            }
        }
        $columns = @($starts | Sort-Object -Unique).Count
        @($starts).Count | Should -Be (4 * $columns)
        $columns | Should -BeGreaterThan 0
    }

    It 'leaves the last of <Width> cells free on every line, <Height> lines high, and fills the height' -ForEach @(
        foreach ($width in 1, 2, 5, 12, 20, 39, 40, 41, 79, 120, 300) { foreach ($height in 1, 2, 3, 4, 5, 6, 12, 40) { @{ Width = $width; Height = $height } } }
    ) {
        foreach ($query in '', 'zzz', ('x' * 200), '開発環境開発環境開発環境') {
            $window = Format-Window $items $Width $Height @{ Title = 'AWS role'; Query = $query }
            $window.Lines.Count | Should -Be ([math]::Max(2, $Height))
            if ($Width -lt 12) { continue }
            foreach ($line in $window.Lines) { Measure-Cell ($line -replace "$escape\[\d+G") | Should -BeLessThan $Width -Because "'$line'" }
            $window.Column | Should -BeLessOrEqual $Width
        }
    }

    It 'shows in 40 cells the name, what is left, and the account' {
        $lines = (Format-Window $items 40 10).Lines -replace "$escape\[\d+G"
        $lines[1].TrimEnd() | Should -Be '    Profile        Account       Left'
        $lines[2].TrimEnd() | Should -Be '>*  開発環境       111122223333  59 min'
        $lines[3].TrimEnd() | Should -Be '  ! prod           444455556666'
        $lines[5].TrimEnd() | Should -Be '    a-very-long-~  777788889999'
    }

    It 'shows all columns in 120 cells' {
        $lines = (Format-Window $items 120 10).Lines -replace "$escape\[\d+G"
        foreach ($word in 'Profile', 'Account', 'Role', 'Region', 'Left') { $lines[1] | Should -BeLike "*$word*" }
        $lines[2] | Should -Match '開発環境 +111122223333 +開発者 +ap-northeast-1 +59 min'
        $lines[5] | Should -BeLike '*that-fits-no-window*'
    }

    It 'leaves out a column that no item has' {
        $lines = (Format-Window @(@{ Name = 'a'; Region = 'eu-west-1' }) 120 10).Lines
        $lines[1].TrimEnd() -replace "$escape\[\d+G" -replace ' +', ' ' | Should -Be ' Profile Region'
    }

    It 'shows the query, how many fit, and the cursor behind what was typed' {
        $window = Format-Window $items 60 10 -Keys 'p', 'r', 'o', 'd'
        $window.Lines[0] | Should -Match '^AWS role> prod +2/4$'
        $window.Column | Should -Be 15
        (Format-Window $items 60 10 -Keys '開').Column | Should -Be 13
    }

    It 'shows the end of a query that is too long' {
        (Format-Window $items 40 10 @{ Title = 'AWS role'; Query = ('x' * 100) + 'end' }).Lines[0] | Should -Match '^AWS role> x+end +0/4$'
    }

    It 'says so when nothing fits' {
        (Format-Window $items 40 10 -Keys 'z', 'z').Lines[2].Trim() | Should -Be 'nothing fits'
    }

    It 'numbers the first ten items where digits pick' {
        $many = @(foreach ($number in 0..11) { @{ Name = "a$number" } })
        $lines = (Format-Window $many 40 20 @{ Title = 'x'; PickByDigit = $true }).Lines
        $lines[2].TrimEnd() | Should -Be '> 0 a0'
        $lines[11].TrimEnd() | Should -Be '  9 a9'
        $lines[12].TrimEnd() | Should -Be '    a10'
    }

    It 'makes <_> in a name inert' -ForEach 'a control character', 'a sequence', 'a direction', 'a line break', 'a joiner' {
        $bad = @{
            'a control character' = "x$([char] 7)y"; 'a sequence' = "x$escape[31my"; 'a direction' = "x$([char] 0x202E)y"
            'a line break' = "x`ny"; 'a joiner' = "x$([char] 0x200D)y"
        }[$_]
        foreach ($column in 'Name', 'Account', 'Role', 'Region', 'Left') {
            $item = @{ Name = 'n' }
            $item[$column] = $bad
            $lines = (Format-Window @($item) 120 10).Lines -replace "$escape\[\d+G"
            $lines -join '' | Should -Not -Match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'
            $lines[2] | Should -Match 'x\?'
        }
        (Format-Window $items 120 10 @{ Title = 'x'; Query = $bad }).Lines[0] | Should -Not -Match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'
    }
}

Describe 'What is drawn' {
    BeforeAll {
        function Compare-Line {
            param([string[]] $Now, [string[]] $Before)
            $frame = @{ Lines = $Now; Column = 3 }
            $earlier = if ($Before) { @{ Lines = $Before; Column = 1 } }
            (& (Get-Module 'AwsRole') { param($frame, $earlier) Compare-PickerFrame $frame $earlier } $frame $earlier).Replace("$escape", 'E')
        }
    }

    It 'is all of it at first, on an empty screen' {
        Compare-Line @('a', 'b') | Should -BeExactly 'E[?25lE[0mE[2JE[1;1HaE[KE[2;1HbE[KE[1;3HE[?25h'
    }

    It 'is the query and the lines that changed, later' {
        Compare-Line @('a', 'b', 'c') @('a', 'b', 'x') | Should -BeExactly 'E[?25lE[1;1HaE[KE[3;1HcE[KE[1;3HE[?25h'
    }

    It 'is three lines for a step down, of however many items' {
        $many = @(foreach ($number in 1..500) { @{ Name = "team-$number" } })
        $text = & (Get-Module 'AwsRole') {
            param($items)
            $state = New-PickerState (New-PickerIndex $items) @{ Title = 'AWS role' } @{ Width = 120; Height = 40 }
            Compare-PickerFrame (Format-Picker (Step-Picker $state 'Down')) (Format-Picker $state)
        } $many
        [regex]::Matches($text, "$escape\[K").Count | Should -Be 3
    }
}
