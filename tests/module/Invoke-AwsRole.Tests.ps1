BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Invoke-AwsRole' {
    BeforeEach {
        $env:AWS_PROFILE = 'two'
        $env:AWS_REGION = 'sa-east-1'
        $before = ConvertTo-Comparable (Get-RoleVariable)
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'runs the block with the role and restores everything' {
        Invoke-AwsRole one { "$env:AWS_ACCESS_KEY_ID $env:AWSROLE_PROFILE [$env:AWS_PROFILE]" } | Should -Be 'AKIAONE one []'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole') | Should -BeTrue -Because 'Clear-AwsRole must have nothing to do'
    }

    It 'restores everything, however the block ends and whatever it changes' {
        $blocks = @(
            { return 'x' }
            { throw 'stop' }
            { [int]::Parse('x') }
            { Set-AwsRole two 6> $null }
            { Clear-AwsRole 6> $null }
            { $env:AWS_REGION = 'x'; $env:AWS_SESSION_TOKEN = 'y' }
        )
        $left = foreach ($block in $blocks) {
            try { $null = Invoke-AwsRole one $block } catch { Write-Debug "$_" }
            if ((ConvertTo-Comparable (Get-RoleVariable)) -cne $before) { "$block" }
        }
        $left | Should -BeNullOrEmpty
    }

    It 'restores everything after break and continue, which apply to the loop of the caller, and if the pipeline ends early' {
        $rounds = foreach ($block in { break }, { continue }) {
            $round = 0
            foreach ($one in 1, 2) {
                $round++
                Invoke-AwsRole one $block
                $round += 10
            }
            $round
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before -Because $block
        }
        $rounds | Should -Be 1, 2
        Invoke-AwsRole one { 1; 2; $env:AWS_REGION = 'never' } | Select-Object -First 1 | Should -Be 1
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'restores everything after Ctrl+C' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'; Invoke-AwsRole one { [System.Environment]::SetEnvironmentVariable('AWSROLE_TEST_RUNNING', 'yes'); while (`$true) { [System.Threading.Thread]::Sleep(20) } }")
        $running = $shell.BeginInvoke()
        try {
            foreach ($round in 1..600) { if ($env:AWSROLE_TEST_RUNNING -or $running.IsCompleted) { break } else { [System.Threading.Thread]::Sleep(50) } }
            $env:AWSROLE_TEST_RUNNING | Should -Be 'yes'
            $env:AWSROLE_PROFILE | Should -Be 'one'
            $shell.Stop()
        } finally {
            $env:AWSROLE_TEST_RUNNING = $null
            $shell.Dispose()
        }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'restores one level after a nested call, and keeps the role of Set-AwsRole and the state that Clear-AwsRole restores' {
        Set-AwsRole two 6> $null
        $seen = Invoke-AwsRole one { $env:AWSROLE_PROFILE; Invoke-AwsRole two { $env:AWSROLE_PROFILE }; $env:AWSROLE_PROFILE; $env:AWS_ACCESS_KEY_ID }
        $seen -join ' ' | Should -Be 'one two one AKIAONE'
        (Get-AwsRole).Profile | Should -Be 'two'
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'passes objects on immediately and unchanged, and runs the block in the scope of the caller, without our strict mode' {
        $order = [System.Collections.Generic.List[string]]::new()
        $null = Invoke-AwsRole one { foreach ($number in 1, 2) { $order.Add("out $number"); $number } } | ForEach-Object { $order.Add("in $_") }
        $order -join ', ' | Should -Be 'out 1, in 1, out 2, in 2'
        $list = [System.Collections.ArrayList] @(1, 2)
        Set-StrictMode -Off
        $same, $text = Invoke-AwsRole one { , $list; "$($list.Count) $($nothing)" }
        [object]::ReferenceEquals($same, $list) | Should -BeTrue
        $text | Should -Be '2 '
    }

    It 'adds nothing to any stream, and passes each on' {
        $said = @(Invoke-AwsRole one { Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Information 'i'; Write-Error 'e' -ErrorAction Continue; 'o' } *>&1)
        @($said | ForEach-Object { "$($_.GetType().Name):$_" }) -join ' ' | Should -Be 'WarningRecord:w VerboseRecord:v InformationRecord:i ErrorRecord:e String:o'
    }

    It 'leaves $LASTEXITCODE to the block, and passes on its error unchanged' {
        Invoke-AwsRole one { if (Test-Unix) { & '/bin/sh' -c 'exit 7' } else { & (Find-Program 'node') -e 'process.exit(7)' } }
        $LASTEXITCODE | Should -Be 7
        { Invoke-AwsRole one { throw [System.InvalidOperationException]::new('mine') } } | Should -Throw -ExceptionType ([System.InvalidOperationException]) -ExpectedMessage 'mine'
    }

    It 'does not run the block without a role, or with -WhatIf, which shows the plan' {
        $ran = @{ Yes = $false }
        { Invoke-AwsRole nosuch { $ran.Yes = $true } } | Should -Throw -ErrorId 'ProfileNotFound,Invoke-AwsRole'
        @(Invoke-AwsRole one { $ran.Yes = $true } -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile one*'
        $ran.Yes | Should -BeFalse
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }
}

Describe 'Only the block of Invoke-AwsRole has its role' {
    BeforeAll {
        # The output of scripts that run as profile two, with blocks that run as profile one.
        $cases = @(
            @{ Case = 'a function of a module behind the pipe, from its begin to its end'; Script = { Invoke-AwsRole one { Read-Key } | Use-Piped }; Said = 'begin AKIATWO', 'AKIAONE AKIATWO', 'end AKIATWO' }
            @{ Case = 'a pipe within a pipe'; Script = { Invoke-AwsRole one { Read-Key } | ForEach-Object { Invoke-AwsRole one { "in $(Read-Key)" } | ForEach-Object { "$_, behind $(Read-Key)" } } }; Said = 'in AKIAONE, behind AKIATWO' }
            @{ Case = 'a steppable pipeline'; Script = { $pipe = { Invoke-AwsRole one { Read-Key } | ForEach-Object { "$_ $(Read-Key)" } }.GetSteppablePipeline(); $pipe.Begin($false); $pipe.End(); $pipe.Dispose() }; Said = 'AKIAONE AKIATWO' }
            @{ Case = 'a block with begin, process and end'; Script = { Invoke-AwsRole one { begin { "b $(Read-Key)" } process { "p $(Read-Key)" } end { "e $(Read-Key)" } } }; Said = 'b AKIAONE', 'p AKIAONE', 'e AKIAONE' }
            @{ Case = 'a file that is dot-sourced in the block'; Script = { Invoke-AwsRole one { . $dotted; $fromFile } }; Said = 'file AKIAONE' }
            @{ Case = 'a property that is read late'; Script = { $late = [pscustomobject] @{}; $late | Add-Member -MemberType ScriptProperty -Name Key -Value { Read-Key }; (Invoke-AwsRole one { $late }).Key; Invoke-AwsRole one { $late.Key } }; Said = 'AKIATWO', 'AKIAONE' }
            @{ Case = 'blocks in the method ForEach'; Script = { @('one', 'two').ForEach({ Invoke-AwsRole $_ { Read-Key } }) }; Said = 'AKIAONE', 'AKIATWO' }
            @{ Case = 'a label that the block leaves'; Script = { :outer foreach ($first in 1, 2) { foreach ($second in 1, 2) { Invoke-AwsRole one { break outer } } }; "$first $(Read-Key)" }; Said = '1 AKIATWO' }
            @{ Case = 'a trap'; Script = { & { trap { "trap $(Read-Key)"; continue } Invoke-AwsRole one { throw 'x' }; 'next' } }; Said = 'trap AKIATWO', 'next' }
            @{ Case = 'a push and a pop in the block'; Script = { Invoke-AwsRole one { Push-AwsRole two 6> $null; Read-Key; Pop-AwsRole 6> $null; Read-Key } }; Said = 'AKIATWO', 'AKIAONE' }
            @{ Case = 'the name of a profile that the block sets'; Script = { Invoke-AwsRole one { Set-AwsRole -AsProfile two 6> $null; "$env:AWS_PROFILE $(Read-Key)" }; "$env:AWS_PROFILE" }; Said = 'two ', '' }
            @{
                Case   = 'the module imported again in the block, then behind the pipe'
                Script = { Invoke-AwsRole one { Import-TestModule; Read-Key; (Get-AwsRole).Profile } | ForEach-Object { if ($_ -eq 'one') { Import-TestModule }; "$_ $(Read-Key) $((Get-AwsRole).Profile)" } }
                Said   = 'AKIAONE AKIATWO two', 'one AKIATWO two'
            }
        )
        $dotted = "$($sandbox.Folder)/dotted.ps1"
        [System.IO.File]::WriteAllText($dotted, '$fromFile = "file $env:AWS_ACCESS_KEY_ID"')
        function Read-Key { $env:AWS_ACCESS_KEY_ID }
        $piped = New-Module -Name 'Piped' -ScriptBlock {
            function Use-Piped {
                [CmdletBinding()]
                param([Parameter(ValueFromPipeline)] [string] $Item)
                begin { "begin $env:AWS_ACCESS_KEY_ID" }
                process { "$Item $env:AWS_ACCESS_KEY_ID" }
                end { "end $env:AWS_ACCESS_KEY_ID" }
            }
        } | Import-Module -PassThru
    }

    AfterAll { Remove-Module $piped }

    It 'in every kind of pipeline, with every kind of command' {
        Set-AwsRole two 6> $null
        $before = ConvertTo-Comparable (Get-RoleVariable)
        try {
            foreach ($case in $cases) {
                $said = @(& $case.Script | ForEach-Object { "$_" }) + (ConvertTo-Comparable (Get-RoleVariable))
                $said | Should -Be (@($case.Said) + $before) -Because $case.Case
            }
        } finally {
            Clear-AwsRole -InformationAction Ignore
        }
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
    }

    It 'with two copies of the module, which share the memory of the shell' {
        # The previous module was imported without it.
        Use-WarmEngine
        $folder = New-FakeModule ''
        $null = Copy-RealEngine "$folder/bin"
        $copy = Import-Module "$folder/AwsRole.psd1" -Prefix 'Copied' -PassThru
        Use-WarmEngine -Module $copy
        try {
            Set-AwsRole one 6> $null
            Invoke-CopiedAwsRole two { "$(Read-Key) $((Get-AwsRole).Profile)" } | Should -Be 'AKIATWO two'
            (Get-CopiedAwsRole).Profile | Should -Be 'one'
            Set-CopiedAwsRole two 6> $null
            Clear-AwsRole 6> $null
            ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty
        } finally {
            Remove-Module $copy
        }
    }
}
