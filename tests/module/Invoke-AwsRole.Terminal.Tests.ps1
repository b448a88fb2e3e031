BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    # Which of its streams are a terminal.
    $program = [System.IO.Path]::Combine($sandbox.Folder, 'streams.cjs')
    [System.IO.File]::WriteAllText($program, 'process.stderr.write(["seen", ...[process.stdin, process.stdout, process.stderr].map((stream) => (stream.isTTY ? "yes" : "no")), process.env.AWSROLE_PROFILE].join(" ") + "\n")')
    $terminal = Start-Terminal
}

AfterAll {
    Stop-Terminal $terminal
    Exit-Sandbox $sandbox
}

Describe 'A program in the block of Invoke-AwsRole' {
    It 'has <Streams> for its terminal: <Command>' -ForEach @(
        @{ Streams = 'all streams'; Seen = 'yes yes yes one'; Command = 'Invoke-AwsRole one {{ {0} }}' }
        @{ Streams = 'all streams'; Seen = 'yes yes yes one'; Command = "'one' | Invoke-AwsRole {{ {0} }}" }
        @{ Streams = 'all streams'; Seen = 'yes yes yes one'; Command = "'one' | ForEach-Object {{ Invoke-AwsRole `$_ {{ {0} }} }}" }
        @{ Streams = 'all streams'; Seen = 'yes yes yes one'; Command = 'function f {{ Invoke-AwsRole one {{ {0} }} }}; f' }
        @{ Streams = 'all streams'; Seen = 'yes yes yes one'; Command = 'Invoke-AwsRole two {{ Invoke-AwsRole one {{ {0} }} }}' }
        @{ Streams = 'all but its output'; Seen = 'yes no yes one'; Command = 'Invoke-AwsRole one {{ {0} }} | ForEach-Object {{ 1 }}' }
        @{ Streams = 'all but its output'; Seen = 'yes no yes one'; Command = '$out = Invoke-AwsRole one {{ {0} }}' }
    ) {
        Send-Key $terminal ('Clear-Host; ' + ($Command -f "node '$program'"))
        Wait-Screen $terminal "(?m)^seen $Seen"
        Wait-Screen $terminal 'ready> ?$'
    }

    It 'that is left by Ctrl+C leaves no role behind, with something behind the pipe or not: <Command>' -ForEach @(
        @{ Command = 'Invoke-AwsRole one {{ {0} }}' }
        @{ Command = 'Invoke-AwsRole one {{ {0} }} | ForEach-Object {{ $_ }}' }
    ) {
        Send-Key $terminal ('Clear-Host; ' + ($Command -f "node -e 'console.error(`"running`"); setTimeout(Date, 60000)'"))
        Wait-Screen $terminal '(?m)^running'
        Send-Key $terminal '' -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Send-Key $terminal 'Clear-Host; "left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID] $(Set-AwsRole two -PassThru 6> $null | ForEach-Object Profile)"; Clear-AwsRole'
        Wait-Screen $terminal '(?m)^left: \[\] two'
        Wait-Screen $terminal 'ready> ?$'
    }
}

Describe 'Blocks for many profiles that are left by Ctrl+C' {
    It 'end with all that they started, and leave no file' {
        $marks = "$($sandbox.Folder)/marks"
        $null = [System.IO.Directory]::CreateDirectory($marks)
        $files = @([System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()))
        $waits = "require('node:fs').writeFileSync(process.argv[1] + '/' + process.pid, ''); setTimeout(Date, 100000)"
        $script = "$($sandbox.Folder)/wait.ps1"
        [System.IO.File]::WriteAllText($script, "Clear-Host; Invoke-AwsRole -Profile one, two { try { & node -e `"$waits`" '$marks'; 'ended' } finally { [System.IO.File]::WriteAllText(`"$marks/`$env:AWSROLE_PROFILE`", '') } } -ThrottleLimit 2")
        Send-Key $terminal ". '$script'"
        foreach ($round in 1..600) { if ([System.IO.Directory]::GetFiles($marks).Count -eq 2) { break } else { Start-Sleep -Milliseconds 50 } }
        $started = @([System.IO.Directory]::GetFiles($marks) | ForEach-Object { [int] [System.IO.Path]::GetFileName($_) })
        $started.Count | Should -Be 2
        $blocks = @($started | ForEach-Object { (Get-Process -Id $_).Parent.Id })
        Send-Key $terminal '' -Key 'C-c'
        Wait-Screen $terminal 'ready> ?$'
        Get-Screen $terminal | Should -Not -Match 'ended'
        @([System.IO.Directory]::GetFiles($marks) | ForEach-Object { [System.IO.Path]::GetFileName($_) } | Where-Object { $_ -notmatch '\A\d' } | Sort-Object) | Should -Be 'one', 'two' -Because 'a finally has its turn'
        @(Get-Process -Id ($started + $blocks) -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
        [System.IO.Directory]::GetFileSystemEntries([System.IO.Path]::GetTempPath()) | Where-Object { "$_" -match "\.($($blocks -join '|'))\.|pipe-($($blocks -join '|'))-" -and $_ -notin $files } | Should -BeNullOrEmpty
        Send-Key $terminal 'Clear-Host; "left: [$env:AWSROLE_PROFILE$env:AWS_ACCESS_KEY_ID]"'
        Wait-Screen $terminal '(?m)^left: \[\]'
    }
}
