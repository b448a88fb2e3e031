Describe 'The history file of an interactive shell' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        Write-KeyProfile $sandbox.Folder
        $terminal = Use-Terminal $shell
        $key = 'canarySECRET/00000000000000000000000000+'
        $history = "$env:HOME/history"
        $null = Invoke-Line $terminal "Set-PSReadLineOption -HistorySavePath '$history'"
        # Typed at the prompt.
        Send-Key $terminal 'Set-AwsAccessKey three AKIAIOSFODNN7EXAMPLE'
        Wait-Screen $terminal 'AKIAIOSFODNN7EXAMPLE[^\n]*: ?$'
        Send-Key $terminal $key
        Wait-Screen $terminal 'ready> ?$'
        $asked = Get-Screen $terminal
        # Register-HistoryFilter.Tests.ps1 tests more of such lines.
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

    It 'contains no MFA code and no secret key' {
        $text | Should -Not -Match '12345[69]'
        $text | Should -Not -MatchExactly 'canarySECRET'
    }

    It 'contains no secret key from a prompt, and neither does the screen' {
        $text | Should -Match 'Set-AwsAccessKey three AKIAIOSFODNN7EXAMPLE'
        $asked | Should -Match '\*{30}'
        $asked | Should -Not -MatchExactly 'canarySECRET'
        [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE) | Should -MatchExactly 'canarySECRET'
    }

    It 'contains the other lines' {
        $text | Should -Match 'Set-AwsRole none-123450'
        $text | Should -Match 'Write-Output plain'
        $text | Should -Match 'Write-Output removed'
    }

    It 'lacks lines that the arrow keys still find in the shell' {
        $screen | Should -Match 'held 3'
    }
}
