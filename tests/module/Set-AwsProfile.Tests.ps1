BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsProfile' {
    BeforeEach {
        Write-AwsFile $sandbox.Folder -Config "# mine`n[profile dev] ; d`nRole_Arn=arn:aws:iam::111122223333:role/Dev`nsource_profile`t=base`nregion = us-east-1 # home`ns3 =`n  region = x`n`n[profile prod]`nrole_arn = arn:aws:iam::111122223333:role/Prod`nsource_profile = base`n" -Credentials "[base]`naws_access_key_id = AKIAONE`naws_secret_access_key = made-up`nregion = eu-west-1`n"
    }

    AfterEach {
        foreach ($file in [System.IO.Directory]::GetFiles($sandbox.Folder)) {
            [System.IO.File]::SetAttributes($file, 'Normal')
            [System.IO.File]::Delete($file)
        }
    }

    It 'changes the affected line, and no other byte' {
        $before = Read-AwsText
        Set-AwsProfile dev -Region ap-northeast-1 | Should -BeNullOrEmpty
        $before = $before.Replace('region = us-east-1 # home', "# home`nregion = ap-northeast-1")
        Read-AwsText | Should -BeExactly $before
        (Get-AwsProfile dev).Region | Should -Be 'ap-northeast-1'
        # Where the AWS CLI reads it: a setting in the credentials file stays there.
        Set-AwsProfile base -Region eu-west-2
        Read-AwsText | Should -BeExactly $before
        Read-AwsText -Credentials | Should -BeLike "*`nregion = eu-west-2`n"
    }

    It 'sets settings by their names in the file, also in blocks, and removes others' {
        Set-AwsProfile prod -Setting @{ 's3.max_queue_size' = '1000'; Output = 'json' } -DurationSeconds 900 -RemoveSetting SOURCE_PROFILE -WarningAction Ignore
        $text = Read-AwsText
        $text | Should -BeLike "*role/Prod`nduration_seconds = 900`n*"
        $text | Should -BeLike "*s3 =`n    max_queue_size = 1000`n*"
        $text | Should -BeLike "*output = json`n*"
        $text | Should -Not -BeLike "*role/Prod`n*source_profile*"
        # Secrets are not accepted on the command line.
        { Set-AwsProfile base -Setting @{ aws_secret_access_key = 'made-up' } } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsProfile'
    }

    It 'changes every profile of a pipeline' {
        Get-AwsProfile | Where-Object Kind -EQ 'AssumeRole' | Set-AwsProfile -Region sa-east-1
        @((Get-AwsProfile).Region) -join ' ' | Should -Be 'sa-east-1 sa-east-1 eu-west-1'
    }

    It 'returns the changed profile with -PassThru' {
        $item = Set-AwsProfile dev -RoleArn arn:aws:iam::444455556666:role/Other -PassThru
        $item.PSTypeNames[0] | Should -Be 'AwsRole.Profile'
        $item.AccountId | Should -Be '444455556666'
    }

    It 'shows the lines with -WhatIf, and changes no byte' {
        $before = Read-AwsBytes
        $said = @(Set-AwsProfile dev -Region ap-northeast-1 -RemoveSetting source_profile -WhatIf 3> $null 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' })
        $said -join '|' | Should -Be 'config:4 - source_profile =base|config:4 + # home|config:5 - region = us-east-1 # home|config:5 + region = ap-northeast-1'
        Read-AwsBytes | Should -Be $before
        @([System.IO.Directory]::GetFiles($sandbox.Folder)).Count | Should -Be 2
        Set-AwsProfile base -Region eu-west-1 -WhatIf 6>&1 | Should -Be 'No lines would change.'
    }

    It 'keeps Windows line endings, byte order mark, and UTF-16' {
        $text = "# $([char] 0x30ED)`r`n[profile dev]`r`nregion = x`r`n"
        foreach ($encoding in [System.Text.UTF8Encoding]::new($true), [System.Text.Encoding]::Unicode, [System.Text.Encoding]::BigEndianUnicode) {
            [System.IO.File]::WriteAllText($env:AWS_CONFIG_FILE, $text, $encoding)
            Set-AwsProfile dev -Region eu-west-1 -WarningAction Ignore
            $expected = [byte[]] @($encoding.GetPreamble()) + $encoding.GetBytes($text.Replace('region = x', 'region = eu-west-1'))
            [System.BitConverter]::ToString([System.IO.File]::ReadAllBytes($env:AWS_CONFIG_FILE)) | Should -Be ([System.BitConverter]::ToString($expected))
        }
    }

    It 'warns about an unknown region and setting, and writes them' {
        $warnings = Set-AwsProfile dev -Region eu-west-9 -Setting @{ regoin = 'x' } 3>&1
        "$warnings" | Should -BeLike '*"eu-west-9" is not a known region*"regoin". Did you mean region?*'
        Read-AwsText | Should -BeLike '*regoin = x*'
    }

    It 'fails for a missing profile, without changes to make, and for a broken file' {
        { Set-AwsProfile nosuch -Region eu-west-1 } | Should -Throw -ErrorId 'ProfileNotFound,Set-AwsProfile'
        { Set-AwsProfile nosuch -Region eu-west-1 -WhatIf 6> $null } | Should -Throw -ErrorId 'ProfileNotFound,Set-AwsProfile'
        { Set-AwsProfile dev } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsProfile'
        [System.IO.File]::AppendAllText($env:AWS_CONFIG_FILE, "[profile dev]`n")
        { Set-AwsProfile prod -Region eu-west-1 } | Should -Throw -ErrorId 'ConfigSyntax,Set-AwsProfile'
    }

    It 'fails for a read-only file, and does not change it' {
        $before = Read-AwsBytes
        [System.IO.File]::SetAttributes($env:AWS_CONFIG_FILE, 'ReadOnly')
        { Set-AwsProfile dev -Region eu-west-1 } | Should -Throw -ErrorId 'WriteFailed,Set-AwsProfile'
        Read-AwsBytes | Should -Be $before
        @([System.IO.Directory]::GetFiles($sandbox.Folder)).Count | Should -Be 2
    }

    It 'keeps a link, the mode of the file, and a backup' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'making a symbolic link needs rights on Windows' }
        $real = [System.IO.Path]::Combine($sandbox.Folder, 'dotfile')
        [System.IO.File]::Move($env:AWS_CONFIG_FILE, $real)
        Set-FileMode $real 640
        $null = [System.IO.File]::CreateSymbolicLink($env:AWS_CONFIG_FILE, $real)
        $before = Read-AwsText
        Set-AwsProfile prod -Region eu-west-1
        [System.IO.File]::GetAttributes($env:AWS_CONFIG_FILE).HasFlag([System.IO.FileAttributes]::ReparsePoint) | Should -BeTrue
        Get-FileMode $real | Should -Be '640'
        [System.IO.File]::ReadAllText($real) | Should -BeLike "*region = eu-west-1`n"
        $backup = "$real.$([datetime]::UtcNow.ToString('yyyy-MM-dd')).bak"
        [System.IO.File]::ReadAllText($backup) | Should -BeExactly $before
        Get-FileMode $backup | Should -Be '600'
    }
}
