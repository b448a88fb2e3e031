BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule

    function Search-Item {
        # The names that the picker shows, in its order, after these queries one after the other.
        param([object[]] $Items, [string[]] $Query)
        $numbers = & (Get-Module 'AwsRole') {
            param($items, $queries)
            $index = New-PickerIndex $items
            foreach ($query in $queries) { $found = Select-PickerMatch $index $query }
            $found
        } $Items $Query
        @(foreach ($number in $numbers) { $Items[$number].Name }) -join ' '
    }

    $items = @(
        @{ Name = 'payroll-dev'; Account = '111122223333'; Role = 'Developer'; Region = 'eu-west-1' }
        @{ Name = 'my-prod'; Account = '444455556666'; Role = 'Admin'; Region = 'us-east-1' }
        @{ Name = 'preprod'; Account = '444455556666'; Role = 'ReadOnly'; Region = 'ap-northeast-1' }
        @{ Name = 'prod-eu'; Account = '777788889999'; Role = 'ReadOnly'; Region = 'eu-west-1' }
        @{ Name = 'prod'; Account = '777788889999'; Role = 'Admin'; Region = 'us-east-1' }
        @{ Name = 'two words'; Region = 'eu-central-1' }
        @{ Name = 'x' }
    )
}

Describe 'The search of the picker' {
    It 'shows <Wanted> for "<Query>": <Because>' -ForEach @(
        @{ Query = ''; Wanted = 'payroll-dev my-prod preprod prod-eu prod two words x'; Because = 'all, in their order' }
        @{ Query = '   '; Wanted = 'payroll-dev my-prod preprod prod-eu prod two words x'; Because = 'blanks ask for nothing' }
        @{ Query = 'prod'; Wanted = 'prod prod-eu my-prod preprod payroll-dev'; Because = 'the name itself, its beginning, the beginning of a word, the middle, its letters' }
        @{ Query = 'PROD'; Wanted = 'prod prod-eu my-prod preprod payroll-dev'; Because = 'case does not count' }
        @{ Query = 'pyd'; Wanted = 'payroll-dev'; Because = 'letters in their order' }
        @{ Query = 'pod'; Wanted = 'prod-eu prod my-prod preprod payroll-dev'; Because = 'the closer the letters stand, and the nearer to the beginning, the better' }
        @{ Query = '4444'; Wanted = 'my-prod preprod'; Because = 'accounts are searched' }
        @{ Query = 'readonly'; Wanted = 'preprod prod-eu'; Because = 'roles are searched' }
        @{ Query = 'eu-'; Wanted = 'payroll-dev prod-eu two words'; Because = 'regions are searched' }
        @{ Query = 'eu'; Wanted = 'prod-eu payroll-dev two words'; Because = 'a name counts more than a region' }
        @{ Query = 'prod admin'; Wanted = 'prod my-prod'; Because = 'every word must be found, wherever it stands' }
        @{ Query = 'admin prod'; Wanted = 'prod my-prod'; Because = 'in any order' }
        @{ Query = 'two words'; Wanted = 'two words'; Because = 'a name with a blank can be typed' }
        @{ Query = 'dorp'; Wanted = ''; Because = 'letters in another order do not fit' }
        @{ Query = 'prod zzz'; Wanted = ''; Because = 'one word that is nowhere is enough' }
        @{ Query = '.*'; Wanted = ''; Because = 'no letter has a special meaning' }
        @{ Query = ']^\'; Wanted = ''; Because = 'not in a set of letters either' }
    ) {
        Search-Item $items $Query | Should -Be $Wanted
    }

    It 'finds after letters typed one by one, and erased, what it finds at once' {
        Search-Item $items 'p', 'pr', 'pro', 'prod' | Should -Be (Search-Item $items 'prod')
        Search-Item $items 'p', 'pr', 'pre', 'pr', 'pro' | Should -Be (Search-Item $items 'pro')
        Search-Item $items 'x', '' | Should -Be (Search-Item $items '')
        Search-Item $items 'eu', 'eu p' | Should -Be (Search-Item $items 'eu p')
    }

    It 'looks, for a letter more, only through what fitted before, and for a letter less through nothing' {
        $many = @(foreach ($number in 1..200) { @{ Name = "team-$number" } })
        Mock -ModuleName 'AwsRole' -CommandName 'Select-Word' -MockWith { $script:looked += $Candidates.Length; , [int[]] @($Candidates | Where-Object { $Index.Names[$_].Contains($Word) }) }
        $script:looked = 0
        Search-Item $many '1' | Should -BeLike 'team-1 *'
        $script:looked | Should -Be 200
        Search-Item $many '1', '19', '199' | Should -Be 'team-199'
        $script:looked | Should -Be (200 + 200 + 119 + 12)
        Search-Item $many '1', '19', '1', '' | Should -BeLike 'team-1 team-2 *'
        $script:looked | Should -Be (200 + 200 + 119 + 12 + 200 + 119)
    }

    It 'agrees with a search written plainly, for random names and queries' {
        $random = [random]::new(7)
        $letters = 'aab-.x日'.ToCharArray()
        $word = { param($length) -join @(for ($at = 0; $at -lt $length; $at++) { $letters[$random.Next($letters.Length)] }) }
        foreach ($round in 1..40) {
            $names = @(foreach ($number in 1..30) { & $word $random.Next(1, 9) }) | Select-Object -Unique
            $some = @(foreach ($name in $names) { @{ Name = $name } })
            $query = & $word $random.Next(1, 4)
            $pattern = @(foreach ($letter in $query.ToCharArray()) { [regex]::Escape("$letter") }) -join '.*'
            $expected = @($names | Where-Object { $_ -match $pattern } | Sort-Object) -join ' '
            $queries = @(for ($length = 1; $length -le $query.Length; $length++) { $query.Substring(0, $length) })
            @((Search-Item $some $queries) -split ' ' | Sort-Object) -join ' ' | Should -Be $expected -Because "of '$query' in $names"
        }
    }

    It 'is not slowed down by a name made for it' {
        $evil = @(foreach ($number in 1..50) { @{ Name = 'a' * 2000 + $number } })
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Search-Item $evil ('a' * 40 + 'b') | Should -Be ''
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
    }

    It 'finds <Query> in <Name>' -ForEach @(
        @{ Name = '開発環境'; Query = '環境' }
        @{ Name = '😀-prod'; Query = '😀' }
        @{ Name = "e$([char] 0x301)"; Query = 'e' }
        @{ Name = 'ÉCOLE'; Query = 'école' }
    ) {
        Search-Item @(@{ Name = 'xx' }, @{ Name = $Name }) $Query | Should -Be $Name
    }
}
