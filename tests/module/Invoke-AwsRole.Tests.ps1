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

    It 'runs the block with the role and puts everything back' {
        Invoke-AwsRole one { "$env:AWS_ACCESS_KEY_ID $env:AWSROLE_PROFILE [$env:AWS_PROFILE]" } | Should -Be 'AKIAONE one []'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole') | Should -BeTrue -Because 'Clear-AwsRole must have nothing to do'
    }

    It 'puts everything back, however the block ends and whatever it changes' {
        $blocks = @(
            { return 'x' }
            { throw 'stop' }
            { [int]::Parse('x') }
            { Set-AwsRole two 6> $null }
            { Clear-AwsRole 6> $null }
            { $env:AWS_REGION = 'x'; $env:AWS_SESSION_TOKEN = 'y' }
        )
        foreach ($block in $blocks) {
            try { $null = Invoke-AwsRole one $block } catch { Write-Debug "$_" }
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before -Because $block
        }
    }

    It 'puts everything back after break and continue, which leave the caller''s loop' {
        foreach ($case in @{ Rounds = 1; Block = { break } }, @{ Rounds = 2; Block = { continue } }) {
            $rounds = 0
            foreach ($round in 1, 2) {
                $rounds++
                Invoke-AwsRole one $case.Block
                $rounds += 10
            }
            $rounds | Should -Be $case.Rounds
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        }
    }

    It 'puts everything back when the pipeline ends early' {
        Invoke-AwsRole one { 1; 2; $env:AWS_REGION = 'never' } | Select-Object -First 1 | Should -Be 1
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'puts everything back after Ctrl+C' {
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

    It 'goes back one step from a call inside a call' {
        $seen = Invoke-AwsRole one { $env:AWSROLE_PROFILE; Invoke-AwsRole two { $env:AWSROLE_PROFILE }; $env:AWSROLE_PROFILE; $env:AWS_ACCESS_KEY_ID }
        $seen -join ' ' | Should -Be 'one two one AKIAONE'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'leaves the role of Set-AwsRole, and what Clear-AwsRole goes back to' {
        Set-AwsRole two 6> $null
        $null = Invoke-AwsRole one { 1 }
        (Get-AwsRole).Profile | Should -Be 'two'
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'passes objects on as they come, unchanged' {
        $order = [System.Collections.Generic.List[string]]::new()
        $null = Invoke-AwsRole one { foreach ($number in 1, 2) { $order.Add("out $number"); $number } } | ForEach-Object { $order.Add("in $_") }
        $order -join ', ' | Should -Be 'out 1, in 1, out 2, in 2'
        $list = [System.Collections.ArrayList] @(1, 2)
        $same = Invoke-AwsRole one { , $list }
        [object]::ReferenceEquals($same, $list) | Should -BeTrue
    }

    It 'adds nothing to any stream, and passes each on' {
        $said = @(Invoke-AwsRole one { Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Information 'i'; Write-Error 'e' -ErrorAction Continue; 'o' } *>&1)
        @($said | ForEach-Object { "$($_.GetType().Name):$_" }) -join ' ' | Should -Be 'WarningRecord:w VerboseRecord:v InformationRecord:i ErrorRecord:e String:o'
    }

    It 'leaves $LASTEXITCODE to the block, and gives its error on, not one of its own' {
        Invoke-AwsRole one { & (Find-Program 'node') -e 'process.exit(7)' }
        $LASTEXITCODE | Should -Be 7
        { Invoke-AwsRole one { throw [System.InvalidOperationException]::new('mine') } } | Should -Throw -ExceptionType ([System.InvalidOperationException]) -ExpectedMessage 'mine'
    }

    It 'runs the block where it was written: the caller''s variables, and no strict mode of ours' {
        Set-StrictMode -Off
        $mine = 'seen'
        Invoke-AwsRole one { "$mine $($nothing)" } | Should -Be 'seen '
    }

    It 'does not run the block when there is no role, or with -WhatIf, which shows the plan' {
        $ran = @{ Yes = $false }
        { Invoke-AwsRole nosuch { $ran.Yes = $true } } | Should -Throw -ErrorId 'ProfileNotFound,Invoke-AwsRole'
        @(Invoke-AwsRole one { $ran.Yes = $true } -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile one*'
        $ran.Yes | Should -BeFalse
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }
}
