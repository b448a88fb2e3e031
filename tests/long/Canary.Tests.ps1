BeforeDiscovery {
    $canHunt = [System.IO.File]::Exists('/proc/self/cmdline')
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    # In npm test half of the cmdlets, each with one outcome; at full size all cmdlets with all outcomes, and for each kind of profile.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    if ([System.IO.File]::Exists('/proc/self/cmdline')) {
        $sandbox = Enter-Sandbox
        $hunt = Invoke-CanaryHunt $sandbox.Folder -Full:(-not $isSmall)
    }
}

AfterAll {
    if ([System.IO.File]::Exists('/proc/self/cmdline')) { Exit-Sandbox $sandbox }
}

Describe 'Secrets, for each cmdlet, in each outcome, in each place (only where there is /proc: Linux)' -Skip:(-not $canHunt) {
    It 'are not found in any place' {
        $hunt.Leaks | ForEach-Object { "$($_.Act), $($_.Sink): $($_.Near)" } | Should -BeNullOrEmpty
    }

    It 'are found in each place if they are planted there' {
        $found = @($hunt.Planted | Where-Object { $_.Act -eq "planted: $($_.Sink)" } | ForEach-Object { $_.Sink })
        $CanarySink | Where-Object { $_ -ne 'logs' -and $_ -notin $found } | Should -BeNullOrEmpty
    }

    It 'are found in the PowerShell log if they are planted there' {
        if (-not $hunt.HasLog) { Set-ItResult -Skipped -Because 'a log of its own needs the right to mount namespaces (unshare -rm)' }
        $hunt.Planted.Act | Should -Contain 'planted: logs'
    }

    It 'are not mistaken for the number of a log entry' {
        $canaries = Get-Canary ([pscustomobject] @{ secrets = @(); codes = @('123456') })
        $entry = "Command Path = `nSequence Number = 123456`nUser = vm\alice`nCommand = Get-Date"
        Find-Canary (Remove-SequenceNumber $entry) $canaries | Should -BeNullOrEmpty
        Find-Canary (Remove-SequenceNumber "$entry 123456") $canaries | Should -Match 'Get-Date \[LEAK\]'
    }

    It 'are searched in enough cells; every cmdlet is in the table of acts' {
        Write-Information "$($hunt.Cells) cells of $($hunt.Acts.Count) acts, $($hunt.Rounds) looks at all processes" -InformationAction Continue
        $hunt.Cells | Should -BeGreaterThan $(if ($isSmall) { 300 } else { 5000 })
        $hunt.Rounds | Should -BeGreaterThan $(if ($isSmall) { 100 } else { 500 })
        . "$PSScriptRoot/../module/support/canary/acts.ps1"
        $known = @(if ($isSmall) { (Get-CanaryCommand).Name } else { $hunt.Acts.name })
        (Import-PowerShellDataFile "$(Get-BuiltModule)/AwsRole.psd1").FunctionsToExport | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'were present: each act had its intended outcome' {
        $wrong = foreach ($act in $hunt.Acts | Where-Object { -not $_.free }) {
            $isRight = switch ($act.outcome) {
                'right' { "$($act.errors)" -eq '' -or ($act.code -and "$($act.errors)" -like "$($act.code),*") }
                'interrupted' { $act.state -eq 'Stopped' }
                default { "$($act.errors)" -ne '' }
            }
            if (-not $isRight) { "$($act.title): $($act.state) $($act.errors) $($act.said)" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'are not in temporary files' {
        @([System.IO.Directory]::GetFiles($sandbox.Folder, '*.tmp', 'AllDirectories')) | Should -BeNullOrEmpty
    }
}
