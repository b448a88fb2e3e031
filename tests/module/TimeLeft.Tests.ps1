BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
}

Describe 'ConvertTo-TimeText' {
    It 'returns minutes, days, or years, also in Japanese' {
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

Describe 'ConvertTo-ExpirationText' {
    BeforeAll {
        $end = [datetime]::new(2040, 1, 2, 3, 4, 0, [System.DateTimeKind]::Local)

        function Read-EndText {
            # With a clock that is fast by this number of hours.
            param([double] $Left, [double] $Fast)
            & (Get-Module 'AwsRole') { param($facts) ConvertTo-ExpirationText @facts } @($end, [timespan]::FromHours($Left), $end.ToUniversalTime().AddHours($Fast - $Left))
        }
    }

    It 'returns only the time if less than a day is left, otherwise also the date' {
        (Read-EndText 23.9 0), (Read-EndText 24 0), (Read-EndText 48 0) -join '|' | Should -Be '03:04|2040-01-02 03:04|2040-01-02 03:04'
    }

    It 'uses the clock of the machine, and ignores differences below a minute' {
        (Read-EndText 1 3), (Read-EndText 1 -2), (Read-EndText 1 -0.01) -join '|' | Should -Be '06:04|01:04|03:04'
    }
}

Describe 'Get-RemainingTime' {
    BeforeAll {
        $end = [datetime]::new(2040, 1, 2, 3, 0, 0, [System.DateTimeKind]::Utc)

        function Read-Minutes {
            # The remaining minutes of a session of 60 minutes: Fast is how many hours the clock was fast at the engine's answer, FastNow
            # how many it is now, After how many minutes later.
            param([double] $Fast, [double] $FastNow, [double] $After, [object] $Told = 3600)
            $answer = [pscustomobject] @{ remainingSeconds = $Told }
            $start = $end.AddHours(-1)
            & (Get-Module 'AwsRole') {
                param($end, $answer, $then, $now)
                Save-RemainingTime $end $answer $then
                try { (Get-RemainingTime $end $now).TotalMinutes } finally { $KnownEnd.Clear() }
            } $end $answer $start.AddHours($Fast) $start.AddHours($FastNow).AddMinutes($After)
        }
    }

    It 'uses the time from the engine, whatever the clock shows' {
        $cases = @(
            @{ What = 'the clock is right'; Fast = 0; FastNow = 0; After = 20; Minutes = 40 }
            @{ What = 'the session is over'; Fast = 0; FastNow = 0; After = 70; Minutes = -10 }
            @{ What = 'the clock is three hours fast'; Fast = 3; FastNow = 3; After = 20; Minutes = 40 }
            @{ What = 'the clock is three hours slow'; Fast = -3; FastNow = -3; After = 20; Minutes = 40 }
            @{ What = 'the clock is three hours slow, and the session over'; Fast = -3; FastNow = -3; After = 61; Minutes = -1 }
            @{ What = 'a slow clock was put right: rather over than for too long'; Fast = -3; FastNow = 0; After = 20; Minutes = -140 }
            @{ What = 'the clock is half a minute fast, which is no reason'; Fast = (0.5 / 60); FastNow = 0; After = 0; Minutes = 60 }
        )
        $said = @(foreach ($case in $cases) { "$($case.What): $([math]::Round((Read-Minutes $case.Fast $case.FastNow $case.After), 3))" })
        $said | Should -Be @(foreach ($case in $cases) { "$($case.What): $($case.Minutes)" })
        # Correcting a fast clock does not extend a session.
        Read-Minutes 3 0 20 | Should -BeLessOrEqual 60
    }

    It 'uses the clock if the engine reports no time' {
        Read-Minutes 3 3 20 $null | Should -Be -140
    }
}
