BeforeDiscovery {
    $pages = foreach ($language in 'en-US', 'ja-JP') { foreach ($name in 'about_AwsRole', 'about_AwsRole_Troubleshooting') { @{ Language = $language; Name = $name } } }
    $languages = @{ Language = 'en-US' }, @{ Language = 'ja-JP' }
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule

    function Read-Page {
        # A page as the module under test has it.
        param([string] $Language, [string] $Name)
        [System.IO.File]::ReadAllText([System.IO.Path]::Combine((Get-BuiltModule), $Language, "$Name.help.txt"))
    }

    $codes = @(
        [regex]::Matches([regex]::Match([System.IO.File]::ReadAllText((Get-RepositoryPath 'src/core/error.ts')), '(?s)errorCodes = \[(.*?)\]').Groups[1].Value, '\w+').Value
        foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            [regex]::Matches([System.IO.File]::ReadAllText($file), "(?m)^\s*code\s*=\s*'(\w+)'") | ForEach-Object { $_.Groups[1].Value }
        }
        'CacheUnsafe', 'CacheFailed', 'CacheNotSealed', 'ClockSkew'
    ) | Sort-Object -Unique
}

Describe 'The page <Name> in <Language>' -ForEach $pages {
    It 'begins as help topics do, with its name' {
        (Read-Page $Language $Name) | Should -Match "^\S+\r?\n    $Name\r?\n\r?\n\S"
    }

    It 'has no line break within a paragraph, so that it flows in a window of any width' {
        $before = ''
        $broken = foreach ($line in (Read-Page $Language $Name) -split '\r?\n') {
            $isOne = $before.Length -ge 85 -and $line -match '\A( +)[^ -]' -and $before -match "\A$($Matches[1])\S" -and "$before$line" -notmatch '\S {2,}\S|PS>'
            if ($isOne) { $line }
            $before = $line
        }
        $broken | Should -BeNullOrEmpty
    }

    It 'fits a screen of 130 columns where it is written' {
        $long = foreach ($line in ([System.IO.File]::ReadAllText((Get-RepositoryPath "module/$Language/$Name.help.txt"))) -split '\r?\n') {
            if ((ConvertTo-CellText $line).Length -gt 130) { $line }
        }
        $long | Should -BeNullOrEmpty
    }

    It 'names no command and no parameter that is not there' {
        $text = Read-Page $Language $Name
        $foreign = 'Get-Help', 'Where-Object', 'Clear-AWSCredential', 'Clear-DefaultAWSRegion'
        foreach ($match in [regex]::Matches($text, '\b[A-Z][a-z]+-A[Ww][Ss]\w+')) {
            if ($match.Value -notin $foreign) { Get-Command -Name $match.Value -Module 'AwsRole' -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $match.Value }
        }
        foreach ($match in [regex]::Matches($text, '(?m)(?<!Get-Help )\b([A-Z][a-z]+-Aws\w+)((?: [\w./]+)*) -([A-Z]\w+)')) {
            (Get-Command -Name $match.Groups[1].Value).Parameters.Keys | Should -Contain $match.Groups[3].Value -Because $match.Value
        }
    }
}

Describe 'The pages in <Language>' -ForEach $languages {
    It 'name every command' {
        $text = Read-Page $Language 'about_AwsRole'
        (Get-Command -Module 'AwsRole' -CommandType Function).Name | Where-Object { $text -notmatch "\b$_\b" } | Should -BeNullOrEmpty
    }

    It 'show IAM Roles Anywhere as a credential_process' {
        Read-Page $Language 'about_AwsRole' | Should -Match 'IAM Roles\s+Anywhere(?s:.*)\[profile anywhere\]\s+credential_process = aws_signing_helper credential-process '
    }

    It 'say what to do where Windows allows no scripts, or none that were downloaded' {
        $text = Read-Page $Language 'about_AwsRole_Troubleshooting'
        $text | Should -Match '(?m)^        Set-ExecutionPolicy -Scope CurrentUser RemoteSigned\r?$'
        $text | Should -Match '(?m)^        Unblock-File '
    }

    It 'say what to do where the console shows escape sequences as text' {
        Read-Page $Language 'about_AwsRole_Troubleshooting' | Should -Match '(?m)^        Set-ItemProperty HKCU:\\Console VirtualTerminalLevel 1\r?$'
    }

    It 'say for every code of an error what to do' {
        # As it is written: what to do may be in the same paragraph.
        $lines = [System.IO.File]::ReadAllText((Get-RepositoryPath "module/$Language/about_AwsRole_Troubleshooting.help.txt")) -split '\r?\n'
        foreach ($code in $codes) {
            $index = 0..($lines.Count - 1) | Where-Object { $lines[$_] -match "^    (\w+, )*$code\b|\($code\)" } | Select-Object -First 1
            $index | Should -Not -BeNullOrEmpty -Because $code
            $lines[$index + 1] | Should -Match '^ {4,}\S' -Because $code
        }
    }
}

Describe 'The Japanese pages' {
    It 'are UTF-8 with a byte order mark, since Windows PowerShell reads others in the machine''s code page' {
        foreach ($name in 'about_AwsRole', 'about_AwsRole_Troubleshooting') {
            $bytes = [System.IO.File]::ReadAllBytes((Get-RepositoryPath "module/ja-JP/$name.help.txt"))
            ($bytes[0..2] -join ' ') | Should -Be '239 187 191'
        }
    }
}
