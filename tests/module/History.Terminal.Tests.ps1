BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'The history file of a shell that someone types into' {
    BeforeAll {
        $terminal = Start-Terminal
        $key = 'canarySECRET/00000000000000000000000000+'
        $history = "$($sandbox.Folder)/history"
        Send-Key $terminal "Set-PSReadLineOption -HistorySavePath '$history'; Clear-Host"
        Wait-Screen $terminal '\Aready> ?$'
        # Typed where it is asked for.
        Send-Key $terminal 'Set-AwsAccessKey three AKIAIOSFODNN7EXAMPLE'
        Wait-Screen $terminal 'AKIAIOSFODNN7EXAMPLE[^\n]*: ?$'
        Send-Key $terminal $key
        Wait-Screen $terminal 'ready> ?$'
        $asked = Get-Screen $terminal
        foreach ($line in @(
                'Set-AwsRole none -Tok 123456'
                "Set-AwsRole none -To '123457'"
                'Update-AwsRole -T 123458'
                'awsp none -TokenCode 123459'
                "Set-AwsAccessKey one AKIAIOSFODNN7EXAMPLE $key"
                "Set-AwsAccessKey one AKIAIOSFODNN7EXAMPLE -SecretAccessKey $key"
                'Set-AwsRole none-123450'
                'Write-Output plain'
                'Remove-Module AwsRole; Write-Output removed'
            )) {
            Send-Key $terminal "$line; Clear-Host"
            Wait-Screen $terminal '\Aready> ?$'
        }
        Send-Key $terminal "[Microsoft.PowerShell.PSConsoleReadLine]::GetHistoryItems().CommandLine -match '12345\d' | Measure-Object | ForEach-Object { `"held `$(`$_.Count)`" }"
        Wait-Screen $terminal 'held \d+\s+ready> ?$'
        $screen = Get-Screen $terminal
        Stop-Terminal $terminal
        $text = [System.IO.File]::ReadAllText($history)
    }

    It 'holds no token code and no secret key, however their parameters are abbreviated' {
        $text | Should -Not -Match '12345[6-9]'
        $text | Should -Not -MatchExactly 'canarySECRET'
    }

    It 'holds no secret key that was asked for, nor does the screen' {
        $text | Should -Match 'Set-AwsAccessKey three AKIAIOSFODNN7EXAMPLE'
        $asked | Should -Match '\*{30}'
        $asked | Should -Not -MatchExactly 'canarySECRET'
        [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE) | Should -MatchExactly 'canarySECRET'
    }

    It 'holds the other lines' {
        $text | Should -Match 'Set-AwsRole none-123450'
        $text | Should -Match 'Write-Output plain'
        $text | Should -Match 'Write-Output removed'
    }

    It 'is what misses them, not the shell, where arrow keys find them again' {
        $screen | Should -Match 'held 5'
    }
}

Describe 'Test-SecretLine' {
    BeforeAll {
        Import-TestModule
        $key = 'canarySECRET/00000000000000000000000000+'
        $test = { param([string[]] $Lines) $Lines | Where-Object { Test-SecretLine $_ } }
    }

    It 'finds a code or key wherever it stands in a line' {
        $lines = @(
            "Set-AwsRole dev ```n  -T 123456"
            "Set-AwsRole dev $([char] 0x2013)T 123456"
            "Set-AwsRole dev -T ('123 456')"
            "`$code = '123456'; Set-AwsRole dev -T `$code"
            "`$with = @{ T = '123456' }; Invoke-AwsRole dev { ls } @with"
            "Invoke-AwsRole dev {`nls`n} -T 123456"
            'awsrole assume --profile dev --token-code=123456'
            "Set-AwsAccessKey dev AKIAIOSFODNN7EXAMPLE ```n  $key"
            "'$key' | Set-AwsAccessKey dev AKIAIOSFODNN7EXAMPLE"
        )
        & (Get-Module AwsRole) $test $lines | Should -Be $lines
    }

    It 'leaves other lines with digits alone' {
        & (Get-Module AwsRole) $test @(
            'Set-AwsRole prod-123456'
            'Set-AwsRole dev -DurationSeconds 129600'
            'Set-AwsRole -RoleArn arn:aws:iam::111122223333:role/team/AnotherTeamOfTheSameCompanyOrOffice'
            'git show 123456'
        ) | Should -BeNullOrEmpty
    }
}
