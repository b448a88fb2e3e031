Describe 'Select-Object' {
    It 'takes <Title>' -ForEach @(
        @{ Title = 'the first'; Arguments = @{ First = 2 }; Expected = 1, 2 }
        @{ Title = 'the last'; Arguments = @{ Last = 2 }; Expected = 4, 5 }
        @{ Title = 'all but the first'; Arguments = @{ Skip = 3 }; Expected = 4, 5 }
        @{ Title = 'all but the last'; Arguments = @{ SkipLast = 3 }; Expected = 1, 2 }
        @{ Title = 'some after some'; Arguments = @{ First = 2; Skip = 1 }; Expected = 2, 3 }
        @{ Title = 'some before the last'; Arguments = @{ Last = 2; Skip = 1 }; Expected = 3, 4 }
        @{ Title = 'both ends'; Arguments = @{ First = 1; Last = 1 }; Expected = 1, 5 }
        @{ Title = 'places'; Arguments = @{ Index = 0, 3 }; Expected = 1, 4 }
        @{ Title = 'all but places'; Arguments = @{ SkipIndex = 0, 3 }; Expected = 2, 3, 5 }
    ) {
        1..5 | Select-Object @Arguments | Should -Be $Expected
    }

    It 'stops the commands before it once it has enough' {
        $script:made = 0
        1..100 | ForEach-Object { $script:made++; $_ } | Select-Object -First 2 | Should -Be 1, 2
        $script:made | Should -Be 2
    }

    It 'makes objects of the properties, the calculated ones too' {
        $made = [pscustomobject]@{ A = 1; B = 2 } | Select-Object B, @{ Name = 'C'; Expression = { $_.A + 10 } }, Nope
        $made.psobject.Properties.Name | Should -Be 'B', 'C', 'Nope'
        $made.C | Should -Be 11
        $made.Nope | Should -BeNullOrEmpty
    }

    It 'leaves properties out' {
        ([pscustomobject]@{ A = 1; B = 2; C = 3 } | Select-Object * -ExcludeProperty B).psobject.Properties.Name | Should -Be 'A', 'C'
    }

    It 'unrolls the property to expand' {
        [pscustomobject]@{ A = 1, 2 } | Select-Object -ExpandProperty A | Should -Be 1, 2
    }

    It 'reports a property to expand that is not there, and goes on' {
        [pscustomobject]@{ B = 1 }, [pscustomobject]@{ A = 2 } |
            Select-Object -ExpandProperty A -ErrorAction SilentlyContinue -ErrorVariable seen | Should -Be 2
        $seen[0].FullyQualifiedErrorId | Should -Be 'ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand'
    }

    It 'drops what it has seen with -Unique' {
        1, 2, 1 | Select-Object -Unique | Should -Be 1, 2
        [pscustomobject]@{ A = 1 }, [pscustomobject]@{ A = 1 } | Select-Object A -Unique | Should -HaveCount 1
    }
}

Describe 'Sort-Object' {
    It 'sorts numbers as numbers and text without regard to case' {
        10, 9, 1 | Sort-Object | Should -Be 1, 9, 10
        'b', 'A', 'c' | Sort-Object | Should -Be 'A', 'b', 'c'
    }

    It 'sorts by several keys, each in its own direction' {
        $rows = [pscustomobject]@{ N = 'b'; V = 1 }, [pscustomobject]@{ N = 'a'; V = 1 }, [pscustomobject]@{ N = 'c'; V = 0 }
        ($rows | Sort-Object V, @{ Expression = 'N'; Descending = $true }).N | Should -Be 'c', 'b', 'a'
    }

    It 'keeps the order of equal ones' {
        $rows = 1..20 | ForEach-Object { [pscustomobject]@{ Key = $_ % 2; Place = $_ } }
        @(($rows | Sort-Object Key -Stable).Place)[0..2] | Should -Be 2, 4, 6
    }

    It 'drops equal ones with -Unique' { 3, 1, 3 | Sort-Object -Unique | Should -Be 1, 3 }

    It 'puts what has no key last' {
        ([pscustomobject]@{ A = 1 }, [pscustomobject]@{ B = 2 } | Sort-Object A -Descending)[1].B | Should -Be 2
    }
}

