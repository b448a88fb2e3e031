BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    $sinks = @($CanarySink | ForEach-Object { @{ Sink = $_ } })
    $canHunt = [System.IO.File]::Exists('/proc/self/cmdline')
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    # In npm test each cmdlet in one outcome; at full size each in all, and for each kind of profile.
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
    It 'were looked for in <Sink>, and in no cell found' -ForEach $sinks {
        if ($Sink -eq 'logs' -and -not $hunt.HasLog) { Set-ItResult -Skipped -Because 'a log of its own needs the right to mount namespaces (unshare -rm)' }
        @($hunt.Leaks | Where-Object -Property Sink -EQ $Sink | ForEach-Object { "$($_.Act): $($_.Near)" }) | Should -BeNullOrEmpty
    }

    It 'would have been found in <Sink>' -ForEach $sinks {
        if ($Sink -eq 'logs' -and -not $hunt.HasLog) { Set-ItResult -Skipped -Because 'a log of its own needs the right to mount namespaces (unshare -rm)' }
        @($hunt.Planted | Where-Object { $_.Sink -eq $Sink -and $_.Act -eq "planted: $Sink" }).Count | Should -BeGreaterThan 0
    }

    It 'were looked for in enough cells, with every cmdlet among them' {
        Write-Information "$($hunt.Cells) cells of $($hunt.Acts.Count) acts, $($hunt.Rounds) looks at all processes" -InformationAction Continue
        $hunt.Cells | Should -BeGreaterThan $(if ($isSmall) { 500 } else { 5000 })
        $hunt.Rounds | Should -BeGreaterThan 500
        Import-TestModule
        $known = @($hunt.Acts.name)
        @((Get-Command -Module 'AwsRole' -CommandType Function).Name | Where-Object { $_ -notin $known }) | Should -BeNullOrEmpty
    }

    It 'were there: each act ended as it was to end' {
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

    It 'were left in no temporary file' {
        @([System.IO.Directory]::GetFiles($sandbox.Folder, '*.tmp', 'AllDirectories')) | Should -BeNullOrEmpty
    }
}
