BeforeDiscovery {
    $pages = foreach ($language in 'en-US', 'ja-JP') { foreach ($name in 'about_AwsRole', 'about_AwsRole_Troubleshooting') { @{ Language = $language; Name = $name } } }
    $languages = @{ Language = 'en-US' }, @{ Language = 'ja-JP' }
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule

    function Read-Page {
        # Reads a page of the module under test.
        param([string] $Language, [string] $Name)
        [System.IO.File]::ReadAllText([System.IO.Path]::Combine((Get-BuiltModule), $Language, "$Name.help.txt"))
    }

    $commands = (Get-Module -Name 'AwsRole').ExportedFunctions
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
            # No character takes more than two cells.
            if ($line.Length -gt 65 -and (ConvertTo-CellText $line).Length -gt 130) { $line }
        }
        $long | Should -BeNullOrEmpty
    }

    It 'names only commands and parameters that exist' {
        $text = Read-Page $Language $Name
        $foreign = 'Clear-AWSCredential', 'Clear-DefaultAWSRegion'
        $names = [regex]::Matches($text, '\b[A-Z][a-z]+-A[Ww][Ss]\w+').Value | Sort-Object -Unique
        $names | Where-Object { $_ -notin $foreign -and -not $commands.ContainsKey($_) } | Should -BeNullOrEmpty
        $wrong = foreach ($match in [regex]::Matches($text, '(?m)(?<!Get-Help )\b([A-Z][a-z]+-Aws\w+)((?: [\w./]+)*) -([A-Z]\w+)')) {
            if (-not $commands[$match.Groups[1].Value].Parameters.ContainsKey($match.Groups[3].Value)) { $match.Value }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'The pages in <Language>' -ForEach $languages {
    It 'name every command' {
        $text = Read-Page $Language 'about_AwsRole'
        $commands.Keys | Where-Object { $text -notmatch "\b$_\b" } | Should -BeNullOrEmpty
    }

    It 'show IAM Roles Anywhere as a credential_process' {
        Read-Page $Language 'about_AwsRole' | Should -Match 'IAM Roles\s+Anywhere(?s:.*)\[profile anywhere\]\s+credential_process = aws_signing_helper credential-process '
    }

    It 'say what to do if Windows blocks scripts, or downloaded scripts' {
        $text = Read-Page $Language 'about_AwsRole_Troubleshooting'
        $text | Should -Match '(?m)^        Set-ExecutionPolicy -Scope CurrentUser RemoteSigned\r?$'
        $text | Should -Match '(?m)^        Unblock-File '
    }

    It 'say what to do if the console shows escape sequences as text' {
        Read-Page $Language 'about_AwsRole_Troubleshooting' | Should -Match '(?m)^        Set-ItemProperty HKCU:\\Console VirtualTerminalLevel 1\r?$'
    }

    It 'say what to do for every error code' {
        # From the source, since the answer may be in the same paragraph.
        $lines = [System.IO.File]::ReadAllText((Get-RepositoryPath "module/$Language/about_AwsRole_Troubleshooting.help.txt")) -split '\r?\n'
        $next = @{}
        for ($index = $lines.Count - 2; $index -ge 0; $index--) {
            foreach ($match in [regex]::Matches($lines[$index], '^    ((?:\w+, )*\w+)|\((\w+)\)')) {
                foreach ($name in ($match.Groups[1].Value + $match.Groups[2].Value) -split ', ') { $next[$name] = $lines[$index + 1] }
            }
        }
        $codes | Where-Object { $next[$_] -notmatch '^ {4,}\S' } | Should -BeNullOrEmpty
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
