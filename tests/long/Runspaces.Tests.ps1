BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # For two runspaces see Use-RoleLock.Tests.ps1. At five times the full size there are two hundred.
    $isLong = [bool] $env:AWSROLE_TEST_SIZE
    $size = @{ Count = Get-TestSize 6 40 }
    # In npm test other runspaces after the pipe show the same (Invoke-AwsRole.Pipe.Tests.ps1); Windows PowerShell 5.1 has no thread jobs.
    $hasJobs = $isLong -and $PSVersionTable.PSVersion.Major -ge 7
}

if ($hasJobs) {
    Describe 'Thread jobs after a block in the pipeline' {
        It 'run with the identity of the shell' {
            . "$PSScriptRoot/../module/support.ps1"
            $sandbox = Enter-Sandbox
            Write-KeyProfile $sandbox.Folder
            Import-TestModule
            try {
                Set-AwsRole two -InformationAction Ignore
                $said = Invoke-AwsRole one { 1; 2; Start-Sleep -Milliseconds 300 } | ForEach-Object { Start-ThreadJob { "$env:AWSROLE_PROFILE $env:AWS_ACCESS_KEY_ID" } } | Receive-Job -Wait -AutoRemoveJob
                $said | Should -Be 'two AKIATWO', 'two AKIATWO'
            } finally {
                Clear-AwsRole -InformationAction Ignore
                Exit-Sandbox $sandbox
            }
        }
    }
}

if ($isLong) {
    Describe '<Count> runspaces of one process at once' -ForEach $size {
        BeforeAll {
            . "$PSScriptRoot/../module/support.ps1"
            $sandbox = Enter-Sandbox
            Write-KeyProfile $sandbox.Folder
            Import-TestModule
            $keys = @{ one = 'AKIAONE'; two = 'AKIATWO' }
            $running = foreach ($index in 1..$Count) {
                $name = @($keys.Keys)[$index % 2]
                $shell = [powershell]::Create()
                $null = $shell.AddScript(@"
Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'
`$holds = { "`$args `$env:AWSROLE_PROFILE `$env:AWS_ACCESS_KEY_ID" }
try { Invoke-AwsRole $name { & `$holds block } } catch { `$_.FullyQualifiedErrorId }
try { Set-AwsRole $name -InformationAction Ignore; & `$holds switch } catch { `$_.FullyQualifiedErrorId }
"@)
                @{ Name = $name; Shell = $shell; Running = $shell.BeginInvoke() }
            }
            $said = @(foreach ($one in $running) {
                    foreach ($line in $one.Shell.EndInvoke($one.Running)) { "$($one.Name): $line" }
                    foreach ($problem in $one.Shell.Streams.Error) { "$($one.Name): $problem" }
                    $one.Shell.Dispose()
                })
        }

        AfterAll {
            Clear-AwsRole -InformationAction Ignore
            Clear-RoleVariable
            Exit-Sandbox $sandbox
        }

        It 'have their own role, or fail because another one uses the variables' {
            $said.Count | Should -Be (2 * $Count)
            $right = foreach ($name in $keys.Keys) {
                "${name}: block $name $($keys[$name])", "${name}: switch $name $($keys[$name])", "${name}: RoleInUse,Invoke-AwsRole", "${name}: RoleInUse,Set-AwsRole"
            }
            @($said | Where-Object { $_ -cnotin $right }) | Should -BeNullOrEmpty
            @($said | Where-Object { $_ -match ': switch ' }).Count | Should -BeGreaterThan 0
        }

        It 'leave one complete role, and the shell can switch again' {
            $held = $env:AWSROLE_PROFILE
            $env:AWS_ACCESS_KEY_ID | Should -Be $keys[$held]
            $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole.Reservation') | Should -BeTrue
            Set-AwsRole one -InformationAction Ignore
            $env:AWS_ACCESS_KEY_ID | Should -Be 'AKIAONE'
        }
    }
}
