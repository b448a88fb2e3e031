BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'sso'
    # One terminal for all, since a shell takes seconds to come and to do a thing for the first time; the script makes its shell as new.
    $terminal = Start-Terminal
    $asNew = [System.IO.Path]::Combine($sandbox.Folder, 'as-new.ps1')
    [System.IO.File]::WriteAllText($asNew, 'Clear-AwsRole -InformationAction Ignore; $env:HOME = $env:USERPROFILE = $args[0]; $Error.Clear(); Clear-Host; "as new"')

    function Get-AssumeCount {
        @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' }).Count
    }
}

AfterAll {
    Stop-Terminal $terminal
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Asking for an MFA code at a terminal' {
    BeforeAll {
        $device = 'arn:aws:iam::111122223333:mfa/alice'
        $other = Start-Terminal
    }

    AfterAll { Stop-Terminal $other }

    AfterEach {
        # An empty screen, no role, no session kept and no error to count.
        foreach ($window in $terminal, $other) {
            Send-Key $window 'Clear-AwsRole 6> $null; Clear-AwsRole -Cached 6> $null; $Error.Clear(); Clear-Host'
            Wait-Screen $window '^ready> ?$'
        }
    }

    It 'names profile and device, checks for six digits, says why a code was refused, and asks again' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal "MFA code for dev \($device\): ?$"
        $calls = @(Invoke-StsControl $sts).Count

        Send-Key $terminal '12345'
        Wait-Screen $terminal "The MFA code must be six digits\.\s+MFA code for dev \($device\): ?$"
        @(Invoke-StsControl $sts).Count | Should -Be $calls -Because 'five digits are no reason for a call'

        Send-Key $terminal '000000'
        Wait-Screen $terminal "(?s)AWS rejected the MFA code of $device.*MFA code for dev \($device\): ?$"
        Get-Screen $terminal | Should -Not -BeLike '*000000*'

        $code = Get-FreshCode $sts
        Send-Key $terminal $code
        Wait-Screen $terminal '(?s)dev: role Developer in 111122223333, ap-northeast-1, until .*ready> ?$'
        Get-Screen $terminal | Should -Not -BeLike "*$code*"

        Send-Key $terminal '(Get-AwsIdentity).RoleName'
        Wait-Screen $terminal '(?s)RoleName\s+Developer\s+ready> ?$'
    }

    It 'gives up after three refused codes, and changes nothing' {
        Send-Key $terminal 'Set-AwsRole dev'
        foreach ($code in '000001', '000002', '000003') {
            Wait-Screen $terminal "MFA code for dev \($device\): ?$"
            Send-Key $terminal $code
            Wait-Screen $terminal 'AWS rejected the MFA code[\s\S]*(: ?|ready> ?)$'
        }
        Wait-Screen $terminal 'ready> ?$'
        Send-Key $terminal '"id: $($Error[0].FullyQualifiedErrorId), count: $($Error.Count), key: [$env:AWS_ACCESS_KEY_ID]"'
        Wait-Screen $terminal 'id: MfaRejected,Set-AwsRole, count: 1, key: \[\]\s+ready> ?$'
    }

    It 'ends with Ctrl+C, changes nothing, and leaves no engine behind' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal "MFA code for dev \($device\): ?$"
        Stop-Line $terminal
        Send-Key $terminal '"key: [$env:AWS_ACCESS_KEY_ID], engines: $(@(& pgrep -P $PID awsrole).Count)"'
        Wait-Screen $terminal 'key: \[\], engines: 0\s+ready> ?$'
    }

    It 'asks in one of two windows; Ctrl+C in the other leaves it asking, and Ctrl+C there lets the other ask' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal "MFA code for dev \($device\): ?$"
        Send-Key $other 'Set-AwsRole dev'
        Wait-Screen $other 'Waiting for another window that is prompting for the MFA code'
        Stop-Line $other '(?s)Set-AwsRole dev\s+ready> ?$'
        Get-Screen $terminal | Should -Match "MFA code for dev \($device\): ?$"

        Send-Key $other -Text 'Clear-Host'
        Wait-Screen $other '^ready> ?$'
        Send-Key $other 'Set-AwsRole dev'
        Wait-Screen $other 'Waiting for another window that is prompting for the MFA code'
        Stop-Line $terminal
        Wait-Screen $other "MFA code for dev \($device\): ?$"
        Stop-Line $other
    }

    It 'ends a sign-in with Ctrl+C, and leaves no listener, no engine and no token behind' {
        Send-Key $terminal -Text 'Clear-Host'
        Wait-Screen $terminal '^ready> ?$'
        Send-Key $terminal 'Remove-Item Env:SSH_*; Connect-AwsSso -Session example -NoBrowser'
        Wait-Screen $terminal 'Waiting for the sign-in'
        (Get-Screen $terminal) -replace '\s' -match 'redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)' | Should -BeTrue
        $port = $Matches[1]
        Stop-Line $terminal
        Send-Key $terminal '"engines: $(@(& pgrep -P $PID awsrole).Count)"'
        Wait-Screen $terminal 'engines: 0\s+ready> ?$'
        { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port).Dispose() } | Should -Throw
        [System.IO.Directory]::Exists("$env:HOME/.aws/sso/cache") -and [System.IO.Directory]::GetFiles("$env:HOME/.aws/sso/cache", '*.json').Count -gt 1 | Should -BeFalse
    }

    It 'ends with Ctrl+C while AWS is asked, changes nothing, and leaves no engine behind' {
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'hang'; times = 1 } }
        $calls = @(Invoke-StsControl $sts).Count
        Send-Key $terminal 'Set-AwsRole readonly'
        foreach ($round in 1..100) {
            if (@(Invoke-StsControl $sts).Count -gt $calls) { break }
            Start-Sleep -Milliseconds 100
        }
        @(Invoke-StsControl $sts).Count | Should -Be ($calls + 1)
        Stop-Line $terminal '(?s)Set-AwsRole readonly\s+ready> ?$'
        Send-Key $terminal '"key: [$env:AWS_ACCESS_KEY_ID], engines: $(@(& pgrep -P $PID awsrole).Count)"'
        Wait-Screen $terminal 'key: \[\], engines: 0\s+ready> ?$'
    }
}

