BeforeDiscovery {
    $languages = @{ Language = 'en-US' }, @{ Language = 'ja-JP' }
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule

    function Read-Table {
        # The table of a language as it stands in the source: the pairs in their order.
        param([string] $Language)
        $tokens = $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Get-RepositoryPath "module/$Language/AwsRole.Messages.psd1"), [ref] $tokens, [ref] $problems)
        $problems | Should -BeNullOrEmpty
        $table = $tree.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $true)
        foreach ($pair in $table.KeyValuePairs) { @{ Key = $pair.Item1.Value; Text = $pair.Item2.PipelineElements[0].Expression.Value } }
    }

    function Get-FormatItem {
        param([string] $Text)
        @([regex]::Matches($Text.Replace('{{', '').Replace('}}', ''), '\{\d+\}').Value | Sort-Object -Unique) -join ' '
    }

    function Find-Use {
        # The calls of Get-Message in the module: the key, and how many values they give.
        $found = foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            $tokens = $problems = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $problems)
            $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq 'Get-Message' }, $true)
        }
        foreach ($call in $found) { @{ Key = $call.CommandElements[1].Value; Where = "$($call.Extent.File):$($call.Extent.StartLineNumber)"; Text = $call.Extent.Text } }
    }

    $english = @(Read-Table 'en-US')
    $japanese = @(Read-Table 'ja-JP')
    $uses = @(Find-Use)

    function Get-MessageIn {
        # What the module says in a culture.
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

    It 'stand in the order of their keys in <Language>, so that two people can add without meeting' -ForEach $languages {
        $keys = [string[]] @((Read-Table $Language).Key)
        $sorted = [string[]] $keys.Clone()
        [array]::Sort($sorted, [System.StringComparer]::Ordinal)
        $keys -join "`n" | Should -Be ($sorted -join "`n")
        $keys | Where-Object { $_ -cnotmatch '^[A-Z][A-Za-z0-9]+$' } | Should -BeNullOrEmpty
    }

    It 'have the same values in every language' {
        for ($index = 0; $index -lt $english.Count; $index++) {
            "$($english[$index].Key) $(Get-FormatItem $japanese[$index].Text)" | Should -Be "$($english[$index].Key) $(Get-FormatItem $english[$index].Text)"
        }
    }

    It 'can be filled in, in <Language>' -ForEach $languages {
        foreach ($message in Read-Table $Language) { [string]::Format($message.Text, [object[]] @('0', '1', '2', '3', '4', '5')) | Should -Not -BeNullOrEmpty -Because $message.Key }
    }

    It 'are all used' {
        $used = @($uses.Key)
        $english.Key | Where-Object { $_ -notin $used } | Should -BeNullOrEmpty
    }

    It 'are all there' {
        $uses | Where-Object { $_.Key -cnotin $english.Key } | ForEach-Object { "$($_.Where): $($_.Text)" } | Should -BeNullOrEmpty
    }

    It 'are Japanese in Japanese' {
        $japanese | Where-Object { $_.Text -match '\p{L}' -and $_.Text -notmatch '[\u3040-\u30FF\u4E00-\u9FFF]' } | ForEach-Object { $_.Key } | Should -BeNullOrEmpty
    }
}

Describe 'Get-Message' {
    It 'says it in Japanese where the user interface is Japanese, whichever its country' -ForEach @{ Culture = 'ja-JP' }, @{ Culture = 'ja' } {
        Get-MessageIn $Culture 'RoleNotSet' | Should -Be (($japanese | Where-Object { $_.Key -eq 'RoleNotSet' }).Text)
    }

    It 'says it in English in <Culture>' -ForEach @{ Culture = '' }, @{ Culture = 'en-GB' }, @{ Culture = 'de-DE' }, @{ Culture = 'zh-CN' } {
        Get-MessageIn $Culture 'RoleNotSet' | Should -Be 'No AWS role was set in this shell.'
    }

    It 'follows the culture when it changes' {
        Get-MessageIn 'ja-JP' 'RoleNotSet' | Should -Not -Be (Get-MessageIn 'en-US' 'RoleNotSet')
    }

    It 'takes braces of a value as they are' {
        Get-MessageIn 'en-US' 'RoleCleared' '{0}' | Should -Be 'The AWS role is cleared: the shell is as it was before.'
    }
}
