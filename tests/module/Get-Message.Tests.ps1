BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    Use-WarmEngine

    function Read-Table {
        # The table of a language in the source: its pairs in order.
        param([string] $Language)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Get-RepositoryPath "module/$Language/AwsRole.Messages.psd1"), [ref] $tokens, [ref] $problems)
        $problems | Should -BeNullOrEmpty
        $table = $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $true)
        foreach ($pair in $table.KeyValuePairs) { @{ Key = $pair.Item1.Value; Text = $pair.Item2.PipelineElements[0].Expression.Value } }
    }

    function Get-FormatItem {
        param([string] $Text)
        $items = [System.Collections.Generic.SortedSet[string]]::new()
        foreach ($match in [regex]::Matches($Text.Replace('{{', '').Replace('}}', ''), '\{\d+\}')) { $null = $items.Add($match.Value) }
        $items -join ' '
    }

    function Select-Node {
        # The nodes of a type in the code of the module. Filtered by .NET: a block for each node would take longer than everything else.
        param([string] $Kind)
        $type = [System.Management.Automation.Language.Ast].Assembly.GetType("System.Management.Automation.Language.$Kind", $true)
        [System.Linq.Enumerable].GetMethod('OfType').MakeGenericMethod($type).Invoke($null, @(, $nodes))
    }

    function Find-Literal {
        # Texts for users in the code: text that is written to a screen or a stream of the cmdlet, prompted, or put into an error.
        $isText = { param($node) $node.GetType().Name -in 'StringConstantExpressionAst', 'ExpandableStringExpressionAst' -and $node.Value -match '[A-Za-z]{2,} ' }
        $told = @(
            foreach ($call in Select-Node 'InvokeMemberExpressionAst') { if ("$($call.Member)" -match '^(Write(Line|Warning|Verbose)?|ShouldProcess|ShouldContinue|PromptForChoice)$') { $call.Arguments } }
            foreach ($command in Select-Node 'CommandAst') { if ($command.GetCommandName() -in 'Write-HostLine', 'New-DefectRecord') { $command.CommandElements[1] } }
            foreach ($table in Select-Node 'HashtableAst') {
                foreach ($pair in $table.KeyValuePairs) {
                    $element = if ("$($pair.Item1)" -in 'message', 'hint') { $pair.Item2.PipelineElements[0] }
                    if ($element -is [System.Management.Automation.Language.CommandExpressionAst]) { $element.Expression }
                }
            }
        )
        foreach ($node in $told) { if ($node -and (& $isText $node)) { "$([System.IO.Path]::GetFileName($node.Extent.File)):$($node.Extent.StartLineNumber): $node" } }
    }

    function Find-Use {
        # The calls of Get-Message in the module, and the messages of its own errors, each with its hint.
        foreach ($call in Select-Node 'CommandAst') {
            $where = "$($call.Extent.File):$($call.Extent.StartLineNumber)"
            if ($call.GetCommandName() -eq 'Get-Message') {
                $key = $call.CommandElements[1] -as [System.Management.Automation.Language.StringConstantExpressionAst]
                @{ Key = if ($null -ne $key) { $key.Value }; IsMade = $null -eq $key; Where = $where; Text = $call.Extent.Text }
            } elseif ($call.GetCommandName() -eq 'New-OwnErrorRecord') {
                foreach ($end in '', 'Hint') { @{ Key = "$($call.CommandElements[2].Value)$end"; IsMade = $false; Where = $where; Text = $call.Extent.Text } }
            }
        }
    }

    # Add returns true and so collects every node.
    $nodes = [System.Collections.Generic.HashSet[object]]::new()
    foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
        $null = $tree.FindAll([System.Func[System.Management.Automation.Language.Ast, bool]] $nodes.Add, $true)
    }
    $english = @(Read-Table 'en-US')
    $japanese = @(Read-Table 'ja-JP')
    $uses = @(Find-Use)

    function Get-MessageIn {
        # A message of the module in a culture.
        param([string] $Culture, [string] $Key, [object[]] $Value)
        $before = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = $Culture
        try { & (Get-Module -Name 'AwsRole') { param($key, $value) Get-Message $key $value } $Key $Value } finally { [cultureinfo]::CurrentUICulture = $before }
    }
}

