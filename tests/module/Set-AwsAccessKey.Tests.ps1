BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    $id = 'AKIAEXAMPLE000000001'
    $secret = New-TestSecret 'canary/SECRET+0000000000000000000000000='
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsAccessKey' {
    BeforeEach {
        foreach ($file in [System.IO.Directory]::GetFiles($sandbox.Folder)) { [System.IO.File]::Delete($file) }
        Write-AwsFile $sandbox.Folder -Config '' -Credentials "# mine`n[base]`naws_access_key_id=OLD`nregion = x`naws_secret_access_key = old`naws_session_token = old`n"
    }

    It 'stores the key in place of the old one and its token, and no other byte' {
        Set-AwsAccessKey base $id -SecretAccessKey $secret | Should -BeNullOrEmpty
        Read-AwsText -Credentials | Should -BeExactly "# mine`n[base]`naws_access_key_id=$id`nregion = x`naws_secret_access_key = canary/SECRET+0000000000000000000000000=`n"
        if (Test-Unix) { Get-FileMode $env:AWS_SHARED_CREDENTIALS_FILE | Should -Be '600' }
    }

    It 'creates a missing profile, and returns it; shows the secret nowhere' {
        $said = @(Set-AwsAccessKey -Profile 'new one' -AccessKeyId $id -SecretAccessKey $secret -PassThru -Verbose -Debug *>&1)
        "$($said[-1].Name): $($said[-1].Kind)" | Should -Be 'new one: Static'
        $said | Out-String | Should -Not -MatchExactly 'SECRET'
    }

    It 'shows the lines with -WhatIf, without the secret, and changes no byte' {
        $before = Read-AwsBytes
        $said = @(Set-AwsAccessKey base $id -SecretAccessKey $secret -WhatIf 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' })
        $said | Should -Contain 'credentials:5 + aws_secret_access_key = ***'
        $said -join ' ' | Should -Not -MatchExactly 'SECRET|= old'
        Read-AwsBytes | Should -Be $before
    }

    It 'fails for <What>, without the secret in the error, and changes no byte' -ForEach @(
        # The tests of the engine cover the other errors.
        @{ What = 'the key of a session'; Act = { Set-AwsAccessKey base 'ASIAEXAMPLE000000001' -SecretAccessKey $secret } }
        @{ What = 'a secret with a line break'; Act = { Set-AwsAccessKey base $id -SecretAccessKey (New-TestSecret "canary/SECRET`n[x]") } }
        @{ What = 'a secret without the name of its parameter'; Act = { Set-AwsAccessKey base $id 'canary/SECRET+0000000000000000000000000=' } }
    ) {
        $before = Read-AwsBytes
        $problem = $null
        try { . $Act } catch { $problem = $_ }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidParameter,Set-AwsAccessKey'
        "$problem$($problem.Exception.Data.Values -join ' ')" | Should -Not -MatchExactly 'SECRET'
        Read-AwsBytes | Should -Be $before
    }

    It 'keeps the old key if there is no credential store for -Secure' {
        if (Find-Program 'secret-tool') { Set-ItResult -Skipped -Because 'this machine has a store of secrets' }
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'this system always has a store of secrets' }
        $before = Read-AwsBytes
        { Set-AwsAccessKey base $id -SecretAccessKey $secret -Secure } | Should -Throw -ErrorId 'WriteFailed,Set-AwsAccessKey'
        Read-AwsBytes | Should -Be $before
    }

    It 'encrypts the key with -Secure, and the profile works with it' {
        if ([System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'a key chain is the person''s own' }
        $path = $env:PATH
        # Windows has built-in encryption.
        if (Test-Unix) { $env:PATH = "$(New-SecretTool $sandbox.Folder):$path" }
        try {
            Set-AwsAccessKey base $id -SecretAccessKey $secret -Secure
            Read-AwsText -Credentials | Should -BeExactly "# mine`n[base]`nregion = x`n"
            Read-AwsText | Should -BeLike "*``[profile base``]`ncredential_process = *credential-process --sealed base`n"
            @([System.IO.Directory]::GetFiles($sandbox.Folder, 'credentials*')).Count | Should -Be 1 -Because 'a backup would hold the old key'
            Set-AwsRole base 6> $null
            $env:AWS_ACCESS_KEY_ID | Should -Be $id
            Clear-AwsRole -InformationAction Ignore
            Set-AwsAccessKey base $id -SecretAccessKey $secret
            Read-AwsText | Should -Not -BeLike '*sealed*'
        } finally {
            $env:PATH = $path
        }
    }
}
