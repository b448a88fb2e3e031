BeforeAll {
    . "$PSScriptRoot/support.ps1"

    function Read-TimeColor {
        # The colour, as a number of ANSI's, in which Get-AwsRole shows the time left of keys that last so many minutes.
        param([hashtable] $Terminal, [double] $Minutes, [string] $Shown)
        Send-Key $Terminal "`$env:AWS_ACCESS_KEY_ID = 'ASIAX'; `$env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($Minutes).ToString('o')"
        Send-Key $Terminal -Key 'C-l'
        Send-Key $Terminal 'Get-AwsRole'
        Wait-Screen $Terminal "(?s)Variables +$Shown.*ready> ?$"
        $line = (Get-Screen $Terminal -Colored) -split "`n" | Where-Object { $_ -match 'Variables' } | Select-Object -Last 1
        [regex]::Match($line, "(?:$([char] 27)\[([0-9;]*)m)?$Shown").Groups[1].Value
    }
}

Describe 'Get-AwsRole in a terminal' {
    It 'shows the time in yellow under ten minutes and in red when it is over, and in no colour with NO_COLOR' {
        $terminal = Start-Terminal -Width 120 -Height 20
        try {
            Send-Key $terminal '$env:NO_COLOR = $null'
            Read-TimeColor $terminal 30.5 '30 min' | Should -BeExactly ''
            Read-TimeColor $terminal 9.5 '9 min' | Should -BeExactly '33'
            Read-TimeColor $terminal -1 'over' | Should -BeExactly '31'
            Send-Key $terminal '$env:NO_COLOR = ''1'''
            Read-TimeColor $terminal 5.5 '5 min' | Should -BeExactly ''
        } finally {
            Stop-Terminal $terminal
        }
    }
}
