Describe 'A shell with a user at its terminal' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        $sts = Start-Sts $sandbox.Folder -With 'sso'
        $device = 'arn:aws:iam::111122223333:mfa/alice'
        $harmless = '"key: [$env:AWS_ACCESS_KEY_ID], engines: $(@(& pgrep -P $PID awsrole).Count)"'
        $unharmed = 'key: \[\], engines: 0\s+ready> ?$'
        $asked = "MFA code for dev \($device\): ?$"

        function Get-CallCount {
            param([string] $Operation = '*')
            @(Invoke-StsControl $sts | Where-Object { $_.operation -like $Operation }).Count
        }

        function Wait-Call {
            # Waits until AWS has received more than this number of calls. With -Awake it types an empty line occasionally: a child process
            # that exits while PowerShell waits for a key makes it query the cursor position, and so wait for that key.
            param([int] $Count, [string] $Operation = '*', [switch] $Awake)
            foreach ($round in 1..600) {
                if ((Get-CallCount $Operation) -gt $Count) { return }
                if ($Awake -and $round % 60 -eq 0) { Send-Key $terminal }
                Start-Sleep -Milliseconds 50
            }
            throw "AWS was not asked more than $Count times."
        }
    }

    AfterAll {
        Stop-Sts $sts
        Exit-Sandbox $sandbox
    }

    BeforeEach {
        Set-TestHome (New-TestFolder)
        $terminal = Use-Terminal $shell
    }

    It 'shows profile and device, checks for six digits, shows why a code was rejected, and prompts again' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal $asked
        $calls = Get-CallCount

        Send-Key $terminal '12345'
        Wait-Screen $terminal "The MFA code must be six digits\.\s+$asked"
        Get-CallCount | Should -Be $calls -Because 'five digits are no reason for a call'

        Send-Key $terminal '000000'
        Wait-Screen $terminal "(?s)AWS rejected the MFA code of $device.*$asked"
        Get-Screen $terminal | Should -Not -BeLike '*000000*'

        $code = Get-FreshCode $sts
        Send-Key $terminal $code
        Wait-Screen $terminal '(?s)dev: role Developer in 111122223333, ap-northeast-1, until .*ready> ?$'
        Get-Screen $terminal | Should -Not -BeLike "*$code*"

        $null = Invoke-Line $terminal '(Get-AwsIdentity).RoleName' '(?m)^Developer\s+ready> ?$'
    }

    It 'fails after three rejected codes, and changes nothing' {
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal $asked
        foreach ($round in 1..3) {
            Send-Key $terminal "00000$round"
            Wait-Screen $terminal $(if ($round -lt 3) { "(?:AWS rejected[\s\S]*?){$round}$asked" } else { '(?:AWS rejected[\s\S]*?){3}ready> ?$' })
        }
        $null = Invoke-Line $terminal '"id: $($Error[0].FullyQualifiedErrorId), count: $($Error.Count), key: [$env:AWS_ACCESS_KEY_ID]"' 'id: MfaRejected,Set-AwsRole, count: 1, key: \[\]\s+ready> ?$'
    }

    It 'prompts in one of two windows; Ctrl+C at the prompt lets the other prompt, changes nothing, and leaves no engine; Ctrl+C in the waiting one does not affect the prompt' {
        $waits = 'Waiting for another window that is prompting for the MFA code'
        Send-Key $terminal 'Set-AwsRole dev'
        Wait-Screen $terminal $asked
        $other = Start-TerminalProgram "`"$(Get-BuiltModule)/bin/awsrole`" export --profile dev" -Pattern $waits
        try {
            Stop-Line $terminal
            Wait-Screen $other $asked
            $null = Invoke-Line $terminal $harmless $unharmed
            Send-Key $terminal 'Set-AwsRole dev'
            Wait-Screen $terminal $waits
            Stop-Line $terminal '(?s)Set-AwsRole dev\s+ready> ?$'
            Get-Screen $other | Should -Match $asked
            $null = Invoke-Line $terminal 'Set-AwsRole dev' $waits
        } finally {
            Stop-Terminal $other
        }
        Wait-Screen $terminal $asked
        Stop-Line $terminal
    }

    It 'ends a sign-in with Ctrl+C, and leaves no listener, engine, or token' {
        $null = Invoke-Line $terminal 'Remove-Item Env:SSH_*; Connect-AwsSso -Session example -NoBrowser' 'Waiting for the sign-in'
        (Get-Screen $terminal) -replace '\s' -match 'redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A(\d+)' | Should -BeTrue
        $port = $Matches[1]
        Stop-Line $terminal
        $null = Invoke-Line $terminal $harmless $unharmed
        { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port).Dispose() } | Should -Throw
        [System.IO.Directory]::Exists("$env:HOME/.aws/sso/cache") -and [System.IO.Directory]::GetFiles("$env:HOME/.aws/sso/cache", '*.json').Count -gt 1 | Should -BeFalse
    }

    It 'switches to a role of Identity Center from the list after a sign-in, and in bash with the documented function' {
        $null = Invoke-Line $terminal 'Connect-AwsSso -Session example -NoBrowser' 'Waiting for the sign-in'
        $page = [regex]::Match((Get-Screen $terminal), 'http\S+').Value
        [System.Net.WebRequest]::CreateHttp($page).GetResponse().Dispose()
        Wait-Screen $terminal 'ready> ?$'
        $null = Invoke-Line $terminal '$null = Get-AwsSsoRole -Session example'
        Send-Key $terminal 'awsp'
        Wait-Screen $terminal '(?s)\AAWS role> .*Enter selects'
        Send-Key $terminal 'audit viewonl' -Key 'y'
        Wait-Screen $terminal '(?m)^> +Example Audit/ViewOnly +444455556666 +ViewOnly'
        Send-Key $terminal
        Wait-Screen $terminal '(?m)^.*ViewOnly in 444455556666[\s\S]*ready> ?$'
        $null = Invoke-Line $terminal '"in $env:AWS_ACCOUNT_ID"' 'in 444455556666\s+ready> ?$'

        $page = [System.IO.File]::ReadAllText((Get-RepositoryPath 'docs/engine.md'))
        [System.IO.File]::WriteAllText("$env:HOME/awsp.sh", [regex]::Match($page, '(?s)```sh\n(awsp\(\).*?)```').Groups[1].Value)
        Send-Key $terminal "Clear-AwsRole 6> `$null; `$env:PATH = '$(Get-BuiltModule)/bin:' + `$env:PATH; bash --norc --noprofile -i; 'back'"
        Wait-Screen $terminal 'bash[^\n]*[$#] ?$'
        Send-Key $terminal "PS1='ready> '; . `$HOME/awsp.sh; clear; awsp"
        Wait-Screen $terminal '(?s)\AAWS role> .*Enter selects'
        Send-Key $terminal 'audit viewonl' -Key 'y'
        Wait-Screen $terminal '(?m)^> +Example Audit/ViewOnly +444455556666 +ViewOnly'
        Send-Key $terminal
        Wait-Screen $terminal 'ready> ?$'
        Send-Key $terminal 'clear; echo "in $AWS_ACCOUNT_ID"; exit'
        Wait-Screen $terminal '(?m)^in 444455556666\s+(exit\s+)?back\s+ready> ?$'
    }

    It 'ends a call to AWS with Ctrl+C, changes nothing, and leaves no engine' {
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'hang'; times = 1 } }
        $calls = Get-CallCount
        Send-Key $terminal 'Set-AwsRole readonly'
        Wait-Call $calls
        Stop-Line $terminal '(?s)Set-AwsRole readonly\s+ready> ?$'
        Get-CallCount | Should -Be ($calls + 1)
        $null = Invoke-Line $terminal $harmless $unharmed
    }

    It 'accepts only an explicit yes for a protected profile' {
        $env:AWSROLE_SETTINGS_FILE = "$env:HOME/settings.ini"
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect = read*`n")
        $null = Invoke-Line $terminal "`$env:AWSROLE_SETTINGS_FILE = '$env:AWSROLE_SETTINGS_FILE'; Set-AwsRole readonly" 'Profile "readonly" is protected \(pattern "read\*"\)\.[\s\S]*Switch to it\?[^>]*: ?$'
        Send-Key $terminal ''
        Wait-Screen $terminal '(?s)was not confirmed.*ready> ?$'
        Send-Key $terminal 'Set-AwsRole readonly'
        Wait-Screen $terminal '(?s)Switch to it\?[^>]*: ?$'
        Send-Key $terminal 'y'
        Wait-Screen $terminal '(?s)readonly: role ReadOnly in 111122223333.*ready> ?$'
        $env:AWSROLE_SETTINGS_FILE = $null
    }

    It 'reports a slow answer after the first second, until it arrives' {
        # A slow answer of about four seconds.
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'drip'; everyMs = 400; chunkBytes = 150; times = 1 } }
        Send-Key $terminal 'Set-AwsRole readonly -NoCache'
        Wait-Screen $terminal 'Waiting for an answer: \d s'
        $second = [regex]::Match((Get-Screen $terminal), 'Waiting for an answer: (\d) s').Groups[1].Value
        Wait-Screen $terminal "Waiting for an answer: (?!0|$second)\d s"
        Wait-Screen $terminal '(?s)readonly: role.*ready> ?$'
        Get-Screen $terminal | Should -Not -Match 'Waiting'
    }

    It 'renews a role automatically while it waits' {
        $null = Invoke-Line $terminal 'Set-AwsRole readonly -DurationSeconds 900 -AutoRenew 6> $null; $key = $env:AWS_ACCESS_KEY_ID; "role: $key"' 'role: ASIA\w+\s+ready> ?$'
        $calls = Get-CallCount 'AssumeRole'
        Send-Key $terminal '[AppDomain]::CurrentDomain.GetData("AwsRole").Renewal.NextTry = [datetime]::UtcNow'
        # PowerShell first waits, and then raises its idle event.
        Wait-Call $calls 'AssumeRole' -Awake
        # The answer is read when PowerShell is idle again.
        foreach ($round in 1..60) {
            $screen = Invoke-Line $terminal '"renewed: $($env:AWS_ACCESS_KEY_ID -ne $key), errors: $($Error.Count)"'
            if ($screen -match 'renewed: True') { break }
            # A key within a third of a second prevents the idle event.
            Start-Sleep -Milliseconds 700
        }
        $screen | Should -Match 'renewed: True, errors: 0'
    }

    It 'has a server that survives Ctrl+C, and reports at the prompt that it requires a code' {
        $null = Invoke-Line $terminal "Start-AwsRoleServer dev -DurationSeconds 900 -TokenCode $(Get-FreshCode $sts) 6> `$null; sh -c 'echo sleeping; sleep 60'" '(?m)^sleeping'
        Stop-Line $terminal
        Send-Key $terminal '(Get-AwsIdentity).RoleName'
        Wait-Screen $terminal '(?m)^Developer\s'
        # As above.
        foreach ($round in 1..60) {
            if (Test-Screen $terminal 'WARNING' 12) { break }
            Send-Key $terminal
        }
        Wait-Screen $terminal 'WARNING: The role server of this shell could not renew the session[\s\S]*ready> ?$'
        $null = Invoke-Line $terminal '"and " + "on"' 'and on\s+ready> ?$'
    }

    It 'shows the remaining minutes of a role in the list, and prompts for the code of the selected profile' {
        Send-Key $terminal '$null = Set-AwsRole readonly 6>&1; awsp'
        Wait-Screen $terminal '(?m)^ \* +readonly +111122223333 +ReadOnly +\S+ +(59|60) min'
        Send-Key $terminal 'dev'
        Wait-Screen $terminal $asked
        Stop-Line $terminal
    }

    It 'accepts the keys of the menu of posh-awsp: a digit selects, Delete clears' {
        [System.IO.File]::WriteAllText("$env:HOME/config", "[default]`nregion = us-east-1`n[profile dev]`nregion = eu-west-1`n[profile prod]`n[profile `"a b`"]`n")
        $null = Invoke-Line $terminal "`$env:AWS_CONFIG_FILE = '$env:HOME/config'; `$env:AWS_SHARED_CREDENTIALS_FILE = ''"
        Send-Key $terminal 'Switch-AWSProfile'
        Wait-Screen $terminal '(?s)\AAWS_PROFILE.* prod'
        Send-Key $terminal -Key '1'
        Wait-Screen $terminal 'Set AWS_PROFILE to "dev" in this shell[^\n]*\s+ready> ?$'
        Send-Key $terminal 'Switch-AWSProfile'
        Wait-Screen $terminal '(?s)\AAWS_PROFILE.* prod'
        Send-Key $terminal -Key 'DC'
        Wait-Screen $terminal 'Removed AWS_PROFILE from this shell[^\n]*\s+ready> ?$'
    }
}