Describe 'Group-Object' {
    It 'counts and names the groups' {
        $groups = 'a', 'b', 'a' | Group-Object
        $groups.Name | Should -Be 'a', 'b'
        $groups.Count | Should -Be 2
        $groups[0].Group | Should -Be 'a', 'a'
    }

    It 'groups by what a script block says' {
        (1..4 | Group-Object { $_ % 2 -eq 0 } -AsHashTable -AsString)['True'] | Should -Be 2, 4
    }
}

Describe 'Measure-Object' {
    It 'adds up and compares' {
        $found = 1, 2, 3 | Measure-Object -Sum -Average -Minimum -Maximum
        $found.Count, $found.Sum, $found.Average, $found.Minimum, $found.Maximum | Should -Be 3, 6, 2, 1, 3
    }

    It 'measures a property' { ([pscustomobject]@{ A = 2 }, [pscustomobject]@{ A = 3 } | Measure-Object A -Sum).Sum | Should -Be 5 }

    It 'measures text' { ('a b', 'c' | Measure-Object -Word).Words | Should -Be 3 }
}

Describe 'Compare-Object' {
    It 'says on which side each difference is' {
        $found = Compare-Object 1, 2, 3 2, 3, 4 | Sort-Object InputObject
        $found.InputObject | Should -Be 1, 4
        $found.SideIndicator | Should -Be '<=', '=>'
    }

    It 'finds nothing between equal things' { Compare-Object 1, 2 2, 1 | Should -BeNullOrEmpty }
}

Describe 'New-Object' {
    It 'chooses the constructor by its arguments' { (New-Object System.Uri 'http://x/y').Host | Should -Be 'x' }

    It 'sets properties' { (New-Object psobject -Property @{ A = 1 }).A | Should -Be 1 }

    It 'refuses a type that does not exist' {
        { New-Object NoSuchType } | Should -Throw -ErrorId 'TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand'
    }

    It 'passes on what the constructor throws' {
        { New-Object System.Uri 'not a uri' } | Should -Throw -ErrorId 'ConstructorInvokedThrowException,Microsoft.PowerShell.Commands.NewObjectCommand'
    }
}

Describe 'Add-Member and Get-Member' {
    It 'adds notes and computed properties' {
        $thing = [pscustomobject]@{ A = 1 }
        $thing | Add-Member B 2
        $thing | Add-Member -MemberType ScriptProperty C { $this.A + $this.B }
        $thing.C | Should -Be 3
    }

    It 'does not overwrite without -Force' {
        $thing = [pscustomobject]@{ A = 1 }
        { $thing | Add-Member A 2 -ErrorAction Stop } | Should -Throw -ErrorId 'MemberAlreadyExists*'
        $thing | Add-Member A 2 -Force
        $thing.A | Should -Be 2
    }

    It 'tells the members of an object' {
        ([pscustomobject]@{ A = 1 } | Get-Member -MemberType NoteProperty).Name | Should -Be 'A'
    }
}

Describe 'Get-Date' {
    It 'takes the parts that are given' {
        Get-Date -Year 2020 -Month 2 -Day 3 -Hour 4 -Minute 5 -Second 6 -Millisecond 0 -Format 'yyyy-MM-ddTHH:mm:ss.fff' | Should -Be '2020-02-03T04:05:06.000'
    }

    It 'reads a Unix time' { (Get-Date -UnixTimeSeconds 0).ToUniversalTime().Year | Should -Be 1970 }
}

Describe 'Get-Random, Get-Unique and New-Guid' {
    It 'stays between the bounds' { 1..20 | ForEach-Object { Get-Random -Minimum 5 -Maximum 7 } | Should -BeIn 5, 6 }

    It 'picks from what it is given' { 'a', 'b' | Get-Random | Should -BeIn 'a', 'b' }

    It 'drops neighbours that are equal' { 1, 1, 2, 1 | Get-Unique | Should -Be 1, 2, 1 }

    It 'makes a GUID' { New-Guid | Should -BeOfType guid }
}
