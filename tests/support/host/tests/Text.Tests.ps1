Describe 'ConvertTo-Json' {
    It 'writes <Title>' -ForEach @(
        @{ Title = 'null'; Value = $null; Expected = 'null' }
        @{ Title = 'text with quotes and control characters'; Value = "q`"\`n"; Expected = '"q\"\\\n"' }
        @{ Title = 'letters of other scripts as they are'; Value = 'é日'; Expected = '"é日"' }
        @{ Title = 'numbers'; Value = 1.5; Expected = '1.5' }
        @{ Title = 'an object'; Value = [pscustomobject]@{ a = 1; b = $null; c = $true }; Expected = '{"a":1,"b":null,"c":true}' }
        @{ Title = 'lists in dictionaries'; Value = [ordered]@{ a = @(1, 2); b = @() }; Expected = '{"a":[1,2],"b":[]}' }
        @{ Title = 'an enum as a number'; Value = [DayOfWeek]::Monday; Expected = '1' }
    ) {
        ConvertTo-Json $Value -Compress | Should -BeExactly $Expected
    }

    It 'goes as deep as it is told, and warns when that was not deep enough' {
        $deep = @{ a = @{ b = @{ c = @{ d = 1 } } } }
        $deep | ConvertTo-Json -Compress -Depth 5 | Should -BeExactly '{"a":{"b":{"c":{"d":1}}}}'
        $deep | ConvertTo-Json -Compress -WarningAction SilentlyContinue -WarningVariable warned | Should -BeExactly '{"a":{"b":{"c":"System.Collections.Hashtable"}}}'
        $warned | Should -HaveCount 1
    }

    It 'makes one list of several inputs' { 1, 2 | ConvertTo-Json -Compress | Should -BeExactly '[1,2]' }
}

Describe 'ConvertFrom-Json' {
    It 'reads objects, lists and scalars' {
        $read = '{"a":1,"b":[1,2.5,"x",null,true],"c":{"d":"e"}}' | ConvertFrom-Json
        $read.a | Should -Be 1
        $read.b | Should -Be 1, 2.5, 'x', $null, $true
        $read.c.d | Should -Be 'e'
    }

    It 'reads a document that came in lines' { ('{', '"a":1', '}' | ConvertFrom-Json).a | Should -Be 1 }

    It 'reads several documents' { '{"a":1}', '{"a":2}' | ConvertFrom-Json | ForEach-Object a | Should -Be 1, 2 }

    It 'makes a dictionary in the order of the text' { ('{"b":1,"a":2}' | ConvertFrom-Json -AsHashtable).Keys | Should -Be 'b', 'a' }

    It 'refuses <Title>' -ForEach @(
        @{ Title = 'what is no JSON'; Text = '{a'; Id = 'System.ArgumentException,Microsoft.PowerShell.Commands.ConvertFromJsonCommand' }
        @{ Title = 'an empty name'; Text = '{"":1}'; Id = 'EmptyKeyInJsonString,Microsoft.PowerShell.Commands.ConvertFromJsonCommand' }
        @{ Title = 'names that differ in case only'; Text = '{"a":1,"A":2}'; Id = 'KeysWithDifferentCasingInJsonString,Microsoft.PowerShell.Commands.ConvertFromJsonCommand' }
    ) {
        { $Text | ConvertFrom-Json } | Should -Throw -ErrorId $Id
    }
}

Describe 'Select-String' {
    It 'finds lines and what matched in them' {
        $found = 'a1', 'b', 'c2' | Select-String '\d'
        $found.LineNumber | Should -Be 1, 3
        $found.Matches.Value | Should -Be '1', '2'
    }

    It 'finds in files' {
        'x', 'needle' > "$TestDrive/hay.txt"
        (Select-String -Path "$TestDrive/*.txt" -Pattern 'NEEDLE').LineNumber | Should -Be 2
        Select-String -Path "$TestDrive/*.txt" -Pattern 'NEEDLE' -CaseSensitive | Should -BeNullOrEmpty
    }

    It 'takes a pattern as text with -SimpleMatch' { 'a.b', 'axb' | Select-String 'a.b' -SimpleMatch -Raw | Should -Be 'a.b' }
}

Describe 'ConvertFrom-StringData' {
    It 'reads names and values' {
        $read = "a = 1`n# note`nb=x=y" | ConvertFrom-StringData
        $read.a | Should -Be '1'
        $read.b | Should -Be 'x=y'
    }

    It 'refuses a line without a value' { { 'bad' | ConvertFrom-StringData } | Should -Throw '*name=value*' }
}
