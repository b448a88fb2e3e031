BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory

    function Get-Who {
        # The identity of a program that is started now.
        "$env:AWSROLE_PROFILE $env:AWS_ACCESS_KEY_ID $env:AWS_REGION"
    }

    $one, $two = 'one AKIAONE eu-west-1', 'two AKIATWO us-east-1'
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'The command after Invoke-AwsRole in a pipeline' {
    BeforeEach {
        if ((Get-Who) -ceq $two) { return }
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Set-AwsRole two 6> $null
    }

    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'runs with the identity of the shell, and the block with its role' {
        $cases = @(
            @{ Case = 'in the same pipeline'; Run = { Invoke-AwsRole one { Get-Who; Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'behind a function that calls it'; Run = { function Invoke-Own { Invoke-AwsRole one { Get-Who; Get-Who } }; Invoke-Own | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'behind a block that calls it'; Run = { & { Invoke-AwsRole one { Get-Who; Get-Who } } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'behind ForEach-Object that calls it'; Run = { 'one' | ForEach-Object { Invoke-AwsRole $_ { Get-Who; Get-Who } } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'two pipes further'; Run = { Invoke-AwsRole one { Get-Who; Get-Who } | Where-Object { $true } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'for several profiles'; Run = { Invoke-AwsRole -Profile one, one { Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'for profiles from the pipeline'; Run = { 'one', 'one' | Invoke-AwsRole { Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'a block that ends with return'; Run = { Invoke-AwsRole one { Get-Who; return Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } } }
            @{ Case = 'in other threads'; Run = { if ($PSVersionTable.PSVersion.Major -lt 7) { 1, 1 | ForEach-Object { "$one | $two" }; return }; Invoke-AwsRole one { Get-Who; Get-Who; Start-Sleep -Milliseconds 300 } | ForEach-Object -Parallel { "$_ | $env:AWSROLE_PROFILE $env:AWS_ACCESS_KEY_ID $env:AWS_REGION" } } }
        )
        foreach ($case in $cases) {
            @(& $case.Run) -join ', ' | Should -Be "$one | $two, $one | $two" -Because $case.Case
            Get-Who | Should -Be $two -Because $case.Case
        }
    }

    It 'runs with the variables of the shell if no role is set' {
        Clear-AwsRole 6> $null
        Invoke-AwsRole one { Get-Who } | ForEach-Object { "$_ |$(Get-Who)" } | Should -Be "$one |  "
    }

    It 'can be an external program' {
        Invoke-AwsRole one { Get-Who } | & (Find-Program 'node') -e 'process.stdin.pipe(process.stdout); process.stdin.on("end", () => console.log(process.env.AWS_ACCESS_KEY_ID))' | Should -Be $one, 'AKIATWO'
    }

    It 'can be another Invoke-AwsRole, whose block has its own role' {
        Invoke-AwsRole one { 'two'; 'one' } | Invoke-AwsRole { Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } | Should -Be "$two | $two", "$one | $two"
    }

    It 'has the role of the outer block, for an inner block' {
        Invoke-AwsRole one { Invoke-AwsRole two { Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } } | ForEach-Object { "$_ | $(Get-Who)" } | Should -Be "$two | $one | $two"
    }

    It 'can be Set-AwsRole, whose role stays' {
        Clear-AwsRole 6> $null
        Invoke-AwsRole one { 'two' } | Set-AwsRole 6> $null
        Get-Who | Should -Be $two
        (Get-AwsRole).Source | Should -Be 'Shell'
        Clear-AwsRole 6> $null
        Get-Who | Should -Be '  '
    }

    It 'can change the role of the shell while the block continues with its own' {
        Invoke-AwsRole one { 1; Get-Who; 2; Get-Who } | ForEach-Object {
            switch ($_) {
                1 { Clear-AwsRole 6> $null }
                2 { Set-AwsRole two 6> $null }
                default { "$_ | $(Get-Who)" }
            }
        } | Should -Be "$one |   ", "$one | $two"
        Get-Who | Should -Be $two
    }

    It 'can change variables, which stay and do not reach the block' {
        $env:AWS_REGION | Should -Be 'us-east-1'
        Invoke-AwsRole one { 1; $env:AWS_REGION } | ForEach-Object { if ($_ -eq 1) { $env:AWS_REGION = 'sa-east-1' } else { $_ } } | Should -Be 'eu-west-1'
        $env:AWS_REGION | Should -Be 'sa-east-1'
    }

    It 'does not see a role that the block sets, and the block keeps it' {
        Invoke-AwsRole one { Set-AwsRole two 6> $null; $env:AWS_REGION = 'x'; Get-Who; Get-Who } | ForEach-Object { "$_ | $(Get-Who)" } | Should -Be "two AKIATWO x | $two", "two AKIATWO x | $two"
        Get-Who | Should -Be $two
    }

    It 'sees no mark of a protected profile' {
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
        Set-AwsRoleOption -Protect one
        try {
            Invoke-AwsRole one { $env:AWSROLE_PROTECTED } -Confirm:$false | ForEach-Object { "$_ |$env:AWSROLE_PROTECTED" } | Should -Be 'one |'
            $env:AWSROLE_PROTECTED | Should -BeNullOrEmpty
        } finally {
            [System.IO.File]::Delete($env:AWSROLE_SETTINGS_FILE)
            $env:AWSROLE_SETTINGS_FILE = $null
        }
    }

    It 'runs with the identity of the shell also for records of other streams' {
        $cases = @(
            @{ Redirection = '2>&1'; Run = { Invoke-AwsRole one { Write-Error 'e' -ErrorAction Continue; 'o' } 2>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'e', 'o' }
            @{ Redirection = '3>&1'; Run = { Invoke-AwsRole one { Write-Warning 'w'; 'o' } 3>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'w', 'o' }
            @{ Redirection = '6>&1'; Run = { Invoke-AwsRole one { Write-Host 'h'; 'o' } 6>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'h', 'o' }
            @{ Redirection = '*>&1'; Run = { Invoke-AwsRole one { Write-Error 'e' -ErrorAction Continue; Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Information 'i'; 'o' } *>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'e', 'w', 'v', 'i', 'o' }
            @{ Redirection = '2>&1 of a program'; Run = { Invoke-AwsRole one { & (Find-Program 'node') -e 'console.error(process.env.AWS_ACCESS_KEY_ID)' } 2>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = @('AKIAONE') }
            @{ Redirection = '3>&1 of a function, past a pipe'; Run = { function Invoke-Own { Invoke-AwsRole one { Write-Warning 'w'; 'o' } | Where-Object { $true } }; Invoke-Own 3>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'w', 'o' }
            @{ Redirection = '2>&1 of a function, past a pipe'; Run = { function Invoke-Own { Invoke-AwsRole one { Write-Error 'e' -ErrorAction Continue; 'o' } | Where-Object { $true } }; Invoke-Own 2>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'e', 'o' }
            @{ Redirection = '*>&1 of a function, past a pipe'; Run = { function Invoke-Own { Invoke-AwsRole one { Write-Verbose 'v' -Verbose; Write-Host 'h'; 'o' } | Where-Object { $true } }; Invoke-Own *>&1 | ForEach-Object { "$_ | $(Get-Who)" } }; Said = 'v', 'h', 'o' }
        )
        foreach ($case in $cases) {
            @(& $case.Run) -join ', ' | Should -Be (@(foreach ($word in $case.Said) { "$word | $two" }) -join ', ') -Because $case.Redirection
        }
    }

    It 'gets error records that the block writes to its output as output' {
        $record = Invoke-AwsRole one { try { throw 'made' } catch { $_ } } 3>&1 | ForEach-Object { $_ }
        $record.GetType().Name | Should -Be 'ErrorRecord'
    }

    It 'does not affect -OutVariable, -ErrorVariable, -WarningVariable, -InformationVariable, and -PipelineVariable' {
        $seen = Invoke-AwsRole one { Write-Error 'e' -ErrorAction Continue; Write-Warning 'w' -WarningAction SilentlyContinue; Write-Information 'i'; 'o' } -OutVariable out -ErrorVariable errors -WarningVariable warnings -InformationVariable information -PipelineVariable object 2> $null | ForEach-Object { "$object $($errors.Count)" }
        "$seen, $out, $errors, $warnings, $information" | Should -Be 'o 1, o, e, w, i'
    }

    It 'can end the block early, and its finally still has its role' {
        $seen = @{ Who = '' }
        $cases = @(
            @{ Word = 'Select-Object -First'; Run = { $null = Invoke-AwsRole one { try { 1; 2 } finally { $seen.Who = Get-Who } } | Select-Object -First 1 } }
            @{ Word = 'break'; Run = { foreach ($round in 1) { Invoke-AwsRole one { try { 1; 2 } finally { $seen.Who = Get-Who } } | ForEach-Object { break } } } }
            @{ Word = 'an error'; Run = { try { Invoke-AwsRole one { try { 1; 2 } finally { $seen.Who = Get-Who } } | ForEach-Object { throw 'stop' } } catch { Write-Debug "$_" } } }
        )
        foreach ($case in $cases) {
            $seen.Who = ''
            & $case.Run
            $seen.Who | Should -Be $one -Because $case.Word
            Get-Who | Should -Be $two -Because $case.Word
            $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation') | Should -BeTrue -Because $case.Word
        }
    }

    It 'is ended by a break or continue of the block, which applies to the loop of the caller' {
        foreach ($case in @{ Rounds = 1; Block = { 1; break } }, @{ Rounds = 2; Block = { 1; continue } }) {
            $rounds = 0
            foreach ($round in 1, 2) {
                $rounds++
                Invoke-AwsRole -Profile one, one $case.Block | ForEach-Object { $rounds += 10 * [int] ((Get-Who) -ne $two) }
                $rounds += 100
            }
            $rounds | Should -Be $case.Rounds
            Get-Who | Should -Be $two
        }
    }

    It 'is ended by an error in the block' {
        $seen = [System.Collections.Generic.List[string]]::new()
        { Invoke-AwsRole one { 1; throw 'mine' } | ForEach-Object { $seen.Add("$_ $(Get-Who)") } } | Should -Throw 'mine'
        $seen | Should -Be "1 $two"
        Get-Who | Should -Be $two
    }

    It 'leaves the state of the shell after Ctrl+C while it runs, and is ended by exit in the block' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'; Invoke-AwsRole one { 1; 2 } | ForEach-Object { [System.Environment]::SetEnvironmentVariable('AWSROLE_TEST_RUNNING', `"yes `$env:AWSROLE_PROFILE`"); while (`$true) { [System.Threading.Thread]::Sleep(20) } }")
        $running = $shell.BeginInvoke()
        try {
            foreach ($round in 1..600) { if ($env:AWSROLE_TEST_RUNNING -or $running.IsCompleted) { break } else { [System.Threading.Thread]::Sleep(50) } }
            $env:AWSROLE_TEST_RUNNING | Should -Be 'yes two'
            $shell.Stop()
            Get-Who | Should -Be $two
            $shell.Commands.Clear()
            $null = $shell.AddScript('Invoke-AwsRole one { 1; exit 5 } | ForEach-Object { "got $_ $env:AWSROLE_PROFILE" }; "never"')
            $shell.Invoke() | Should -Be 'got 1 two'
        } finally {
            $env:AWSROLE_TEST_RUNNING = $null
            $shell.Dispose()
        }
        Get-Who | Should -Be $two
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation') | Should -BeTrue
    }
}

Describe 'Invoke-AwsRole takes profiles from the pipeline' {
    AfterAll { Clear-RoleVariable }

    It 'as names, objects of Get-AwsProfile, and objects with a property Profile or ProfileName; the block can be a named parameter' {
        $objects = @(
            { 'one', 'two' }
            { Get-AwsProfile }
            { [pscustomobject] @{ Profile = 'one'; Name = 'x' }, [pscustomobject] @{ ProfileName = 'two' } }
        )
        foreach ($source in $objects) { & $source | Invoke-AwsRole { $env:AWS_ACCESS_KEY_ID } | Should -Be 'AKIAONE', 'AKIATWO' -Because $source }
        'one', 'two' | Invoke-AwsRole -ScriptBlock { $env:AWS_ACCESS_KEY_ID } | Should -Be 'AKIAONE', 'AKIATWO'
    }

    It 'and reports an object without a profile, and continues with the next' {
        $seen = 1, 'one' | Invoke-AwsRole { $env:AWS_ACCESS_KEY_ID } -ErrorVariable errors -ErrorAction SilentlyContinue
        $seen | Should -Be 'AKIAONE'
        $errors[0].FullyQualifiedErrorId | Should -Be 'InvalidParameter,Invoke-AwsRole'
        Get-AwsProfile nosuch* | Invoke-AwsRole { 'ran' } | Should -BeNullOrEmpty
    }

    It 'but not in place of -Profile, with the block in any position' {
        $name = 'one'
        $calls = @(
            { Invoke-AwsRole -ScriptBlock { $env:AWS_ACCESS_KEY_ID } one }
            { Invoke-AwsRole -Profile one { $env:AWS_ACCESS_KEY_ID } }
            { Invoke-AwsRole { $env:AWS_ACCESS_KEY_ID } -ProfileName one }
            { Invoke-AwsRole $name -ScriptBlock { $env:AWS_ACCESS_KEY_ID } }
        )
        foreach ($call in $calls) { & $call | Should -Be 'AKIAONE' -Because $call }
    }
}
