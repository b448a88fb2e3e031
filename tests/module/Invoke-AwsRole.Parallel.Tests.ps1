BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule

    function Get-Child {
        # The processes that this one started, engines and blocks.
        if (-not [System.IO.Directory]::Exists('/proc')) { return }
        foreach ($folder in [System.IO.Directory]::GetDirectories('/proc')) {
            try {
                $stat = [System.IO.File]::ReadAllText("$folder/stat")
                if (($stat.Substring($stat.LastIndexOf(')') + 2) -split ' ')[1] -eq "$PID") { [System.IO.Path]::GetFileName($folder) }
            } catch { Write-Debug "$_" }
        }
    }
    $others = @(Get-Child)
    # By its path: PowerShell under wine finds no program by name.
    $node = Find-Program 'node'
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Invoke-AwsRole with -ThrottleLimit' {
    # -Raw, and blocks for many accounts: Connect-AwsSso.Tests.ps1, tests/long/ManyAccounts.Tests.ps1.
    Context 'for good and bad profiles, of which one still runs when nobody wants more' {
        BeforeAll {
            # Another runspace of this process has a role meanwhile: nothing of it may be seen.
            Set-AwsRole base 6> $null
            $before = ConvertTo-Comparable (Get-RoleVariable)
            $word = @{ A = 'seen' }
            $mark = "$($sandbox.Folder)/mark"
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $result = 'nosuch', 'dev', 'readonly', 'audit' | Invoke-AwsRole -TokenCode (Get-FreshCode $sts) -ErrorAction SilentlyContinue -ErrorVariable errors -WarningVariable warnings -WarningAction SilentlyContinue -ThrottleLimit 4 {
                switch ($env:AWSROLE_PROFILE) {
                    'dev' {
                        [System.IO.File]::WriteAllText("$using:mark.dev", "$PID|")
                        'before'
                        throw 'dev went wrong'
                    }
                    'readonly' {
                        try {
                            [System.IO.File]::WriteAllText("$using:mark.started", '')
                            & $using:node -e 'setTimeout(Date, 1000000)'
                        } finally { [System.IO.File]::WriteAllText("$using:mark.ended", "$((Get-AwsRole).AccountId) $PID") }
                    }
                    'audit' {
                        # The others come first: one is closed, whose process ends then, and one runs.
                        while (-not [System.IO.File]::Exists("$using:mark.started")) { [System.Threading.Thread]::Sleep(20) }
                        do { $id = if ([System.IO.File]::Exists("$using:mark.dev")) { [System.IO.File]::ReadAllText("$using:mark.dev") } } until ("$id".EndsWith('|'))
                        while ($(try { -not [System.Diagnostics.Process]::GetProcessById([int] $id.TrimEnd('|')).HasExited } catch { $false })) { [System.Threading.Thread]::Sleep(20) }
                        [pscustomobject] @{
                            Who     = (Get-AwsIdentity).Account
                            Key     = $env:AWS_ACCESS_KEY_ID
                            Started = [System.IO.File]::ReadAllText($(if ($IsLinux) { '/proc/self/environ' } else { [System.IO.Path]::GetTempFileName() })) + [System.Environment]::CommandLine
                            Profile = (Get-AwsRole).Profile
                            Word    = "$($using:word.A) $using:PWD"
                            Place   = "$PWD"
                            Process = $PID
                        }
                        Write-Warning 'careful'
                        Write-Error 'not so good' -ErrorAction Continue
                        Write-Verbose 'in words' -Verbose
                        & $using:node -e 'process.exit(3)'
                        # Ends its own runspace only.
                        $null = [powershell]::Create().AddScript('exit 7').Invoke()
                        exit 4
                    }
                }
            } 4> "$($sandbox.Folder)/verbose" | Select-Object -First 1
        }

        AfterAll { Clear-AwsRole -InformationAction Ignore }

        It 'returns an object for each, with profile, account, output and exit code, of its own account and process' {
            $result.PSObject.TypeNames | Should -Contain 'AwsRole.BlockResult'
            "$($result.Profile) $($result.AccountId) $($result.Output.Who) $($result.Output.Profile) $($result.ExitCode)" | Should -Be 'audit 444455556666 444455556666 audit 4'
            $other = [System.IO.File]::ReadAllText("$mark.ended") -split ' '
            $other[0] | Should -Be '111122223333'
            @($other[1], $result.Output.Process, $PID | Sort-Object -Unique).Count | Should -Be 3
        }

        It 'gives the block $using: and the place, and its process nothing of a role at its start' {
            $result.Output.Word | Should -Be "seen $PWD"
            $result.Output.Place | Should -Be "$PWD"
            $result.Output.Started | Should -Not -Match 'AKIA|ASIA|AWS_SECRET|AWS_SESSION_TOKEN|AWSROLE_PROFILE'
        }

        It 'makes one error of each that fails, with its name, and goes on' {
            $failure = @($errors | Where-Object { "$_" -like '*went wrong*' })
            $failure.Count | Should -Be 1
            $failure[0].Exception.Message | Should -Be 'dev: dev went wrong'
            $failure[0].Exception.Data['output'] | Should -Be 'before'
            $errors[0].FullyQualifiedErrorId | Should -Be 'ProfileNotFound,Invoke-AwsRole'
            $errors[0].TargetObject | Should -Be 'nosuch'
        }

        It 'hands on errors, warnings and words with the name of the profile' {
            @($errors | Where-Object { "$_" -like '*: not so good' } | ForEach-Object { "$_" }) | Should -Be 'audit: not so good'
            @($warnings | ForEach-Object { "$_" }) | Should -Be 'audit: careful'
            [System.IO.File]::ReadAllText("$($sandbox.Folder)/verbose") | Should -BeLike '*audit: in words*'
        }

        It 'ends all that still run, whose finally is done, changes nothing in this process, and leaves no process behind' {
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 300
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
            @(Get-Child | Where-Object { $_ -notin $others }) | Should -BeNullOrEmpty
        }
    }

    It 'runs nothing with -WhatIf, and refuses a $using: that is not set' {
        @(Invoke-AwsRole readonly { throw 'ran' } -ThrottleLimit 2 -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile readonly*'
        { Invoke-AwsRole readonly { $using:notThere } -ThrottleLimit 2 } | Should -Throw -ErrorId 'InvalidParameter,Invoke-AwsRole'
    }
}

Describe 'The variables of a block' {
    It 'have the region of the role, otherwise that of the shell' {
        $regions = & (Get-Module -Name 'AwsRole') {
            Initialize-Module
            foreach ($region in 'eu-west-1', $null) {
                $keys = [pscustomobject] @{ accessKeyId = 'ASIAMADEUP'; secretAccessKey = 'made-up'; sessionToken = 'made-up'; expiration = $null }
                $session = [pscustomobject] @{ credentials = $keys; profile = 'dev'; accountId = $null; region = $region; roleArn = $null; roleName = $null; isProtected = $false; endpoints = $null }
                $variables = ConvertTo-BlockVariable $session @{ AWS_REGION = 'us-east-1'; AWS_DEFAULT_REGION = 'us-east-2' }
                "$($variables['AWS_REGION']) $($variables['AWS_DEFAULT_REGION'])"
            }
        }
        $regions | Should -Be 'eu-west-1 eu-west-1', 'us-east-1 us-east-2'
    }
}
