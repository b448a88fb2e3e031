Describe 'The history file of a shell that someone types into' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        Write-KeyProfile $sandbox.Folder
        $terminal = Use-Terminal $shell
        $key = 'canarySECRET/00000000000000000000000000+'
        $history = "$env:HOME/history"
        $null = Invoke-Line $terminal "Set-PSReadLineOption -HistorySavePath '$history'"
        # Typed where it is asked for.
        Send-Key $terminal 'Set-AwsAccessKey three AKIAIOSFODNN7EXAMPLE'
        Wait-Screen $terminal 'AKIAIOSFODNN7EXAMPLE[^\n]*: ?$'
        Send-Key $terminal $key
        Wait-Screen $terminal 'ready> ?$'
        $asked = Get-Screen $terminal
        # More of such lines: Register-HistoryFilter.Tests.ps1.
        foreach ($line in @(
                'Set-AwsRole none -Tok 123456'
                'awsp none -TokenCode 123459'
                "Set-AwsAccessKey one AKIAIOSFODNN7EXAMPLE $key"
                'Set-AwsRole none-123450'
                'Write-Output plain'
                'Remove-Module AwsRole; Write-Output removed'
            )) {
            $null = Invoke-Line $terminal $line
        }
        $screen = Invoke-Line $terminal "[Microsoft.PowerShell.PSConsoleReadLine]::GetHistoryItems().CommandLine -match '12345\d' | Measure-Object | ForEach-Object { `"held `$(`$_.Count)`" }"
        $text = [System.IO.File]::ReadAllText($history)
    }

    AfterAll { Exit-Sandbox $sandbox }

    It 'holds no token code and no secret key' {
        $text | Should -Not -Match '12345[69]'
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
        $screen | Should -Match 'held 3'
    }
}
