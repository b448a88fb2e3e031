BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -Many 1
    [System.IO.File]::AppendAllText($sts.configFile, "`n[profile gone]`nrole_arn = arn:aws:iam::999999999999:role/Gone`nsource_profile = base`nregion = eu-west-1`nendpoint_url = $($sts.url)`n")
    Import-TestModule
    Use-WarmEngine

    function Get-Child {
        # The child processes of this one: engines and blocks.
        if (-not [System.IO.Directory]::Exists('/proc')) { return }
        foreach ($folder in [System.IO.Directory]::GetDirectories('/proc')) {
            try {
                $stat = [System.IO.File]::ReadAllText("$folder/stat")
                if (($stat.Substring($stat.LastIndexOf(')') + 2) -split ' ')[1] -eq "$PID") { [System.IO.Path]::GetFileName($folder) }
            } catch { Write-Debug "$_" }
        }
    }
    # By path, because PowerShell under wine finds no program by name.
    $node = Find-Program 'node'
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Invoke-AwsRole with -ThrottleLimit' {
    # For more profiles see tests/long/ManyAccounts.Tests.ps1; for -Raw see Connect-AwsSso.Tests.ps1.
    Context 'for profiles of which two have no session, one succeeds, one fails, and one still runs when the pipeline stops' {
        BeforeAll {
            # Meanwhile another runspace of this process has a role, which must not be visible.
            Set-AwsRole base 6> $null
            $before = ConvertTo-Comparable (Get-RoleVariable)
            # Including the engine that has answered.
            $others = @(Get-Child)
            $runspaces = @(Get-Runspace).Id
            $word = @{ A = 'seen' }
            $mark = "$($sandbox.Folder)/mark"
            # A finally block takes only a moment, but not on an overloaded machine.
            $grace = & (Get-Module -Name 'AwsRole') { $script:BlockGraceSeconds; $script:BlockGraceSeconds = 60 }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $said = 'nosuch', 'many-1', 'dev', 'gone', 'readonly' | Invoke-AwsRole -TokenCode (Get-FreshCode $sts) -ErrorAction Continue -WarningVariable warnings -WarningAction SilentlyContinue -ThrottleLimit 5 {
                switch ($env:AWSROLE_PROFILE) {
                    'readonly' {
                        try {
                            $server = Start-AwsRoleServer -PassThru -InformationAction Ignore
                            $ahead = & (Get-Module -Name 'AwsRole') { Start-EngineAhead; $script:ReadyEngine.Id }
                            [System.IO.File]::WriteAllText("$using:mark.engines", "$($server.Profile) $($server.ProcessId) $ahead")
                            [System.IO.File]::WriteAllText("$using:mark.started", '')
                            & $using:node -e 'setTimeout(Date, 1000000)'
                        } finally { [System.IO.File]::WriteAllText("$using:mark.ended", $PID) }
                    }
                    'many-1' {
                        $env:AWS_ACCOUNT_ID
                        & $using:node -e 'process.exit(3)'
                        # Only ends its own runspace.
                        $null = [powershell]::Create().AddScript('exit 7').Invoke()
                        $LASTEXITCODE
                        exit 4
                    }
                }
                while (-not [System.IO.File]::Exists("$using:mark.started")) { [System.Threading.Thread]::Sleep(20) }
                [pscustomobject] @{
                    Started = [System.IO.File]::ReadAllText($(if ($IsLinux) { '/proc/self/environ' } else { [System.IO.Path]::GetTempFileName() })) + [System.Environment]::CommandLine
                    Role    = "$env:AWSROLE_PROFILE $env:AWS_ACCESS_KEY_ID"
                    Word    = "$($using:word.A) $using:PWD"
                    Place   = "$PWD"
                    Process = $PID
                }
                Write-Warning 'careful'
                Write-Error 'not so good' -ErrorAction Continue
                Write-Verbose 'in words' -Verbose
                throw 'dev went wrong'
            } 4> "$($sandbox.Folder)/verbose" 2>&1 | Select-Object -First 5
            $errors = @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $results = @($said | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
            $failure = @($errors | Where-Object { "$_" -like '*went wrong*' })
        }

        AfterAll {
            & (Get-Module -Name 'AwsRole') { $script:BlockGraceSeconds = $args[0] } $grace
            Clear-AwsRole -InformationAction Ignore
        }

        It 'writes one error for each profile without a session and each failed block, with its name and earlier output, and continues' {
            $failure.Count | Should -Be 1
            $failure[0].Exception.Message | Should -Be 'dev: dev went wrong'
            $missing = @($errors | Where-Object { $_.FullyQualifiedErrorId -in 'ProfileNotFound,Invoke-AwsRole', 'AccessDenied,Invoke-AwsRole' })
            $missing.TargetObject | Sort-Object | Should -Be 'gone', 'nosuch'
            foreach ($one in $missing) { "$one" | Should -BeLike "*$($one.TargetObject)*" }
        }

        It 'runs each block in its own process, with $using: and the current folder, and without a role at its start' {
            $output = $failure[0].Exception.Data['output'][0]
            # The cached session of this profile; the block of readonly shows that the module is available.
            $output.Role | Should -Be (Invoke-AwsRole dev { "dev $env:AWS_ACCESS_KEY_ID" })
            $output.Role | Should -BeLike 'dev ASIA*'
            $output.Word | Should -Be "seen $PWD"
            $output.Place | Should -Be "$PWD"
            $output.Started | Should -Not -Match 'AKIA|ASIA|AWS_SECRET|AWS_SESSION_TOKEN|AWSROLE_PROFILE'
            @([System.IO.File]::ReadAllText("$mark.ended"), $output.Process, $PID | Sort-Object -Unique).Count | Should -Be 3
        }

        It 'returns the output of a block and its exit code, or else that of its last program' {
            $results.Count | Should -Be 1
            $results[0].PSObject.TypeNames | Should -Contain 'AwsRole.BlockResult'
            "$($results[0].Profile) $($results[0].AccountId) $($results[0].Output) $($results[0].ExitCode)" | Should -Be 'many-1 900000000001 900000000001 3 4'
        }

        It 'passes on errors, warnings, and messages with the name of the profile' {
            @($errors | ForEach-Object { "$_" }) | Should -Contain 'dev: not so good'
            @($warnings | ForEach-Object { "$_" }) | Should -Be 'dev: careful'
            [System.IO.File]::ReadAllText("$($sandbox.Folder)/verbose") | Should -BeLike '*dev: in words*'
        }

        # For a shell that exits normally see tests/long/ShellEnds.Tests.ps1.
        It 'stops running blocks after their finally, changes nothing in this process, and leaves no process: a killed shell also ends its role server and waiting engine' {
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 300
            [System.IO.File]::Exists("$mark.ended") | Should -BeTrue
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
            @(Get-Child | Where-Object { $_ -notin $others }) | Should -BeNullOrEmpty
            $served, $engines = -split [System.IO.File]::ReadAllText("$mark.engines")
            $served | Should -Be 'readonly'
            $engines.Count | Should -Be 2
            foreach ($id in $engines) { Wait-Ended $id | Should -BeTrue }
        }

        It 'leaves no runspace in the list of Get-Runspace' {
            $end = [datetime]::UtcNow.AddSeconds(30)
            while (@(Get-Runspace).Where({ $_.Id -notin $runspaces }) -and [datetime]::UtcNow -lt $end) { [System.Threading.Thread]::Sleep(20) }
            @(Get-Runspace).Where({ $_.Id -notin $runspaces }) | Should -BeNullOrEmpty
        }
    }

    It 'runs nothing with -WhatIf, and rejects an undefined $using: variable' {
        @(Invoke-AwsRole readonly { throw 'ran' } -ThrottleLimit 2 -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile readonly*'
        { Invoke-AwsRole readonly { $using:notThere } -ThrottleLimit 2 } | Should -Throw -ErrorId 'InvalidParameter,Invoke-AwsRole'
    }
}

Describe 'The variables of a block' {
    It 'have the region of the role, otherwise that of the shell' {
        $regions = & (Get-Module -Name 'AwsRole') {
            Initialize-Module
            foreach ($region in 'eu-west-1', $null) {
                $variables = [pscustomobject] @{ AWS_ACCESS_KEY_ID = 'ASIAMADEUP'; AWS_REGION = $region; AWS_DEFAULT_REGION = $region }
                $session = [pscustomobject] @{ variables = $variables; profile = 'dev'; roleArn = $null; roleName = $null; isProtected = $false }
                $variables = ConvertTo-BlockVariable $session @{ AWS_REGION = 'us-east-1'; AWS_DEFAULT_REGION = 'us-east-2' }
                "$($variables['AWS_REGION']) $($variables['AWS_DEFAULT_REGION'])"
            }
        }
        $regions | Should -Be 'eu-west-1 eu-west-1', 'us-east-1 us-east-2'
    }
}

Describe 'Blocks like those of Start-Block, but without processes,' {
    BeforeAll {
        function New-Block {
            # A stand-in for the runspace that records its calls: Dispose of a real one would wait forever for a process that has exited.
            param([powershell] $Shell, [object] $Handle, [bool] $HasExited)
            $block = @{
                Name = 'dev'; Shell = $Shell; Handle = $Handle; Output = [System.Management.Automation.PSDataCollection[psobject]]::new()
                Instance = [pscustomobject] @{ Process = $null; HasExited = $HasExited; IsDisposed = $false }
                Runspace = [pscustomobject] @{ IsClosing = $false }
            }
            $block.Instance.PSObject.Methods.Add([psscriptmethod]::new('Dispose', { $this.IsDisposed = $true }))
            $block.Runspace.PSObject.Methods.Add([psscriptmethod]::new('CloseAsync', { $this.IsClosing = $true }))
            $block
        }
    }

    It 'are all stopped, each after its finally' {
        $marks = New-TestFolder
        $blocks = [System.Collections.Generic.List[object]]::new()
        foreach ($number in 1..2) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("try { [System.IO.File]::WriteAllText('$marks/began-$number', ''); while (`$true) { [System.Threading.Thread]::Sleep(10) } } finally { [System.IO.File]::WriteAllText('$marks/ended-$number', '') }")
            $blocks.Add((New-Block $shell $shell.BeginInvoke() $false))
        }
        $stopped = $blocks.ToArray()
        while ([System.IO.Directory]::GetFiles($marks, 'began-*').Count -lt 2) { [System.Threading.Thread]::Sleep(10) }
        & (Get-Module -Name 'AwsRole') { Stop-Block $args[0] } $blocks
        [System.IO.Directory]::GetFiles($marks, 'ended-*').Count | Should -Be 2
        $stopped.Instance.IsDisposed | Should -Be $true, $true
        $stopped.Runspace.IsClosing | Should -Be $true, $true
        $blocks.Count | Should -Be 0
    }

    It 'fail if the process exits before the block ends, with the output until then, and without waiting' {
        # The stand-in would run for minutes, like the block of a process that is never told that it ends.
        $shell = [powershell]::Create()
        $null = $shell.AddScript("'written'; foreach (`$second in 1..120) { [System.Threading.Thread]::Sleep(1000) }")
        $block = New-Block $shell $null $true
        $block.Handle = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $block.Output)
        while ($block.Output.Count -eq 0) { [System.Threading.Thread]::Sleep(10) }
        $run = @{ Blocks = [System.Collections.Generic.List[object]]::new(); Count = 1; Asked = 1; Done = 0; Failed = 0 }
        $run.Blocks.Add($block)
        $failure = InModuleScope 'AwsRole' -Parameters @{ Block = $block; Run = $run } {
            param($Block, $Run)
            function Step-Once { [CmdletBinding()] param() Step-Block $Block $Run $PSCmdlet }
            Mock Test-UserPresence { $false }
            Step-Once -ErrorAction Continue 2>&1
        }
        $shell.InvocationStateInfo.State | Should -Be 'Running'
        $shell.Stop()
        "$failure" | Should -Be 'dev: The process of the script block exited before the script block finished.'
        $failure.Exception.Data['output'] | Should -Be 'written'
        "$($run.Done) of $($run.Count), failed: $($run.Failed), left: $($run.Blocks.Count), closing: $($block.Runspace.IsClosing)" | Should -Be '1 of 1, failed: 1, left: 0, closing: True'
    }
}
