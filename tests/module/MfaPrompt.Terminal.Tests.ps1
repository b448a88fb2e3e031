BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'sso'
    $device = 'arn:aws:iam::111122223333:mfa/alice'
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Asking for an MFA code at a terminal' {
    BeforeAll {
        $terminal = Start-Terminal
        $other = Start-Terminal
    }

    AfterAll {
        Stop-Terminal $terminal
        Stop-Terminal $other
    }

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
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Send-Key $terminal '"key: [$env:AWS_ACCESS_KEY_ID], engines: $(@(& pgrep -P $PID awsrole).Count)"'
        Wait-Screen $terminal 'key: \[\], engines: 0\s+ready> ?$'
    }

    It 'asks in one of two windows; Ctrl+C in the other leaves it asking, and Ctrl+C there lets the other ask' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal "MFA code for dev \($device\): ?$"
        Send-Key $other 'Set-AwsRole dev'
        Wait-Screen $other 'Waiting for another window that is prompting for the MFA code'
        Send-Key $other -Key 'C-c'
        Wait-Screen $other '(?s)Set-AwsRole dev\s+ready> ?$'
        Get-Screen $terminal | Should -Match "MFA code for dev \($device\): ?$"

        Send-Key $other -Text 'Clear-Host'
        Wait-Screen $other '^ready> ?$'
        Send-Key $other 'Set-AwsRole dev'
        Wait-Screen $other 'Waiting for another window that is prompting for the MFA code'
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Wait-Screen $other "MFA code for dev \($device\): ?$"
        Send-Key $other -Key 'C-c'
        Wait-Screen $other 'ready> ?$'
    }

    It 'ends a sign-in with Ctrl+C, and leaves no listener, no engine and no token behind' {
        Send-Key $terminal -Text 'Clear-Host'
        Wait-Screen $terminal '^ready> ?$'
        Send-Key $terminal 'Remove-Item Env:SSH_*; Connect-AwsSso -Session example -NoBrowser'
        Wait-Screen $terminal 'Waiting for the sign-in'
        (Get-Screen $terminal) -replace '\s' -match 'redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)' | Should -BeTrue
        $port = $Matches[1]
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
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
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal '(?s)Set-AwsRole readonly\s+ready> ?$'
        Send-Key $terminal '"key: [$env:AWS_ACCESS_KEY_ID], engines: $(@(& pgrep -P $PID awsrole).Count)"'
        Wait-Screen $terminal 'key: \[\], engines: 0\s+ready> ?$'
    }
}
