BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    # An answer that takes four seconds or so.
    $slow = @{ fault = @{ kind = 'drip'; everyMs = 400; chunkBytes = 150; times = 1 } }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'A slow answer' {
    It 'is told to a person from the first second on, and no more when it is there' {
        $terminal = Start-Terminal -Width 100 -Height 20
        try {
            $null = Invoke-StsControl $sts $slow
            Send-Key $terminal 'Clear-Host; Set-AwsRole readonly -NoCache'
            Wait-Screen $terminal 'Waiting for an answer: 1 s'
            Wait-Screen $terminal 'Waiting for an answer: 2 s'
            Wait-Screen $terminal '(?s)readonly.*ready> ?$'
            Get-Screen $terminal | Should -Not -Match 'Waiting'
        } finally {
            Stop-Terminal $terminal
        }
    }

    It 'is not told where nobody is there' {
        $null = Invoke-StsControl $sts $slow
        $said = Invoke-Shell 'Set-AwsRole readonly -NoCache -PassThru 6>&1 | ForEach-Object { $_.Profile }'
        $said | Should -Match 'readonly'
        $said | Should -Not -Match 'Waiting'
    }
}
