# The host's own runner: it must fail what fails. Real Pester has tests of its own.

BeforeDiscovery {
    $isHost = [System.IO.Path]::GetFileNameWithoutExtension([Environment]::ProcessPath) -eq 'awsrole-pwsh'
    if (-not $isHost) { Write-Warning 'Runner.Tests.ps1 is skipped: it tests the host''s own runner, and this is a real PowerShell.' }
}

Describe 'The runner' -Skip:(-not $isHost) {
    BeforeAll {
        # Runs the text as a test file and answers the totals, each test's result by name, and what was on the screen.
        function Invoke-Runner([string] $Text, [string[]] $Options = @()) {
            Set-Content "$TestDrive/nested.Tests.ps1" $Text
            $screen = & ([Environment]::ProcessPath) --pester "$TestDrive/nested.Tests.ps1" --report "$TestDrive/report.json" @Options 2>&1
            $code = $LASTEXITCODE
            $report = Get-Content "$TestDrive/report.json" -Raw | ConvertFrom-Json
            $results = @{}
            $messages = @{}
            foreach ($test in $report.tests) { $results[$test.name] = $test.result; $messages[$test.name] = $test.message }
            [pscustomobject]@{
                Passed = $report.passed; Failed = $report.failed; Skipped = $report.skipped
                Results = $results; Messages = $messages; ExitCode = $code; Screen = $screen -join "`n"
            }
        }
    }

    It 'counts what passes, fails and is skipped, and answers the number of failures' {
        $run = Invoke-Runner @'
Describe 'd' {
    It 'passes' { 1 | Should -Be 1 }
    It 'fails' { 1 | Should -Be 2 }
    It 'throws' { throw 'broken' }
    It 'skips' -Skip { throw 'never' }
    It 'decides to skip' { Set-ItResult -Skipped -Because 'of rain'; throw 'never' }
}
'@
        $run.Passed, $run.Failed, $run.Skipped | Should -Be 1, 2, 2
        $run.ExitCode | Should -Be 2
        $run.Screen | Should -BeLike '*Tests Passed: 1, Failed: 2, Skipped: 2'
        $run.Messages['d.fails'] | Should -BeLike 'Expected 2, but got 1.*nested.Tests.ps1:3*'
        $run.Messages['d.throws'] | Should -BeLike 'RuntimeException: broken*nested.Tests.ps1:4*'
        $run.Screen | Should -BeLike '*decides to skip is skipped, because of rain*'
    }

    It 'fails each test in which something goes wrong, and goes on' {
        $bad = [ordered]@{
            'a statement ends in an error' = '1 / 0; "goes on"'
            'a .NET method throws' = '[int]::Parse("x")'
            'a command is not there' = 'Invoke-NoSuchCommand'
            'an error stops' = 'Write-Error x -ErrorAction Stop'
            'an assertion fails in a function' = 'function f { 1 | Should -Be 2 }; f'
            'an assertion fails in a pipeline' = '1 | ForEach-Object { $_ | Should -Be 2 }'
            'exit is called' = 'exit 0'
            'a loop is left that is not there' = 'break'
            'an assertion has no operator' = '1 | Should'
        }
        $run = Invoke-Runner "Describe 'd' { $($bad.Keys | ForEach-Object { "It '$_' { $($bad[$_]) }; It 'after $_' { };" }) }"
        foreach ($title in $bad.Keys) {
            $run.Results["d.$title"] | Should -Be 'Failed' -Because $title
            $run.Results["d.after $title"] | Should -Be 'Passed' -Because "it comes after: $title"
        }
        $run.ExitCode | Should -Be $bad.Count
    }

    It 'passes a test that only writes an error, as Pester does' {
        (Invoke-Runner "Describe 'd' { It 'noisy' { Write-Error 'x' } }").Passed | Should -Be 1
    }

    It 'fails every test of a block whose setup fails, and still tears it down' {
        $run = Invoke-Runner @'
Describe 'd' {
    BeforeAll { throw 'no setup' }
    AfterAll { Set-Content "$PSScriptRoot/torn.txt" 'down' }
    It 'one' { }
    Context 'inner' { It 'two' { } }
}
Describe 'other' { It 'three' { } }
'@
        $run.Results['d.one'], $run.Results['d.inner.two'], $run.Results['other.three'] | Should -Be 'Failed', 'Failed', 'Passed'
        "$TestDrive/torn.txt" | Should -Exist
    }

    It 'fails a test whose <Setup> fails' -ForEach @{ Setup = 'BeforeEach' }, @{ Setup = 'AfterEach' } {
        (Invoke-Runner "Describe 'd' { $Setup { throw 'x' }; It 'one' { } }").Results['d.one'] | Should -Be 'Failed'
    }

    It 'reports a teardown that fails' {
        $run = Invoke-Runner "Describe 'd' { AfterAll { throw 'x' }; It 'one' { } }"
        $run.Results['d.one'] | Should -Be 'Passed'
        $run.Failed | Should -Be 1
    }

    It 'fails a file that does not <Title>' -ForEach @(
        @{ Title = 'parse'; Text = "Describe 'd' { It 'one' { }" }
        @{ Title = 'discover'; Text = "throw 'x'" }
        @{ Title = 'keep out of the session'; Text = "Describe 'd' { `$Host.SetShouldExit(0); It 'one' { } }" }
        @{ Title = 'give It a body'; Text = "Describe 'd' { It 'one' }" }
        @{ Title = 'keep It out of It'; Text = "It 'a' { It 'b' { } }" }
    ) {
        $run = Invoke-Runner $Text
        $run.Failed | Should -Be 1
        $run.ExitCode | Should -Be 1
    }

    It 'runs setups outside in, teardowns inside out, and each test in a scope of its own' {
        $run = Invoke-Runner @'
BeforeAll { $script:log = @('file'); $fromFile = 1 }
Describe 'outer' {
    BeforeAll { $script:log += 'outer all'; $fromOuter = 2 }
    BeforeEach { $script:log += 'outer each' }
    AfterEach { $script:log += 'outer done' }
    Context 'inner' {
        BeforeEach { $script:log += 'inner each'; $fresh = 0 }
        AfterEach { $script:log += 'inner done' }
        It 'first' { $fresh++; $mine = 1; $fresh | Should -Be 1; $fromFile + $fromOuter | Should -Be 3 }
        It 'second' { $fresh | Should -Be 0; Get-Variable mine -ErrorAction Ignore | Should -BeNullOrEmpty }
    }
    It 'last' {
        $script:log -join ', ' | Should -Be ('file, outer all, outer each, inner each, inner done, outer done, ' +
            'outer each, inner each, inner done, outer done, outer each')
    }
}
'@
        $run.Messages.Values | Where-Object { $_ } | Should -BeNullOrEmpty
        $run.Passed | Should -Be 3
    }

    It 'makes a test of each case, with its values and its title' {
        $run = Invoke-Runner @'
BeforeDiscovery { $cases = @{ a = 1; b = @{ c = 'deep' } }, @{ a = 2; b = @{ c = 'x' } } }
Describe 'group <_>' -ForEach 'p', 'q' {
    It 'case <a> <b.c>' -ForEach $cases { $a | Should -BeIn 1, 2; $_.b.c | Should -Be $b.c }
    It 'item <_>' -ForEach 7 { $_ | Should -Be 7 }
    It 'sees the group' { $_ | Should -BeIn 'p', 'q' }
}
'@
        $run.Failed | Should -Be 0
        $run.Results.Keys | Sort-Object | Should -Be @(
            'group p.case 1 deep', 'group p.case 2 x', 'group p.item 7', 'group p.sees the group'
            'group q.case 1 deep', 'group q.case 2 x', 'group q.item 7', 'group q.sees the group')
    }

    It 'runs only what the filter and the tags select' {
        $text = "Describe 'd' { It 'apple' -Tag Slow { }; It 'pear' { throw 'x' } }"
        (Invoke-Runner $text '--filter', 'd.app').Passed | Should -Be 1
        (Invoke-Runner $text '--filter', 'd.app').Failed | Should -Be 0
        (Invoke-Runner $text '--tag', 'slow').Results.Keys | Should -Be 'd.apple'
        (Invoke-Runner $text '--exclude-tag', 'slow').Results.Keys | Should -Be 'd.pear'
    }

    It 'empties the test drive after each block' {
        (Invoke-Runner @'
Describe 'd' {
    BeforeAll { 'x' > TestDrive:/kept.txt }
    Context 'a' { It 'writes' { 'x' > TestDrive:/a.txt; "$TestDrive/a.txt" | Should -Exist } }
    It 'has only its own' { "$TestDrive/a.txt" | Should -Not -Exist; 'TestDrive:/kept.txt' | Should -Exist }
}
Describe 'e' { It 'has nothing' { Get-ChildItem TestDrive: | Should -BeNullOrEmpty } }
'@).Failed | Should -Be 0
    }

    It 'keeps the files apart: variables, environment and location' {
        Set-Content "$TestDrive/a.Tests.ps1" "Describe 'a' { It 'x' { `$global:leak = 1; `$env:AWSROLE_LEAK = 1; Set-Location / } }"
        Set-Content "$TestDrive/b.Tests.ps1" "Describe 'b' { It 'y' { `$global:leak | Should -BeNullOrEmpty; `$env:AWSROLE_LEAK | Should -BeNullOrEmpty; `$PWD.Path | Should -Not -Be '/' } }"
        $null = & ([Environment]::ProcessPath) --pester "$TestDrive/a.Tests.ps1" "$TestDrive/b.Tests.ps1"
        $LASTEXITCODE | Should -Be 0
    }

    It 'refuses <Title>' -ForEach @(
        @{ Title = 'to run nothing'; Options = @() }
        @{ Title = 'a path that is not there'; Options = @('/none.Tests.ps1') }
        @{ Title = 'an option it does not know'; Options = @('--nope') }
    ) {
        $null = & ([Environment]::ProcessPath) --pester @Options 2>&1
        $LASTEXITCODE | Should -Be 64
    }
}
