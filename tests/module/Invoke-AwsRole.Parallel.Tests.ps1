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
    Context 'for good and bad profiles' {
        BeforeAll {
            # Another runspace of this process has a role meanwhile: nothing of it may be seen.
            Set-AwsRole base 6> $null
            $before = ConvertTo-Comparable (Get-RoleVariable)
            $word = @{ A = 'seen' }
            $results = Get-AwsProfile | Where-Object { $_.Name -in 'readonly', 'audit', 'dev' } | Invoke-AwsRole -TokenCode (Get-FreshCode $sts) -ErrorAction SilentlyContinue -ErrorVariable errors -WarningVariable warnings -WarningAction SilentlyContinue -ThrottleLimit 3 {
                if ($env:AWSROLE_PROFILE -eq 'dev') { 'before'; throw 'dev went wrong' }
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
                if ($env:AWSROLE_PROFILE -eq 'audit') { exit 4 }
            } 4> "$($sandbox.Folder)/verbose"
        }

        AfterAll { Clear-AwsRole -InformationAction Ignore }

        It 'returns an object for each, with profile, account and output, of its own account and process' {
            $results[0].PSObject.TypeNames[0] | Should -Be 'AwsRole.BlockResult'
            @($results | ForEach-Object { "$($_.Profile) $($_.AccountId) $($_.Output.Who) $($_.Output.Profile) $($_.ExitCode)" } | Sort-Object) | Should -Be @(
                'audit 444455556666 444455556666 audit 4', 'readonly 111122223333 111122223333 readonly 3'
            )
        }

        It 'gives the block $using: and the place, and its process nothing of a role at its start' {
            foreach ($result in $results) {
                $result.Output.Word | Should -Be "seen $PWD"
                $result.Output.Place | Should -Be "$PWD"
                $result.Output.Started | Should -Not -Match 'AKIA|ASIA|AWS_SECRET|AWS_SESSION_TOKEN|AWSROLE_PROFILE'
            }
            @($results.Output.Process | Sort-Object -Unique).Count | Should -Be 2
            $results.Output.Process | Should -Not -Contain $PID
        }

        It 'makes one error of each that fails, with its name, and goes on' {
            @($errors | Where-Object { "$_" -like '*went wrong*' }).Count | Should -Be 1
            ($errors | Where-Object { "$_" -like '*went wrong*' }).Exception.Message | Should -Be 'dev: dev went wrong'
            ($errors | Where-Object { "$_" -like '*went wrong*' }).Exception.Data['output'] | Should -Be 'before'
        }

        It 'hands on errors, warnings and words with the name of the profile' {
            @($errors | Where-Object { "$_" -like '*: not so good' } | ForEach-Object { "$_" } | Sort-Object) | Should -Be 'audit: not so good', 'readonly: not so good'
            @($warnings | ForEach-Object { "$_" } | Sort-Object) | Should -Be 'audit: careful', 'readonly: careful'
            [System.IO.File]::ReadAllText("$($sandbox.Folder)/verbose") | Should -BeLike '*audit: in words*'
        }

        It 'changes nothing in this process and leaves no process behind' {
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
            @(Get-Child | Where-Object { $_ -notin $others }) | Should -BeNullOrEmpty
        }
    }

    It 'returns with -Raw what the block writes alone, and errors for profiles that have no session; ends all that still run when nobody wants more, and their finally is done' {
        $mark = "$($sandbox.Folder)/ended"
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $first = 'nosuch', 'base', 'readonly' | Invoke-AwsRole -Raw -ErrorVariable errors -ErrorAction SilentlyContinue {
            if ($env:AWSROLE_PROFILE -eq 'base') { while (-not [System.IO.File]::Exists("$using:mark.started")) { [System.Threading.Thread]::Sleep(20) }; return "by $env:AWSROLE_PROFILE" }
            try { [System.IO.File]::WriteAllText("$using:mark.started", ''); & $using:node -e 'setTimeout(Date, 1000000)' } finally { [System.IO.File]::WriteAllText($using:mark, 'yes') }
        } -ThrottleLimit 3 | Select-Object -First 1
        $first | Should -Be 'by base'
        $errors[0].FullyQualifiedErrorId | Should -Be 'ProfileNotFound,Invoke-AwsRole'
        $errors[0].TargetObject | Should -Be 'nosuch'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 300
        [System.IO.File]::Exists($mark) | Should -BeTrue
        @(Get-Child | Where-Object { $_ -notin $others }) | Should -BeNullOrEmpty
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
