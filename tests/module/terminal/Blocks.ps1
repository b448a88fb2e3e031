Describe 'A block of Invoke-AwsRole at a terminal' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        Write-KeyProfile $sandbox.Folder
        # A program that prints which of its streams are a terminal.
        $program = [System.IO.Path]::Combine($sandbox.Folder, 'streams.sh')
        [System.IO.File]::WriteAllText($program, 'seen=; for stream in 0 1 2; do if [ -t $stream ]; then seen="$seen yes"; else seen="$seen no"; fi; done; echo "seen$seen $AWSROLE_PROFILE" >&2')
    }

    AfterAll { Exit-Sandbox $sandbox }

    BeforeEach { $terminal = Use-Terminal $shell }

    It 'gives its programs all streams of the terminal in every kind of call, except the output if it is redirected' {
        $wanted = [ordered] @{
            '"one" | Invoke-AwsRole { RUN }'                         = 'yes yes yes one'
            '"one" | ForEach-Object { Invoke-AwsRole $_ { RUN } }'   = 'yes yes yes one'
            'function f { Invoke-AwsRole one { RUN } }; f'           = 'yes yes yes one'
            'Invoke-AwsRole two { Invoke-AwsRole one { RUN }; RUN }' = 'yes yes yes one', 'yes yes yes two'
            'Invoke-AwsRole one { RUN } | ForEach-Object { 1 }'      = 'yes no yes one'
            '$out = Invoke-AwsRole one { RUN }'                      = 'yes no yes one'
        }
        # At one prompt, each as a separate statement.
        $line = @($wanted.Keys).Replace('RUN', "sh '$program'") -join '; '
        $screen = Invoke-Line $terminal $line
        $seen = @($screen -split "`n" | Where-Object { $_ -match '\Aseen ' })
        $seen | Should -Be @($wanted.Values | ForEach-Object { $_ } | ForEach-Object { "seen $_" })
    }

    It 'leaves no role when its program is ended by Ctrl+C, with or without a later command in the pipeline' {
        foreach ($way in 'Invoke-AwsRole one { RUN }', 'Invoke-AwsRole one { RUN } | ForEach-Object { $_ }') {
            $null = Invoke-Line $terminal $way.Replace('RUN', "sh -c 'echo running >&2; exec sleep 60'") '(?m)^running'
            Stop-Line $terminal
            $null = Invoke-Line $terminal '"left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID]"' '(?m)^left: \[\]\s+ready> ?$'
        }
        $null = Invoke-Line $terminal '(Set-AwsRole two -PassThru 6> $null).Profile' '(?m)^two\s+ready> ?$'
    }

    It 'in its own process ends with everything that it started after Ctrl+C, and leaves no file' {
        # For several blocks see Invoke-AwsRole.Parallel.Tests.ps1.
        $marks = "$($sandbox.Folder)/marks"
        $null = [System.IO.Directory]::CreateDirectory($marks)
        $files = @([System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()))
        $script = "$($sandbox.Folder)/wait.ps1"
        [System.IO.File]::WriteAllText($script, "Invoke-AwsRole -Profile one { try { sh -c ': > `"`$0/`$`$`"; exec sleep 100' '$marks'; 'ended' } finally { [System.IO.File]::WriteAllText(`"$marks/`$env:AWSROLE_PROFILE`", '') } } -ThrottleLimit 2")
        $null = Invoke-Line $terminal ". '$script'" ''
        foreach ($round in 1..1200) { if ([System.IO.Directory]::GetFiles($marks)) { break } else { Start-Sleep -Milliseconds 50 } }
        $started = [int] [System.IO.Path]::GetFileName([System.IO.Directory]::GetFiles($marks))
        $block = (Get-Process -Id $started).Parent.Id
        # Once, because a second one would interrupt the cleanup.
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Get-Screen $terminal | Should -Not -Match 'ended'
        [System.IO.File]::Exists("$marks/one") | Should -BeTrue -Because 'a finally has its turn'
        # A killed process stays in the list of processes for a moment.
        $end = [datetime]::UtcNow.AddSeconds(5)
        while ((Get-Process -Id $started, $block -ErrorAction SilentlyContinue) -and [datetime]::UtcNow -lt $end) { Start-Sleep -Milliseconds 20 }
        @(Get-Process -Id $started, $block -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
        [System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()) | Where-Object { "$_" -match "\.$block\.|pipe-$block-" -and $_ -notin $files } | Should -BeNullOrEmpty
        $null = Invoke-Line $terminal '"left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID]"' '(?m)^left: \[\]'
    }
}
