BeforeDiscovery {
    # tests/long/Unattended.Tests.ps1 covers more cases, but does not run under wine.
    $manners = if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { 'input from nowhere', '-NonInteractive' }
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    # The time of a slow answer.
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
}

if ($manners) {
    Describe 'A shell that cannot prompt (<_>)' -ForEach $manners {
        BeforeAll {
            $sandbox = Enter-Sandbox
            $sts = Start-Sts $sandbox.Folder
            # In addition to the sample: a protected profile, and two that match the same text.
            $names = 'guarded', 'build-eu', 'build-us'
            $keys = foreach ($name in $names) { "`n[$name]`naws_access_key_id = AKIAEXAMPLE`naws_secret_access_key = made-up`n" }
            [System.IO.File]::AppendAllText($sts.credentialsFile, $keys -join '')
            $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
            [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect = guarded`n")
            $commands = 'Set-AwsRole dev', 'Set-AwsRole guarded', 'awsp', 'awsp build', 'awsp build-u'
            $script = @(foreach ($command in $commands) {
                    "`$Error.Clear(); $command 6> `$null 2> `$null; `"$command -> `$(`$Error[0].FullyQualifiedErrorId), errors: `$(`$Error.Count), role: `$env:AWSROLE_PROFILE`""
                }) -join "`n"
            $calls = @(Invoke-StsControl $sts).Count
            # A slow answer of about two seconds to the first call to AWS.
            $null = Invoke-StsControl $sts @{ fault = @{ kind = 'drip'; everyMs = 200; chunkBytes = 150; times = 1 } }
            $script += "`n`$slow = Set-AwsRole readonly -NoCache -PassThru 6>&1; `"slow -> `$(`$slow.Profile), errors: `$(`$Error.Count)`""
            $said = @((Invoke-Shell $script -Interactive:($_ -eq 'input from nowhere')) -split '\r?\n')
        }

        AfterAll {
            Stop-Sts $sts
            Exit-Sandbox $sandbox
        }

        It 'makes Set-AwsRole fail with MfaRequired' {
            $said | Should -Contain 'Set-AwsRole dev -> MfaRequired,Set-AwsRole, errors: 1, role: '
        }

        It 'declines a protected profile' {
            $said | Should -Contain 'Set-AwsRole guarded -> ConfirmationRequired,Set-AwsRole, errors: 1, role: '
        }

        It 'makes awsp fail with TerminalRequired or ProfileAmbiguous, and still accepts names' {
            $said | Should -Contain 'awsp -> TerminalRequired,Switch-AwsRole, errors: 1, role: '
            $said | Should -Contain 'awsp build -> ProfileAmbiguous,Switch-AwsRole, errors: 1, role: '
            $said | Should -Contain 'awsp build-u -> , errors: 0, role: build-us'
        }

        It 'shows no message for a slow answer' {
            # With a user it does: Person.Terminal.Tests.ps1.
            $said | Should -Contain 'slow -> readonly, errors: 0'
            $said -join "`n" | Should -Not -Match 'Waiting'
            @(Invoke-StsControl $sts).Count | Should -Be ($calls + 1) -Because 'the slow answer was this one''s'
        }
    }
}

Describe 'The message for a slow answer' {
    It 'shows only a user how long it has waited' {
        Import-TestModule
        while ($watch.Elapsed.TotalSeconds -lt 1) { [System.Threading.Thread]::Sleep(50) }
        InModuleScope AwsRole -Parameters @{ Watch = $watch } {
            param($Watch)
            Initialize-Module
            function Show-Once { [CmdletBinding()] param($Watch) Show-WaitStatus $Watch $null $PSCmdlet }
            $ProgressPreference = 'SilentlyContinue'
            Mock Test-UserPresence { $false }
            Show-Once $watch | Should -BeNullOrEmpty
            Mock Test-UserPresence { $true }
            Show-Once $watch | Should -BeGreaterOrEqual 1
        }
    }
}
