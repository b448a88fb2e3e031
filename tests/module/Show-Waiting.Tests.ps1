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
    # To a person it is: Person.Terminal.Tests.ps1.
    It 'is not told where nobody is there' {
        $null = Invoke-StsControl $sts $slow
        $said = Invoke-Shell 'Set-AwsRole readonly -NoCache -PassThru 6>&1 | ForEach-Object { $_.Profile }'
        $said | Should -Match 'readonly'
        $said | Should -Not -Match 'Waiting'
    }
}
