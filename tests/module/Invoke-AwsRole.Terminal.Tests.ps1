BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    $terminal = Start-Terminal
    # Which of its streams are a terminal.
    $program = [System.IO.Path]::Combine($sandbox.Folder, 'streams.sh')
    [System.IO.File]::WriteAllText($program, 'seen=; for stream in 0 1 2; do if [ -t $stream ]; then seen="$seen yes"; else seen="$seen no"; fi; done; echo "seen$seen $AWSROLE_PROFILE" >&2')
}

AfterAll {
    Stop-Terminal $terminal
    Exit-Sandbox $sandbox
}

Describe 'A program in the block of Invoke-AwsRole' {
    It 'has all streams for its terminal, however the block is reached; all but its output where that is taken' {
        $wanted = [ordered] @{
            'Invoke-AwsRole one { RUN }'                           = 'yes yes yes one'
            '"one" | Invoke-AwsRole { RUN }'                       = 'yes yes yes one'
            '"one" | ForEach-Object { Invoke-AwsRole $_ { RUN } }' = 'yes yes yes one'
            'function f { Invoke-AwsRole one { RUN } }; f'         = 'yes yes yes one'
            'Invoke-AwsRole two { Invoke-AwsRole one { RUN } }'    = 'yes yes yes one'
            'Invoke-AwsRole one { RUN } | ForEach-Object { 1 }'    = 'yes no yes one'
            '$out = Invoke-AwsRole one { RUN }'                    = 'yes no yes one'
        }
        # At one prompt, each as a statement of its own.
        $line = @($wanted.Keys).Replace('RUN', "sh '$program'") -join '; '
        $screen = Invoke-Line $terminal $line
        $seen = @($screen -split "`n" | Where-Object { $_ -match '\Aseen ' })
        $seen | Should -Be @($wanted.Values | ForEach-Object { "seen $_" })
    }

    It 'that is left by Ctrl+C leaves no role behind, with something behind the pipe or not: <Command>' -ForEach @(
        @{ Command = 'Invoke-AwsRole one {{ {0} }}' }
        @{ Command = 'Invoke-AwsRole one {{ {0} }} | ForEach-Object {{ $_ }}' }
    ) {
        $null = Invoke-Line $terminal ($Command -f "sh -c 'echo running >&2; exec sleep 60'") '(?m)^running'
        Stop-Line $terminal
        $null = Invoke-Line $terminal '"left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID] $(Set-AwsRole two -PassThru 6> $null | ForEach-Object Profile)"; Clear-AwsRole' '(?m)^left: \[\] two[\s\S]*ready> ?$'
    }
}

Describe 'Blocks for many profiles that are left by Ctrl+C' {
    It 'end with all that they started, and leave no file' {
        $marks = "$($sandbox.Folder)/marks"
        $null = [System.IO.Directory]::CreateDirectory($marks)
        $files = @([System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()))
        $script = "$($sandbox.Folder)/wait.ps1"
        [System.IO.File]::WriteAllText($script, "Invoke-AwsRole -Profile one, two { try { sh -c ': > `"`$0/`$`$`"; exec sleep 100' '$marks'; 'ended' } finally { [System.IO.File]::WriteAllText(`"$marks/`$env:AWSROLE_PROFILE`", '') } } -ThrottleLimit 2")
        $null = Invoke-Line $terminal ". '$script'" ''
        foreach ($round in 1..1200) { if ([System.IO.Directory]::GetFiles($marks).Count -eq 2) { break } else { Start-Sleep -Milliseconds 50 } }
        $started = @([System.IO.Directory]::GetFiles($marks) | ForEach-Object { [int] [System.IO.Path]::GetFileName($_) })
        $started.Count | Should -Be 2
        $blocks = @($started | ForEach-Object { (Get-Process -Id $_).Parent.Id })
        # Once: a second one would end what cleans up.
        Send-Key $terminal -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Get-Screen $terminal | Should -Not -Match 'ended'
        @([System.IO.Directory]::GetFiles($marks) | ForEach-Object { [System.IO.Path]::GetFileName($_) } | Where-Object { $_ -notmatch '\A\d' } | Sort-Object) | Should -Be 'one', 'two' -Because 'a finally has its turn'
        @(Get-Process -Id ($started + $blocks) -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
        [System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()) | Where-Object { "$_" -match "\.($($blocks -join '|'))\.|pipe-($($blocks -join '|'))-" -and $_ -notin $files } | Should -BeNullOrEmpty
        $null = Invoke-Line $terminal '"left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID]"' '(?m)^left: \[\]'
    }
}
