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

Describe 'The help in the language of the user' {
    BeforeAll {
        # A session reads the help in one language, that of its first Get-Help.
        $shown = @{}
        foreach ($language in 'en-US', 'ja-JP', 'fr-FR') {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param([string] $Language, [string] $Module)
                    [cultureinfo]::CurrentUICulture = $Language
                    Import-Module -Name "$Module/AwsRole.psd1"
                    $help = Get-Help -Name 'Set-AwsRole' -Full
                    # Of the others one language will do.
                    $names = @(if ($Language -eq 'ja-JP') { (Get-Command -Module 'AwsRole' -CommandType Function).Name; 'awsp' } else { 'Set-AwsRole' })
                    @{
                        Synopses   = @(foreach ($name in $names) { (Get-Help -Name $name).Synopsis })
                        Syntax     = ($help.syntax | Out-String -Width 1000).Trim()
                        Table      = @(foreach ($item in $help.parameters.parameter) { "$($item.name) $($item.type.name) $($item.required) $($item.position) $($item.pipelineInput)" }) -join "`n"
                        Parameters = @(foreach ($item in $help.parameters.parameter) { $item.description[0].Text })
                        Parameter  = (Get-Help -Name 'Set-AwsRole' -Parameter 'RoleArn').description[0].Text
                        Codes      = @($help.examples.example.code) -join "`n"
                        Remarks    = @(foreach ($item in $help.examples.example) { $item.remarks[0].Text })
                        Links      = @($help.relatedLinks.navigationLink | ForEach-Object { "$($_.linkText)$($_.uri)" }) -join "`n"
                        Page       = $help | Out-String
                    }
                }.ToString()).AddArgument($language).AddArgument((Get-BuiltModule))
            try { $shown[$language] = $shell.Invoke()[0] } finally { $shell.Dispose() }
        }
        $english = $shown['en-US']
        $japanese = $shown['ja-JP']
    }

    It 'is Japanese in Japanese: the synopsis of every cmdlet, every parameter and example of one' {
        $texts = @($japanese.Synopses) + @($japanese.Parameters) + @($japanese.Remarks) + @($japanese.Parameter)
        @($japanese.Synopses).Count | Should -Be (@(Read-CommandHelp).Count + 1) -Because 'awsp has it, too'
        $texts | Where-Object { $_ -notmatch '[\u3040-\u30ff]' } | Should -BeNullOrEmpty
    }

    It 'has the same syntax, parameters, code and links in each language' {
        $english.Syntax | Should -Match '^Set-AwsRole \[-Region <String>\] (.|\n)*Set-AwsRole \[-Profile\] <String> '
        $english.Table | Should -Match 'Profile String true 1 true \(ByValue, ByPropertyName\)'
        foreach ($name in 'Syntax', 'Table', 'Codes', 'Links') { $japanese.$name | Should -Be $english.$name }
    }

    It 'is that of the comments in English' {
        $written = Read-CommandHelp | Where-Object { $_.Name -eq 'Set-AwsRole' }
        $english.Synopses | Should -Be $written.Synopsis
        $english.Codes | Should -Be (@($written.Examples.Code) -join "`n")
        ($english.Remarks -join '|') | Should -Be (@($written.Examples.Text) -join '|')
    }

    It 'is English for all other languages' {
        $shown['fr-FR'].Page | Should -Be $english.Page
    }
}
