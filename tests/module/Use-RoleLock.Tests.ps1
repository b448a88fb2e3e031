BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory

    # To import the module into one takes longer than most tests, so those that are idle take the next script.
    $runspaces = [System.Collections.Generic.List[runspace]]::new()

    function Start-Runspace {
        # Runs a script in a runspace of this process that has the module, beside what is done here.
        param([string] $Script)
        $runspace = @($runspaces | Where-Object { $_.RunspaceAvailability -eq 'Available' })[0]
        if ($null -eq $runspace) {
            $runspace = [runspacefactory]::CreateRunspace()
            $runspace.Open()
            $runspaces.Add($runspace)
        }
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript("if (-not (Get-Module AwsRole)) { Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1' }; $Script")
        @{ Shell = $shell; Running = $shell.BeginInvoke() }
    }

    function Close-Runspace {
        # Ends a runspace, so that no other script comes to it.
        param([runspace] $Runspace)
        $null = $runspaces.Remove($Runspace)
        $Runspace.Dispose()
    }

    function Receive-Runspace {
        # What it wrote, then the ids of its errors.
        param([hashtable] $Runspace)
        try {
            try { $Runspace.Shell.EndInvoke($Runspace.Running) } catch { $_.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId }
            $Runspace.Shell.Streams.Error | ForEach-Object { $_.FullyQualifiedErrorId }
        } finally { $Runspace.Shell.Dispose() }
    }

    function Wait-Mark {
        # Waits until a runspace says by a variable that it is so far.
        foreach ($round in 1..600) { if ($env:AWSROLE_TEST_MARK) { return } else { [System.Threading.Thread]::Sleep(50) } }
        throw 'It never came so far.'
    }

    $mark = "[System.Environment]::SetEnvironmentVariable('AWSROLE_TEST_MARK', 'here')"
    $wait = "foreach (`$round in 1..1200) { if (`$env:AWSROLE_TEST_GO) { break } else { [System.Threading.Thread]::Sleep(25) } }"
}

AfterAll {
    foreach ($runspace in @($runspaces)) { Close-Runspace $runspace }
    Exit-Sandbox $sandbox
}

