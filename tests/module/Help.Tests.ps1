BeforeDiscovery {
    . "$PSScriptRoot/support.ps1"
    $commands = @(foreach ($help in Read-CommandHelp) { @{ Command = $help.Name; Help = $help } })
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
}

Describe 'The help of <Command>' -ForEach $commands {
    It 'has a synopsis of one line and a description' {
        $Help.Synopsis | Should -Not -BeNullOrEmpty
        $Help.Synopsis | Should -Not -Match '\n'
        $Help.Description | Should -Not -BeNullOrEmpty
    }

    It 'has at least three examples, each with a word on it' {
        $Help.Examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $Help.Examples) { $example.Text | Should -Match '\w+.*\.$' -Because $example.Code }
    }

    It 'has links, and each command among them is there' {
        $Help.Links.Count | Should -BeGreaterThan 0
        foreach ($link in $Help.Links) {
            if ($link -notmatch '^https://') { Get-Command -Name $link -Module 'AwsRole' | Should -Not -BeNullOrEmpty -Because $link }
        }
    }

    It 'says what goes in and what comes out' {
        $Help.Inputs | Should -Not -BeNullOrEmpty
        $Help.Outputs | Should -Not -BeNullOrEmpty
    }
}

Describe 'The help' {
    It 'is there for every cmdlet' {
        $written = @(Read-CommandHelp).Name
        (Get-Command -Module 'AwsRole' -CommandType Function).Name | Where-Object { $_ -notin $written } | Should -BeNullOrEmpty
    }
}
