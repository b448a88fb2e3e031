BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory

    # Importing the module into a runspace takes longer than most tests, so idle ones are reused.
    $runspaces = [System.Collections.Generic.List[runspace]]::new()

    function Start-Runspace {
        # Runs a script in another runspace of this process that has the module, in parallel.
        param([string] $Script)
        $runspace = @($runspaces | Where-Object { $_.RunspaceAvailability -eq 'Available' })[0]
        if ($null -eq $runspace) {
            $runspace = [runspacefactory]::CreateRunspace()
            $runspace.Open()
            $runspaces.Add($runspace)
        }
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript("if (-not (Get-Module AwsRole)) { Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'; . '$PSScriptRoot/support/EngineMemory.ps1'; Use-EngineMemory }; $Script")
        @{ Shell = $shell; Running = $shell.BeginInvoke() }
    }

    function Receive-Runspace {
        # Returns its output, followed by the IDs of its errors.
        param([hashtable] $Runspace)
        try {
            try { $Runspace.Shell.EndInvoke($Runspace.Running) } catch { $_.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId }
            $Runspace.Shell.Streams.Error | ForEach-Object { $_.FullyQualifiedErrorId }
        } finally { $Runspace.Shell.Dispose() }
    }

    function Wait-Mark {
        # Waits until a runspace sets a variable to signal its progress.
        foreach ($round in 1..600) { if ($env:AWSROLE_TEST_MARK) { return } else { [System.Threading.Thread]::Sleep(50) } }
        throw 'It never came so far.'
    }

    # A script that runs another one, in which a function of the module first waits.
    function Get-SlowScript {
        param([string] $Function, [string] $Script)
        "`$slowly = { `$whole = `${function:$Function}; function script:$Function { $mark; $wait; & `$whole @args } }; Get-AwsRole; . (Get-Module AwsRole) `$slowly; try { $Script } finally { . (Get-Module AwsRole) { `${function:script:$Function} = `$whole } }"
    }

    $mark = "[System.Environment]::SetEnvironmentVariable('AWSROLE_TEST_MARK', 'here')"
    $wait = "foreach (`$round in 1..1200) { if (`$env:AWSROLE_TEST_GO) { break } else { [System.Threading.Thread]::Sleep(25) } }"
}

AfterAll {
    foreach ($runspace in $runspaces) { $runspace.Dispose() }
    Exit-Sandbox $sandbox
}

