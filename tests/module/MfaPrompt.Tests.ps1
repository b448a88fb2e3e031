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
}