Describe 'While a block of one runspace has a role' {
    BeforeAll {
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $other = Start-Runspace "Invoke-AwsRole one { $mark; $wait; `"`$env:AWSROLE_PROFILE `$env:AWS_ACCESS_KEY_ID`" }"
        Wait-Mark
    }

    # For all of them at once: the block holds its role as long.
    AfterAll {
        $env:AWSROLE_TEST_GO = 'yes'
        $held = @(Receive-Runspace $other)
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        $held -join ', ' | Should -Be 'one AKIAONE' -Because 'nothing that another runspace does may reach the block'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Hold') | Should -BeTrue
    }

    It 'whatever another one does to the role of the shell is refused' {
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

    It 'Clear-AwsRole -Cached and -WhatIf of another one are not: they change no variable' {
        Clear-AwsRole -Cached 6> $null
        @(Invoke-AwsRole two { 1 } -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile two*'
    }

    It 'a module that is removed there changes nothing' {
        Receive-Runspace (Start-Runspace 'Get-AwsRole; Remove-Module AwsRole') | Out-Null
    }
}

Describe 'Runspaces of one process' {
    AfterEach {
        $env:AWSROLE_TEST_GO = $env:AWSROLE_TEST_MARK = $null
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'see only their own role in their blocks, whichever is refused' {
        $script = "foreach (`$round in 1..3) { try { Invoke-AwsRole {0} {{ `$before = `$env:AWS_ACCESS_KEY_ID; [System.Threading.Thread]::Sleep(5); `"`$before `$env:AWS_ACCESS_KEY_ID `$env:AWSROLE_PROFILE`" }} }} catch {{ `$_.FullyQualifiedErrorId }} }}"
        $script = $script -replace 'foreach \(\$round in 1\.\.3\) \{ try \{ ', 'foreach ($$round in 1..3) {{ try {{ '
        # More of them: tests/long/Runspaces.Tests.ps1.
        $both = foreach ($name in 'one', 'two') { @{ Name = $name } + (Start-Runspace ($script -f $name)) }
        foreach ($runspace in $both) {
            $key = "AKIA$($runspace.Name.ToUpperInvariant())"
            $said = @(Receive-Runspace $runspace)
            $said.Count | Should -Be 3
            @($said | Where-Object { $_ -notin "$key $key $($runspace.Name)", 'RoleInUse,Invoke-AwsRole' }) | Should -BeNullOrEmpty
        }
        ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty -Because 'no role may be left behind'
    }

    It 'are refused also when the block began while they asked the engine' {
        $module = New-FakeModule "while (!require('node:fs').existsSync($(ConvertTo-Json "$($sandbox.Folder)/go"))) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);`n$(Write-Document '<S N="type">result</S><Obj N="value"><MS><S N="profile">two</S><Nil N="roleArn"/><Nil N="roleName"/><Nil N="accountId"/><Nil N="region"/><Nil N="arn"/><Nil N="remainingSeconds"/><B N="isProtected">false</B><Obj N="credentials"><MS><S N="accessKeyId">AKIATWO</S><S N="secretAccessKey">s</S><Nil N="sessionToken"/><Nil N="expiration"/></MS></Obj></MS></Obj>')"
        try {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module -Name '$module/AwsRole.psd1'; Set-AwsRole two")
            $slow = @{ Shell = $shell; Running = $shell.BeginInvoke() }
            foreach ($round in 1..600) { if ([System.IO.File]::Exists("$module/request")) { break } else { [System.Threading.Thread]::Sleep(50) } }
            Invoke-AwsRole one {
                [System.IO.File]::WriteAllText("$($sandbox.Folder)/go", '')
                Receive-Runspace $slow
                $env:AWS_ACCESS_KEY_ID
            } | Should -Be 'RoleInUse,Set-AwsRole', 'AKIAONE'
        } finally {
            Remove-TestFolder ([System.IO.Path]::GetDirectoryName($module))
        }
        ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty
    }

    It 'have their own role back when the shell is stopped while it comes back' {
        $slow = "`$slowly = { `$whole = `${function:Restore-RoleState}; function script:Restore-RoleState { param(`$State) $mark; $wait; & `$whole `$State } }; . (Get-Module AwsRole) `$slowly"
        $other = Start-Runspace "Get-AwsRole; $slow; Invoke-AwsRole one { 1 }"
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
            Close-Runspace $other.Shell.Runspace
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

    It 'what another one does to it is refused, and nothing after it runs there; a block there has its own' {
        Invoke-AwsRole one { 1 } | Should -Be 1
        Receive-Runspace (Start-Runspace 'Set-AwsRole two 6> $null; $env:AWS_ACCESS_KEY_ID; Clear-AwsRole 6> $null') | Should -Be 'AKIATWO' -Because 'the block has ended'
        Set-AwsRole one 6> $null
        $during = ConvertTo-Comparable (Get-RoleVariable)
        foreach ($line in 'Set-AwsRole two', 'Set-AwsRole -AsProfile two', 'Clear-AwsRole', 'Set-AWSCurrentProfile two -Quiet') {
            Receive-Runspace (Start-Runspace "$line; 'ran on'") | Should -Be "RoleInUse,$(($line -split ' ')[0])"
            Receive-Runspace (Start-Runspace "$line -ErrorAction SilentlyContinue; 'ran on'") | Should -Be 'ran on'
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during -Because "of $line"
        }
        Receive-Runspace (Start-Runspace 'Invoke-AwsRole two { $env:AWS_ACCESS_KEY_ID }') | Should -Be 'AKIATWO' -Because 'the shell gets its role back'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $during
        Set-AwsRole two 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIATWO' -Because 'the role is still the one of this runspace'
    }

    It 'the shell, too, is refused until that one is idle or gone' {
        $other = Start-Runspace "Set-AwsRole one 6> `$null; $mark; $wait; `$env:AWS_ACCESS_KEY_ID"
        Wait-Mark
        $failure = try { Set-AwsRole two } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be 'RoleInUse,Set-AwsRole'
        "$failure" | Should -BeLike '*switched to one and is still running*Invoke-AwsRole -Profile a, b -ThrottleLimit 8*'
        $failure.InvocationInfo.ScriptName | Should -Be $PSCommandPath
        $env:AWSROLE_TEST_GO = 'yes'
        $other.Shell.EndInvoke($other.Running) | Should -Be 'AKIAONE'
        # Idle, and still open.
        Set-AwsRole two 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIATWO'
        $other.Shell.Dispose()
    }

    It 'by ForEach-Object -Parallel, none runs anything with the role of another (only where there is -Parallel: PowerShell 7)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $module, $ErrorActionPreference = "$(Get-BuiltModule)/AwsRole.psd1", 'Continue'
        # More of them: tests/long/Runspaces.Tests.ps1. Who has the role waits here until another one was refused.
        $said = 'one', 'two', 'one', 'two' | ForEach-Object -ThrottleLimit 2 -Parallel {
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
        @($said | Sort-Object -Unique | Where-Object { $_ -notin 'one one', 'two two' }) | Should -BeNullOrEmpty
        $said | Should -Not -BeNullOrEmpty
        @($said).Count + $errors.Count | Should -Be 4
        @($errors.Exception.ErrorRecord.FullyQualifiedErrorId | Sort-Object -Unique) | Should -Be 'RoleInUse,Set-AwsRole'
    }
}