Describe 'A shell with a person at its terminal' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Send-Key $terminal ". '$asNew' '$env:HOME'"
        Wait-Screen $terminal '\Aas new\s+ready> ?$'
    }

    AfterEach { Remove-TestFolder $env:HOME }

    It 'takes only a clear yes for a protected profile' {
        [System.IO.File]::WriteAllText("$env:HOME/settings.ini", "protect = read*`n")
        Send-Key $terminal "`$env:AWSROLE_SETTINGS_FILE = '$env:HOME/settings.ini'; Set-AwsRole readonly"
        Wait-Screen $terminal '(?s)Profile "readonly" is protected \(pattern "read\*"\)\..*Switch to it\?.*: ?$'
        Send-Key $terminal ''
        Wait-Screen $terminal '(?s)was not confirmed.*ready> ?$'
        Send-Key $terminal 'Set-AwsRole readonly'
        Wait-Screen $terminal '(?s)Switch to it\?[^>]*: ?$'
        Send-Key $terminal 'y'
        Wait-Screen $terminal '(?s)readonly: role ReadOnly in 111122223333.*ready> ?$'
        Send-Key $terminal '$env:AWSROLE_SETTINGS_FILE = $null'
        Wait-Screen $terminal '\$null\s+ready> ?$'
    }

    It 'tells of a slow answer from the first second on, and no more when it is there' {
        # One that takes four seconds or so.
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'drip'; everyMs = 400; chunkBytes = 150; times = 1 } }
        Send-Key $terminal 'Set-AwsRole readonly -NoCache'
        Wait-Screen $terminal 'Waiting for an answer: 1 s'
        Wait-Screen $terminal 'Waiting for an answer: 2 s'
        Wait-Screen $terminal '(?s)readonly: role.*ready> ?$'
        Get-Screen $terminal | Should -Not -Match 'Waiting'
    }

    It 'renews a role by itself while it waits' {
        Send-Key $terminal 'Set-AwsRole readonly -DurationSeconds 900 -AutoRenew 6> $null; $key = $env:AWS_ACCESS_KEY_ID; "role: $key"'
        Wait-Screen $terminal '(?s)role: ASIA\w+\s+ready> ?$'
        $calls = Get-AssumeCount
        Send-Key $terminal '[AppDomain]::CurrentDomain.GetData("AwsRole").Renewal.NextTry = [datetime]::UtcNow'
        # Nothing is typed meanwhile: PowerShell waits, and then says that it does.
        foreach ($round in 1..300) { if ((Get-AssumeCount) -gt $calls) { break }; Start-Sleep -Milliseconds 100 }
        # The answer is read when it waits again.
        foreach ($round in 1..30) {
            Send-Key $terminal '"renewed: $($env:AWS_ACCESS_KEY_ID -ne $key), errors: $($Error.Count)"'
            Start-Sleep -Milliseconds 500
            if (($screen = Get-Screen $terminal) -match 'renewed: True') { break }
        }
        $screen | Should -Match 'renewed: True, errors: 0'
    }

    It 'has a server that survives Ctrl+C, and says at the prompt that it needs a code' {
        $code = Get-FreshCode $sts
        Send-Key $terminal "Start-AwsRoleServer dev -DurationSeconds 900 -TokenCode $code 6> `$null; sh -c 'echo sleeping; sleep 60'"
        Wait-Screen $terminal '(?m)^sleeping'
        Send-Key $terminal '' -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Send-Key $terminal 'Clear-Host; (Get-AwsIdentity).RoleName'
        Wait-Screen $terminal '(?s)Developer\s.*ready> ?$'
        # The server answers before it has tried to renew: the prompt after its failure says so, which may be a later one.
        foreach ($round in 1..30) {
            if (($screen = Get-Screen $terminal) -match 'WARNING') { break }
            Start-Sleep -Milliseconds 500
            Send-Key $terminal ''
        }
        $screen | Should -Match 'WARNING: The role server of this shell could not renew the session'
        Send-Key $terminal '"and " + "on"'
        Wait-Screen $terminal '(?s)"and " \+ "on".*and on\s+ready> ?$'
    }

    It 'is asked for the code of a profile that was picked, and shows the minutes that are left then' {
        Send-Key $terminal 'awsp'
        Wait-Screen $terminal '\AAWS role> '
        Send-Key $terminal 'dev'
        Wait-Screen $terminal 'MFA code for dev .*: ?$'
        Send-Key $terminal (Get-FreshCode $sts)
        Wait-Screen $terminal '(?s)dev: role Developer in 111122223333, ap-northeast-1, until .*ready> ?$'
        Send-Key $terminal 'awsp'
        Wait-Screen $terminal '(?m)^ \* +dev +111122223333 +Developer +ap-northeast-1 +(59|60) min'
        Send-Key $terminal -Key 'Escape'
        Wait-Screen $terminal 'ready> ?$'
    }

    It 'takes the keys of posh-awsp''s menu: digits pick, arrows move, Delete clears, Escape leaves' {
        [System.IO.File]::WriteAllText("$env:HOME/config", "[default]`nregion = us-east-1`n[profile dev]`nregion = eu-west-1`n[profile prod]`n[profile `"a b`"]`n")
        Send-Key $terminal "`$env:AWS_CONFIG_FILE = '$env:HOME/config'; `$env:AWS_SHARED_CREDENTIALS_FILE = ''; Switch-AWSProfile"
        Wait-Screen $terminal 'AWS_PROFILE'
        Send-Key $terminal -Key '1'
        Wait-Screen $terminal 'Set AWS_PROFILE to "dev" in this shell[^\n]*\s+ready> ?$'
        Send-Key $terminal 'cls; Switch-AWSProfile'
        Wait-Screen $terminal 'prod'
        Send-Key $terminal -Key 'Down', 'Enter'
        Wait-Screen $terminal 'Set AWS_PROFILE to "prod" in this shell[^\n]*\s+ready> ?$'
        Send-Key $terminal 'cls; Switch-AWSProfile'
        Wait-Screen $terminal 'dev'
        Send-Key $terminal -Key 'Escape'
        Wait-Screen $terminal 'was not changed\. The current profile is "prod"\.\s+ready> ?$'
        Send-Key $terminal 'cls; Switch-AWSProfile'
        Wait-Screen $terminal 'dev'
        Send-Key $terminal -Key 'DC'
        Wait-Screen $terminal "Removed AWS_PROFILE from this shell[^\n]*\s+ready> ?$"
    }
}
