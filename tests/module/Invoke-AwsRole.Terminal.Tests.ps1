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