Describe 'The messages' {
    It 'have the same keys in every language' {
        @($japanese.Key) -join "`n" | Should -Be (@($english.Key) -join "`n")
    }

    It 'are in the order of their keys, so that concurrent additions rarely conflict' {
        $keys = [string[]] $english.Key
        $sorted = [string[]] $keys.Clone()
        [array]::Sort($sorted, [System.StringComparer]::Ordinal)
        $keys -join "`n" | Should -Be ($sorted -join "`n")
        $keys -cnotmatch '^[A-Z][A-Za-z0-9]+$' | Should -BeNullOrEmpty
    }

    It 'have the same values in every language' {
        $wrong = for ($index = 0; $index -lt $english.Count; $index++) {
            if ((Get-FormatItem $japanese[$index].Text) -ne (Get-FormatItem $english[$index].Text)) { $english[$index].Key }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'can be filled in' {
        $values = [object[]] @('0', '1', '2', '3', '4', '5')
        $wrong = foreach ($message in $english + $japanese) { if (-not [string]::Format($message.Text, $values)) { $message.Key } }
        $wrong | Should -BeNullOrEmpty
    }

    It 'are all used' {
        # One is used at import, where Get-Message cannot run.
        $used = @($uses.Key) + 'LanguageConstrained'
        [System.IO.File]::ReadAllText((Get-RepositoryPath 'module/Import/Assert-FullLanguage.ps1')) | Should -Match "\['LanguageConstrained'\]"
        $english.Key | Where-Object { $_ -notin $used } | Should -BeNullOrEmpty
    }

    It 'all exist' {
        $uses | Where-Object { -not $_.IsMade -and $_.Key -cnotin $english.Key } | ForEach-Object { "$($_.Where): $($_.Text)" } | Should -BeNullOrEmpty
    }

    It 'contain all texts for users: the code contains none' {
        Find-Literal | Should -BeNullOrEmpty
    }

    It 'are Japanese in Japanese' {
        $japanese | Where-Object { $_.Text -match '\p{L}' -and $_.Text -notmatch '[\u3040-\u30FF\u4E00-\u9FFF]' } | ForEach-Object { $_.Key } | Should -BeNullOrEmpty
    }
}

Describe 'A cmdlet in Japanese' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        Write-AwsFile $sandbox.Folder "[dev2]`nregion = eu-west-1`n[profile dev]`nrole_arn = arn:aws:iam::123456789012:role/Developer`nsource_profile = base`n" "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret`n"
        $before = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = 'ja-JP'
    }
    AfterAll {
        [cultureinfo]::CurrentUICulture = $before
        Exit-Sandbox $sandbox
    }

    It 'shows an error of the engine completely in Japanese, with the same ID and facts' {
        $fault = try { Resolve-AwsProfile nosuch } catch { $_ }
        $fault.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound*'
        $fault.Exception.Message -creplace 'nosuch|Get-AwsProfile' | Should -Match '^[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}" :,]+$'
        $fault.Exception.Data['target'] | Should -Be 'nosuch'
    }

    It 'shows the findings of Test-AwsConfig completely in Japanese' {
        $finding = Test-AwsConfig | Where-Object { $_.Rule -eq 'SectionIgnored' }
        $finding.Message | Should -Match '^\[dev2\] [^a-z]+$'
        $finding.Suggestion | Should -Match '^[^a-z]+ \[profile dev2\]$'
    }

    It 'puts the file and line before the end of a Japanese sentence' {
        & (Get-Module -Name 'AwsRole') { Add-FileLocation "No$([char] 0x3002)" @{ file = 'config'; line = 3 } } | Should -Be "No (config:3)$([char] 0x3002)"
    }

    It 'shows its own errors in Japanese, once' {
        $fault = try { Get-AwsProfile '[a' -ErrorAction Stop } catch { $_ }
        $fault.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $fault.Exception.Message | Should -Be (@((Get-MessageIn 'ja-JP' 'ProfilePatternMalformed' '[a'), (Get-MessageIn 'ja-JP' 'ProfilePatternMalformedHint')) -join '')
    }

    It 'draws the tree in Japanese, with files and lines in one column' {
        $lines = (Resolve-AwsProfile dev).Tree.Split("`n")
        $lines[0] | Should -Match '[\u3040-\u30FF]'
        $columns = foreach ($line in $lines) {
            if ($line -notmatch '^(.*) \S+:\d+$') { continue }
            (ConvertTo-CellText $Matches[1]).Length
        }
        @($columns).Count | Should -BeGreaterThan 1
        @($columns | Sort-Object -Unique).Count | Should -Be 1
    }
}

Describe 'Get-Message' {
    It 'returns Japanese for a Japanese user interface of any country, otherwise English, and follows changes of the culture' {
        $text = ($japanese | Where-Object { $_.Key -eq 'RoleNotSet' }).Text
        $said = foreach ($culture in 'ja-JP', 'ja', '', 'en-GB', 'ja-JP', 'de-DE', 'zh-CN') { Get-MessageIn $culture 'RoleNotSet' }
        $none = 'No AWS role is set in this shell.'
        $said | Should -BeExactly $text, $text, $none, $none, $text, $none, $none
    }

    It 'keeps braces in a value' {
        Get-MessageIn 'en-US' 'RoleCleared' '{0}' | Should -Be 'Cleared the AWS role. The shell is back to its previous state.'
    }
}
