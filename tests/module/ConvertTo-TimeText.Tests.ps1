BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
}

Describe 'ConvertTo-TimeText' {
    It 'says minutes, days, or years, and those in Japanese' {
        $minutes = 0.5, 59.9, 719.9, 2879.9, 2880, 1052639.9, 1052640, 4193446138
        $texts = & (Get-Module 'AwsRole') { foreach ($one in $args[0]) { ConvertTo-TimeText ([timespan]::FromMinutes($one)) } } $minutes
        $texts | Should -BeExactly '0 min', '59 min', '719 min', '2879 min', '2 days', '730 days', '2 years', '7972 years'
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
