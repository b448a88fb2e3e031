BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Asking for an MFA code' {
    It 'fails with MfaRequired where nobody can be asked: <_>' -ForEach '-NonInteractive', 'input from nowhere' {
        $said = Invoke-Shell 'Set-AwsRole dev; "id: $($Error[0].FullyQualifiedErrorId), count: $($Error.Count)"; "key: [$env:AWS_ACCESS_KEY_ID]"' -Interactive:($_ -eq 'input from nowhere')
        $said | Should -BeLike '*id: MfaRequired,Set-AwsRole, count: 1*'
        $said | Should -BeLike '*key: `[`]*'
    }

    It 'fails with MfaRequired in a job, which would wait until somebody looks at it' {
        $module = Get-BuiltModule
        $job = Start-Job { Import-Module "$using:module/AwsRole.psd1"; try { Set-AwsRole dev } catch { "id: $($_.FullyQualifiedErrorId)" } }
        try {
            $null = Wait-Job $job -Timeout 60
            $job.State | Should -Be 'Completed'
            Receive-Job $job | Should -Be 'id: MfaRequired,Set-AwsRole'
        } finally {
            Remove-Job $job -Force
        }
    }
}