Describe 'Runspaces of one process' {
    AfterEach {
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'see only their own role in their blocks, whichever is rejected' {
        $script = 'foreach ($round in 1, 2) { try { Invoke-AwsRole NAME { $before = $env:AWS_ACCESS_KEY_ID; [System.Threading.Thread]::Sleep(5); "$before $env:AWS_ACCESS_KEY_ID $env:AWSROLE_PROFILE" } } catch { $_.FullyQualifiedErrorId } }'
        # For more runspaces see tests/long/Runspaces.Tests.ps1.
        $both = foreach ($name in 'one', 'two') { @{ Name = $name } + (Start-Runspace ($script -replace 'NAME', $name)) }
        foreach ($runspace in $both) {
            $key = "AKIA$($runspace.Name.ToUpperInvariant())"
            $said = @(Receive-Runspace $runspace)
            $said.Count | Should -Be 2
            @($said | Where-Object { $_ -notin "$key $key $($runspace.Name)", 'RoleInUse,Invoke-AwsRole' }) | Should -BeNullOrEmpty
        }
        ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty -Because 'no role may be left behind'
    }

    It 'are also rejected if the block began while they waited for the engine' {
        $slow = Start-Runspace (Get-SlowScript 'Invoke-Engine' 'Set-AwsRole two')
        Wait-Mark
        Invoke-AwsRole one {
            $env:AWSROLE_TEST_GO = 'yes'
            Receive-Runspace $slow
            $env:AWS_ACCESS_KEY_ID
        } | Should -Be 'RoleInUse,Set-AwsRole', 'AKIAONE'
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty
    }

    It 'restore their own role even if the shell is stopped during the restore' {
        $other = Start-Runspace (Get-SlowScript 'Restore-RoleState' 'Invoke-AwsRole one { 1 }')
        try {
            Wait-Mark
            $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAONE'
            $stopping = $other.Shell.BeginStop($null, $null)
            foreach ($round in 1..600) { if ($other.Shell.InvocationStateInfo.State -eq 'Running') { [System.Threading.Thread]::Sleep(25) } else { break } }
            $env:AWSROLE_TEST_GO = 'yes'
            $other.Shell.EndStop($stopping)
            $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
        } finally {
            $env:AWSROLE_TEST_GO = 'yes'
            $other.Shell.Dispose()
            Clear-RoleVariable
        }
    }
}

Describe 'While one runspace has switched to a role' {
    AfterEach {
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'changes by another one are rejected, and end its script; a block there has its own role' {
        Invoke-AwsRole one { 1 } | Should -Be 1
        Receive-Runspace (Start-Runspace 'Set-AwsRole two 6> $null; $env:AWS_ACCESS_KEY_ID; Clear-AwsRole 6> $null') | Should -Be 'AKIATWO' -Because 'the block has ended'
        Set-AwsRole one 6> $null
        $during = ConvertTo-Comparable (Get-RoleVariable)
        $lines = 'Set-AwsRole two', 'Set-AwsRole -AsProfile two', 'Clear-AwsRole', 'Set-AWSCurrentProfile two -Quiet'
        foreach ($line in $lines) {
            Receive-Runspace (Start-Runspace "$line; 'ran on'") | Should -Be "RoleInUse,$(($line -split ' ')[0])"
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during -Because "of $line"
        }
        Receive-Runspace (Start-Runspace (@(foreach ($line in $lines) { "$line -ErrorAction SilentlyContinue; 'ran on'" }) -join '; ')) | Should -Be (@('ran on') * 4)
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during
        Receive-Runspace (Start-Runspace 'Invoke-AwsRole two { $env:AWS_ACCESS_KEY_ID }') | Should -Be 'AKIATWO' -Because 'the shell gets its role back'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during
        Set-AwsRole two 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIATWO' -Because 'the role is still the one of this runspace'
    }

    It 'the shell is rejected, too, until that one is idle or closed' {
        $other = Start-Runspace "Set-AwsRole one 6> `$null; $mark; $wait; `$env:AWS_ACCESS_KEY_ID"
        Wait-Mark
        $failure = try { Set-AwsRole two } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be 'RoleInUse,Set-AwsRole'
        "$failure" | Should -BeLike '*switched to one and is still running*Invoke-AwsRole -Profile a, b -ThrottleLimit 8*'
        $failure.InvocationInfo.ScriptName | Should -Be $PSCommandPath
        $env:AWSROLE_TEST_GO = 'yes'
        $other.Shell.EndInvoke($other.Running) | Should -Be 'AKIAONE'
        # The other runspace is idle, but still open.
        Set-AwsRole two 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIATWO'
        $other.Shell.Dispose()
    }

    It 'in ForEach-Object -Parallel, none runs anything with the role of another (requires -Parallel: PowerShell 7)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $module, $ErrorActionPreference = "$(Get-BuiltModule)/AwsRole.psd1", 'Continue'
        # For more runspaces see tests/long/Runspaces.Tests.ps1. The runspace with the role waits here until another one was rejected.
        $said = 'one', 'two' | ForEach-Object -ThrottleLimit 2 -Parallel {
            Import-Module -Name $using:module
            try {
                Set-AwsRole $_ -InformationAction Ignore
            } catch {
                [System.Environment]::SetEnvironmentVariable('AWSROLE_TEST_MARK', 'here')
                throw
            }
            foreach ($round in 1..1200) { if ($env:AWSROLE_TEST_MARK) { break } else { [System.Threading.Thread]::Sleep(25) } }
            "$_ $env:AWSROLE_PROFILE"
        } -ErrorVariable errors 2> $null
        @($said).Count | Should -Be 1
        $said | Should -BeIn 'one one', 'two two'
        @($errors.Exception.ErrorRecord.FullyQualifiedErrorId) | Should -Be 'RoleInUse,Set-AwsRole'
        # One complete role is left, and the shell can switch again.
        "$env:AWSROLE_PROFILE $env:AWSROLE_PROFILE" | Should -Be $said
        $env:AWS_ACCESS_KEY_ID | Should -Be "AKIA$env:AWSROLE_PROFILE"
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation') | Should -BeTrue
        Set-AwsRole one 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAONE'
    }
}

Describe 'While a block of one runspace has a role' {
    BeforeAll {
        Set-AwsRole two 6> $null
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $other = Start-Runspace "Invoke-AwsRole one { `$env:AWS_ACCESS_KEY_ID = 'AKIAOWN'; $mark; $wait; `"`$env:AWSROLE_PROFILE `$env:AWS_ACCESS_KEY_ID`" }"
        Wait-Mark
    }

    # Once for all tests: the block keeps its role until then.
    AfterAll {
        $env:AWSROLE_TEST_GO = 'yes'
        $held = @(Receive-Runspace $other)
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        $held -join ', ' | Should -Be 'one AKIAOWN' -Because 'nothing that another runspace does may reach the block'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation') | Should -BeTrue
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'keys that the block sets do not make another runspace remove variables of its role' {
        $during = ConvertTo-Comparable (Get-RoleVariable)
        @(Get-AwsRole 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }) | Should -BeNullOrEmpty
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during
    }

    It 'every change of the role by another runspace is rejected' {
        foreach ($case in @(
                @{ Command = 'Invoke-AwsRole'; Run = { Invoke-AwsRole two { $ran.Yes = $true } } }
                @{ Command = 'Set-AwsRole'; Run = { Set-AwsRole two 6> $null } }
                @{ Command = 'Set-AwsRole'; Run = { Set-AwsRole -AsProfile two 6> $null } }
                @{ Command = 'Push-AwsRole'; Run = { Push-AwsRole two 6> $null } }
                @{ Command = 'Switch-AwsRole'; Run = { Switch-AwsRole two 6> $null } }
                @{ Command = 'Clear-AwsRole'; Run = { Clear-AwsRole 6> $null } }
                @{ Command = 'Start-AwsRoleServer'; Run = { Start-AwsRoleServer two 6> $null } }
                @{ Command = 'Stop-AwsRoleServer'; Run = { Stop-AwsRoleServer 6> $null } }
                @{ Command = 'Update-AwsRole'; Run = { Update-AwsRole 6> $null } }
                @{ Command = 'Set-AWSCurrentProfile'; Run = { Set-AWSCurrentProfile two -Quiet } }
            )) {
            $ran = @{ Yes = $false }
            $during = ConvertTo-Comparable (Get-RoleVariable)
            $failure = try { & $case.Run } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -Be "RoleInUse,$($case.Command)" -Because "of $($case.Run)"
            $failure.CategoryInfo.Category | Should -Be 'ResourceBusy'
            "$failure" | Should -BeLike '*the role one.*own process: Invoke-AwsRole -Profile a, b -ThrottleLimit 8*'
            $ran.Yes | Should -BeFalse
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during -Because "of $($case.Run)"
        }
    }

    It 'Clear-AwsRole -Cached and -WhatIf in another runspace are allowed: they change no variable' {
        Clear-AwsRole -Cached 6> $null
        @(Invoke-AwsRole two { 1 } -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile two*'
    }

    It 'removing the module in another runspace changes nothing' {
        Receive-Runspace (Start-Runspace 'Get-AwsRole; Remove-Module AwsRole') | Out-Null
    }
}
