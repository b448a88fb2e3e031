BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
}

Describe 'ConvertTo-TimeText' {
    It 'says <Minutes> minutes as <Text>' -ForEach @(
        @{ Minutes = 0.5; Text = '0 min' }
        @{ Minutes = 59.9; Text = '59 min' }
        @{ Minutes = 719.9; Text = '719 min' }
        @{ Minutes = 2879.9; Text = '2879 min' }
        @{ Minutes = 2880; Text = '2 days' }
        @{ Minutes = 1052639.9; Text = '730 days' }
        @{ Minutes = 1052640; Text = '2 years' }
        @{ Minutes = 4193446138; Text = '7972 years' }
    ) {
        & (Get-Module 'AwsRole') { param($left) ConvertTo-TimeText $left } ([timespan]::FromMinutes($Minutes)) | Should -BeExactly $Text
    }

    It 'says it in Japanese' {
        $before = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'ja-JP'
            & (Get-Module 'AwsRole') { ConvertTo-TimeText ([timespan]::FromDays(3)) } | Should -BeExactly "3 $([char] 0x65E5)"
        } finally {
            [cultureinfo]::CurrentUICulture = $before
        }
    }
}

Describe 'ConvertTo-EndText' {
    BeforeAll {
        $end = [datetime]::new(2040, 1, 2, 3, 4, 0, [System.DateTimeKind]::Local)

        function Read-EndText {
            # By a clock that is so many hours fast.
            param([double] $Left, [double] $Fast)
            & (Get-Module 'AwsRole') { param($facts) ConvertTo-EndText @facts } @($end, [timespan]::FromHours($Left), $end.ToUniversalTime().AddHours($Fast - $Left))
        }
    }

    It 'gives the time alone for an end within a day, else the day too' {
        (Read-EndText 23.9 0), (Read-EndText 24 0), (Read-EndText 48 0) -join '|' | Should -Be '03:04|2040-01-02 03:04|2040-01-02 03:04'
    }

    It 'gives it on the clock of the machine, and is not moved by less than a minute' {
        (Read-EndText 1 3), (Read-EndText 1 -2), (Read-EndText 1 -0.01) -join '|' | Should -Be '06:04|01:04|03:04'
    }
}
