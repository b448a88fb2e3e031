BeforeAll {
    . "$PSScriptRoot/support.ps1"
}

Describe 'Get-AwsRole in a terminal' {
    BeforeAll {
        $terminal = Start-Terminal -Width 120 -Height 20
        $escape = [char] 27
    }

    AfterAll {
        Stop-Terminal $terminal
    }

    It 'shows the time in <Color> with <Minutes> minutes left' -ForEach @(
        @{ Color = 'no colour'; Minutes = 30.5; Shown = '30 min'; Code = '' }
        @{ Color = 'yellow'; Minutes = 9.5; Shown = '9 min'; Code = '33' }
        @{ Color = 'red'; Minutes = -1; Shown = 'over'; Code = '31' }
        @{ Color = 'no colour with NO_COLOR'; Minutes = -2; Shown = 'over'; Code = ''; NoColor = '1' }
    ) {
        $quiet = if ($NoColor) { "'1'" } else { '$null' }
        Send-Key $terminal "`$env:NO_COLOR = $quiet; `$env:AWS_ACCESS_KEY_ID = 'ASIAX'; `$env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($Minutes).ToString('o')"
        Send-Key $terminal -Key 'C-l'
        Send-Key $terminal 'Get-AwsRole'
        Wait-Screen $terminal "(?s)Variables +$Shown.*ready> ?$"
        $line = (Get-Screen $terminal -Colored) -split "`n" | Where-Object { $_ -match 'Variables' } | Select-Object -Last 1
        $found = [regex]::Match($line, "(?:$escape\[([0-9;]*)m)?$Shown").Groups[1].Value
        $found | Should -BeExactly $Code
    }
}
