BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $commands = (Get-Module -Name 'AwsRole').ExportedFunctions
    $written = @(Read-CommandHelp)
    $common = @([System.Management.Automation.Cmdlet]::CommonParameters) + @([System.Management.Automation.Cmdlet]::OptionalCommonParameters)
    # These cannot fail: they have no such parameters, and work in every state of the shell.
    $neverFail = 'Clear-AwsRole', 'Get-AwsRole', 'Get-AwsRolePrompt', 'Get-AwsRoleServer', 'Stop-AwsRoleServer', 'Test-AwsConfig'

    function Find-WrongCall {
        # Mistakes in an example: a command or a parameter that does not exist, or a syntax error.
        param([string] $Code)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $problems)
        foreach ($problem in $problems) { "${Code}: $problem" }
        # Adding to a set takes every node, as { $true } does, in an eighth of the time.
        $nodes = [System.Collections.Generic.HashSet[object]]::new()
        $null = $tree.FindAll([System.Func[System.Management.Automation.Language.Ast, bool]] $nodes.Add, $true)
        foreach ($call in $nodes) {
            if ($call -isnot [System.Management.Automation.Language.CommandAst] -or $call.GetCommandName() -notmatch '-Aws') { continue }
            $called = $commands[$call.GetCommandName()]
            if ($null -eq $called) { "${Code}: $($call.GetCommandName())"; continue }
            foreach ($given in $call.CommandElements) {
                if ($given -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
                if (-not $called.Parameters.ContainsKey($given.ParameterName)) { "${Code}: -$($given.ParameterName)" }
            }
        }
    }
}

Describe 'The help' {
    It 'exists for every cmdlet' {
        $commands.Keys | Where-Object { $_ -notin $written.Name } | Should -BeNullOrEmpty
    }

    It 'has a synopsis of one line and a description' {
        $written | Where-Object { $_.Synopsis -notmatch '\A[^\n]+\.\z' -or $_.Description.Length -le 100 } | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }

    It 'explains every parameter, and recommends a SecureString for secrets' {
        $wrong = foreach ($help in $written) {
            foreach ($parameter in $commands[$help.Name].Parameters.Values) {
                $text = "$($help.Parameters[$parameter.Name.ToUpperInvariant()])".Trim()
                if ($parameter.Name -notin $common -and ($text.Length -le 10 -or ($parameter.ParameterType -eq [object] -and $text -notmatch 'SecureString'))) { "$($help.Name) -$($parameter.Name)" }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'has at least three explained examples, one of which shows an error and its reason if the cmdlet can fail' {
        $wrong = foreach ($help in $written) {
            if ($help.Examples.Count -lt 3) { $help.Name }
            foreach ($example in $help.Examples) { if ($example.Text -notmatch '\w+.*\.$') { "$($help.Name): $($example.Code)" } }
            if ($help.Name -notin $neverFail -and -not ($help.Examples.Text -match '\AFails ')) { $help.Name }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'has examples that parse, with commands and parameters that exist' {
        $codes = @($written.Examples.Code)
        $codes.Count | Should -BeGreaterThan 100
        $codes | ForEach-Object { Find-WrongCall $_ } | Should -BeNullOrEmpty
    }

    It 'has links to existing commands' {
        $wrong = foreach ($help in $written) {
            if (-not $help.Links) { $help.Name }
            foreach ($link in $help.Links) { if ($link -notmatch '^https://' -and -not $commands.ContainsKey($link)) { "$($help.Name): $link" } }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'describes input and output types' {
        $written | Where-Object { -not $_.Inputs -or -not $_.Outputs -or $commands[$_.Name].OutputType.Count -eq 0 } | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }
}

Describe 'The help in the language of the user' {
    BeforeAll {
        function Invoke-InLanguage {
            # A session reads the help in one language: that of its first Get-Help.
            param([string] $Language, [string] $Script)
            $shell = [powershell]::Create()
            $null = $shell.AddScript("[cultureinfo]::CurrentUICulture = '$Language'; Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'; $Script")
            try { $shell.Invoke() } finally { $shell.Dispose() }
        }

        $facts = {
            $help = Get-Help -Name 'Set-AwsRole' -Full
            @{
                Synopsis   = $help.Synopsis
                Syntax     = ($help.syntax | Out-String -Width 1000).Trim()
                Table      = @(foreach ($item in $help.parameters.parameter) { "$($item.name) $($item.type.name) $($item.required) $($item.position) $($item.pipelineInput)" }) -join "`n"
                Parameters = @(foreach ($item in $help.parameters.parameter) { $item.description[0].Text })
                Codes      = @($help.examples.example.code) -join "`n"
                Remarks    = @(foreach ($item in $help.examples.example) { $item.remarks[0].Text })
                Links      = @($help.relatedLinks.navigationLink | ForEach-Object { "$($_.linkText)$($_.uri)" }) -join "`n"
            }
        }
        # With a pattern, in a tenth of the time.
        $synopses = {
            @((Get-Help -Name 'Set-AwsRole' -Parameter 'RoleArn').description[0].Text) + @(Get-Help -Name '*-Aws*' -Category Function | Where-Object { $_.ModuleName -eq 'AwsRole' }).Synopsis + (Get-Help -Name 'awsp').Synopsis
        }
        $short = { (Get-Help -Name 'Set-AwsRole').Synopsis; (Get-Help -Name 'about_AwsRole') -split '\r?\n' }
        $english = @(Invoke-InLanguage 'en-US' $facts)[0]
        $japanese, $translated = @(Invoke-InLanguage 'ja-JP' "$facts; $synopses")
    }

    It 'is Japanese for Japanese: every synopsis, and the parameters and examples of one cmdlet' {
        $translated.Count | Should -Be ($written.Count + 2) -Because 'the description of a parameter comes first, and awsp has a synopsis too'
        @($translated) + @($japanese.Parameters) + @($japanese.Remarks) | Where-Object { $_ -notmatch '[\u3040-\u30ff]' } | Should -BeNullOrEmpty
    }

    It 'has the same syntax, parameters, code and links in each language' {
        $english.Syntax | Should -Match '^Set-AwsRole \[-Region <String>\] (.|\n)*Set-AwsRole \[-Profile\] <String> '
        $english.Table | Should -Match 'Profile String true 1 true \(ByValue, ByPropertyName\)'
        foreach ($name in 'Syntax', 'Table', 'Codes', 'Links') { $japanese.$name | Should -Be $english.$name }
    }

    It 'is the comment-based help for English' {
        $comment = $written | Where-Object { $_.Name -eq 'Set-AwsRole' }
        $english.Synopsis | Should -Be $comment.Synopsis
        $english.Codes | Should -Be (@($comment.Examples.Code) -join "`n")
        ($english.Remarks -join '|') | Should -Be (@($comment.Examples.Text) -join '|')
    }

    It 'is Japanese also for the language without a country' {
        $said = @(Invoke-InLanguage 'ja' $short)
        $said[0] | Should -Be $japanese.Synopsis
        $said[1] | Should -Match '[\u3040-\u30ff]'
    }

    It 'is English for all other languages' {
        $said = @(Invoke-InLanguage 'fr-FR' $short)
        $said[0] | Should -Be $english.Synopsis
        $said[1] | Should -Be 'TOPIC'
    }
}
