BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Get-Memory {
        [System.AppDomain]::CurrentDomain.GetData('AwsRole')
    }

    function Set-Due {
        # Makes the renewal due.
        (Get-Memory).Renewal.NextTry = [datetime]::UtcNow
    }

    function Invoke-Idle {
        # Does what the shell does while it waits for input, until no renewal is under way; returns its messages.
        foreach ($round in 1..6000) {
            Step-Idle
            if ($round -gt 1 -and $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Renewal')) { return }
            [System.Threading.Thread]::Sleep(10)
        }
        throw 'The renewal never ended.'
    }

    function Step-Idle {
        & (Get-Module 'AwsRole') {
            [CmdletBinding()]
            param()
            Step-Renewal $PSCmdlet
        }
    }

    function Get-AssumeCount {
        @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' }).Count
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole -AutoRenew, if the role is replaced while it is renewed,' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        # Less than 15 minutes are left from the start: a cached session does not suffice when it is due.
        $short = @{ DurationSeconds = 900; AutoRenew = $true }
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    # Get-RenewalStep, below, tests when to abandon a renewal.
    It 'keeps the new state of the shell' {
        Set-AwsRole readonly @short 6> $null
        Set-Due
        Step-Idle
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Renewal') | Should -BeFalse -Because 'it must be under way'
        Set-AwsRole base 6> $null
        $after = ConvertTo-Comparable (Get-RoleVariable)
        Invoke-Idle | Should -BeNullOrEmpty
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $after
        $env:AWSROLE_PROFILE | Should -Be 'base'
    }

    It 'abandons the renewal, however it went' {
        Use-ServerStandIn
        foreach ($case in @(
                @{ What = 'cleared'; Change = { Clear-AwsRole 6> $null }; Holds = '' }
                @{ What = 'replaced by the name of a profile'; Change = { Set-AwsRole -AsProfile base 6> $null }; Holds = '' }
                @{ What = 'covered by a pushed one'; Change = { Push-AwsRole base 6> $null }; Holds = 'base' }
                @{ What = 'replaced by a server'; Change = { Start-AwsRoleServer 6> $null }; Holds = 'readonly' }
                @{ What = 'changed by hand'; Change = { $env:AWS_ACCESS_KEY_ID = 'AKIAHAND' }; Holds = 'readonly' }
            )) {
            Set-AwsRole readonly @short 6> $null
            # Not a real engine: it stands for one that has not answered yet.
            [System.AppDomain]::CurrentDomain.SetData('AwsRole.Renewal', @{ Role = Get-Memory; Engine = [System.Diagnostics.Process]::new(); Reading = [System.Threading.Tasks.TaskCompletionSource[string]]::new().Task })
            Step-Idle
            $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Renewal') | Should -BeFalse -Because $case.What
            & $case.Change
            $after = ConvertTo-Comparable (Get-RoleVariable)
            Step-Idle | Should -BeNullOrEmpty -Because $case.What
            $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Renewal') | Should -BeTrue -Because $case.What
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $after -Because $case.What
            "$env:AWSROLE_PROFILE" | Should -Be $case.Holds -Because $case.What
            Clear-AwsRole 3> $null 6> $null
        }
    }
}

Describe 'Set-AwsRole -AutoRenew' {
    BeforeAll {
        # No command runs between a renewal and its answer from here on: the warm engine can answer it.
        if (Test-WarmEngine) { & (Get-Module -Name 'AwsRole') { $script:TestEngine.Renewals = $true } }
    }

    BeforeEach {
        Set-TestHome (New-TestFolder)
        $short = @{ DurationSeconds = 900; AutoRenew = $true }
    }

    AfterEach {
        $null = Invoke-StsControl $sts @{ clearFaults = $true }
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'renews the session when it is due and not before, repeatedly and silently, without binding a secret to a parameter, which module logging would record' {
        Set-AwsRole readonly @short -RoleSessionName by-hand 6> $null
        $key, $end = $env:AWS_ACCESS_KEY_ID, (Get-AwsRole).Expiration
        $calls = Get-AssumeCount
        Invoke-Idle | Should -BeNullOrEmpty
        Get-AssumeCount | Should -Be $calls
        Set-Due
        $trace = "$env:HOME/trace"
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Invoke-Idle } | Should -BeNullOrEmpty
        $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
        (Get-AwsRole).Source | Should -Be 'Shell'
        (Get-AwsRole).Expiration | Should -BeGreaterOrEqual $end
        (Get-AwsIdentity).SessionName | Should -Be 'by-hand'
        [datetime]::Parse($env:AWS_CREDENTIAL_EXPIRATION).ToUniversalTime() | Should -BeGreaterThan ([datetime]::UtcNow.AddSeconds(800))
        $text = [System.IO.File]::ReadAllText($trace)
        $text | Should -BeLike '*to param [[]Role]*'
        foreach ($secret in $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN) { $text.Contains($secret) | Should -BeFalse }
        $second = $env:AWS_ACCESS_KEY_ID
        Set-Due
        Invoke-Idle | Should -BeNullOrEmpty
        $env:AWS_ACCESS_KEY_ID | Should -Not -BeIn $key, $second
    }

    It 'uses a session that was renewed elsewhere, without a call' {
        Set-AwsRole readonly -AutoRenew 6> $null
        $key = $env:AWS_ACCESS_KEY_ID
        Invoke-AwsRole readonly -Refresh { $env:AWS_ACCESS_KEY_ID } | Should -Not -Be $key
        $env:AWS_ACCESS_KEY_ID | Should -Be $key
        $calls = Get-AssumeCount
        Set-Due
        Invoke-Idle
        $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
        Get-AssumeCount | Should -Be $calls
    }

    It 'keeps a region that the user has changed, continues after Pop-AwsRole and Invoke-AwsRole restore the role, and lets Clear-AwsRole restore the state before the first role' {
        Set-AwsRole readonly @short 6> $null
        $env:AWS_REGION = 'by-hand'
        Push-AwsRole base 6> $null
        Pop-AwsRole 6> $null
        Invoke-AwsRole base { $null = Get-AwsRole }
        $key = $env:AWS_ACCESS_KEY_ID
        Set-Due
        Invoke-Idle
        $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
        $env:AWS_REGION | Should -Be 'by-hand'
        Clear-AwsRole 6> $null
        (Get-RoleVariable).Count | Should -Be 0
    }

    It 'reports once that it requires a code, and does not try again until Update-AwsRole' {
        Set-AwsRole dev @short -TokenCode (Get-FreshCode $sts) 6> $null
        $key = $env:AWS_ACCESS_KEY_ID
        Set-Due
        $said = @(Invoke-Idle)
        $said.Count | Should -Be 1
        $said[0] | Should -BeLike 'The current role (dev: role Developer*was not renewed: *code*Update-AwsRole*'
        $env:AWS_ACCESS_KEY_ID | Should -Be $key
        Set-Due
        Invoke-Idle | Should -BeNullOrEmpty
        Update-AwsRole -TokenCode (Get-FreshCode $sts) 6> $null
        (Get-Memory).Renewal.NeedsPerson | Should -BeFalse
    }

    It 'tries again in a minute after a network error, and reports it once' {
        Set-AwsRole readonly @short 6> $null
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'reply'; status = 400; body = '<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>' } }
        # The engine does not retry itself, which takes seconds.
        $env:AWS_MAX_ATTEMPTS = '1'
        try {
            Set-Due
            @(Invoke-Idle).Count | Should -Be 1
            (Get-Memory).Renewal.NextTry | Should -BeGreaterThan ([datetime]::UtcNow.AddSeconds(30))
            Set-Due
            Invoke-Idle | Should -BeNullOrEmpty
        } finally { $env:AWS_MAX_ATTEMPTS = $null }
        $null = Invoke-StsControl $sts @{ clearFaults = $true }
        $key = $env:AWS_ACCESS_KEY_ID
        Set-Due
        Invoke-Idle | Should -BeNullOrEmpty
        $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
    }

    It 'does not require confirmation for a protected profile again' {
        $env:AWSROLE_SETTINGS_FILE = "$env:HOME/settings.ini"
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect = read*`n")
        try {
            Set-AwsRole readonly @short -Confirm:$false 6> $null
            $key = $env:AWS_ACCESS_KEY_ID
            Set-Due
            Invoke-Idle | Should -BeNullOrEmpty
            $env:AWS_ACCESS_KEY_ID | Should -Not -Be $key
        } finally { $env:AWSROLE_SETTINGS_FILE = $null }
    }

    It 'subscribes to one PowerShell event while there is something to renew, also after Update-AwsRole, and unsubscribes after Set-AwsRole without -AutoRenew, long-term keys, and Clear-AwsRole' {
        function Get-Subscription { @($ExecutionContext.Events.Subscribers | Where-Object { $_.SourceIdentifier -eq 'PowerShell.OnIdle' }).Count }
        $count = Get-Subscription
        foreach ($round in 1, 2) { Set-AwsRole readonly -AutoRenew 6> $null }
        Get-Subscription | Should -Be ($count + 1)
        Update-AwsRole 6> $null
        $null -eq (Get-Memory).Renewal | Should -BeFalse
        Get-Subscription | Should -Be ($count + 1)
        foreach ($last in { Set-AwsRole readonly 6> $null }, { Set-AwsRole base -AutoRenew 6> $null }, { Clear-AwsRole 6> $null }) {
            Set-AwsRole readonly -AutoRenew 6> $null
            & $last
            if ($null -ne (Get-Memory)) { $null -eq (Get-Memory).Renewal | Should -BeTrue -Because "of $last" }
            Get-Subscription | Should -Be $count -Because "of $last"
        }
    }

    It 'leaves no error in $Error if the engine is missing' {
        Set-AwsRole readonly @short 6> $null
        Set-Due
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Engine' -MockWith { throw 'no engine' }
        $count = $Global:Error.Count
        & (Get-Module 'AwsRole') { Invoke-IdleWork }
        $Global:Error.Count | Should -Be $count
        (Get-Memory).Renewal.NextTry | Should -BeGreaterThan ([datetime]::UtcNow.AddSeconds(30))
    }
}

Describe 'The next step of a renewal' {
    BeforeAll {
        $noon = [datetime]::new(2026, 11, 24, 12, 0, 0, [System.DateTimeKind]::Utc)
        function New-Role {
            param([datetime] $NextTry = $noon, [bool] $NeedsPerson = $false)
            @{ Set = @{ AWS_ACCESS_KEY_ID = 'ASIAHELD' }; Renewal = @{ NextTry = $NextTry; NeedsPerson = $NeedsPerson; IsTold = $false } }
        }
        function Get-Step {
            param($Role, $Running, [string] $Held = 'ASIAHELD', [bool] $HasAnswer = $false, [datetime] $Now = $noon)
            & (Get-Module 'AwsRole') { Get-RenewalStep $args[0] $args[1] $args[2] } $Role $Running @{ HeldKey = $Held; HasAnswer = $HasAnswer; Now = $Now }
        }
    }

    It 'is Start when the renewal is due' {
        Get-Step (New-Role) | Should -Be 'Start'
        Get-Step (New-Role) -Now $noon.AddDays(3) | Should -Be 'Start'
    }

    It 'is Wait if there is nothing to start' {
        foreach ($case in @(
                @{ When = 'without a role'; Question = { Get-Step $null $null } }
                @{ When = 'for a role without -AutoRenew'; Question = { Get-Step @{ Set = @{ AWS_ACCESS_KEY_ID = 'ASIAHELD' }; Renewal = $null } $null } }
                @{ When = 'for a role that an older module remembered'; Question = { Get-Step @{ Set = @{ AWS_ACCESS_KEY_ID = 'ASIAHELD' } } $null } }
                @{ When = 'before the moment that was set'; Question = { Get-Step (New-Role) -Now $noon.AddSeconds(-1) } }
                @{ When = 'when a person is needed'; Question = { Get-Step (New-Role -NeedsPerson $true) } }
                @{ When = 'when the keys were changed by hand'; Question = { Get-Step (New-Role) -Held 'AKIAHAND' } }
                @{ When = 'when the keys were removed by hand'; Question = { Get-Step (New-Role) -Held '' } }
                @{ When = 'for an engine that has said nothing yet'; Question = { $role = New-Role; Get-Step $role @{ Role = $role } } }
            )) { & $case.Question | Should -Be 'Wait' -Because $case.When }
    }

    It 'is Read when the engine has answered, but Abandon for a role that is not the current one' {
        $role = New-Role
        Get-Step $role @{ Role = $role } -HasAnswer $true | Should -Be 'Read'
        Get-Step $role @{ Role = New-Role } -HasAnswer $true | Should -Be 'Abandon' -Because 'it is another one, though it looks the same'
        Get-Step $null @{ Role = $role } -HasAnswer $true | Should -Be 'Abandon' -Because 'it is gone'
        Get-Step $role @{ Role = $role } -Held 'AKIAHAND' -HasAnswer $true | Should -Be 'Abandon' -Because 'the keys were changed by hand'
    }

    It 'is due 15 minutes before the expiration, in the last quarter of a short session, and immediately after the expiration' {
        foreach ($case in @{ Seconds = 43200; Early = 885 }, @{ Seconds = 3600; Early = 885 }, @{ Seconds = 900; Early = 225 }, @{ Seconds = 60; Early = 15 }) {
            $end = $noon.AddSeconds($case.Seconds)
            $moment = & (Get-Module 'AwsRole') { Get-RenewalTime $args[0] $args[1] } $noon $end
            ($end - $moment).TotalSeconds | Should -Be $case.Early -Because "it lasts $($case.Seconds) s"
        }
        & (Get-Module 'AwsRole') { Get-RenewalTime $args[0] $args[1] } $noon $noon.AddSeconds(-100) | Should -BeLessThan $noon
    }
}
