BeforeAll { . "$PSScriptRoot/support.ps1" }

Describe 'Test-SecretLine' {
    BeforeAll {
        Import-TestModule
        $wide = -join (0xFF11..0xFF16 | ForEach-Object { [char] $_ })
        $key = 'canarySECRET/00000000000000000000000000+'
        $test = { param([string[]] $Lines) $Lines | Where-Object { Test-SecretLine $_ } }
    }

    It 'finds a code or key anywhere in a line' {
        $lines = @(
            "Set-AwsRole dev ```n  -T 123456"
            "Set-AwsRole dev $([char] 0x2013)T 123456"
            "Set-AwsRole dev -T ('123 456')"
            "Set-AwsRole dev -T '$($wide.Substring(0, 3))$([char] 0x3000)$($wide.Substring(3))'"
            "Set-AwsRole dev -T '$([char] 0x3000)$wide'"
            'Set-AwsRole dev -T "12 34  56"'
            "Set-AwsRole dev -T $([char] 0x201C)12 34  56$([char] 0x201D)"
            "`$code = '123456'; Set-AwsRole dev -T `$code"
            "`$with = @{ T = '123456' }; Invoke-AwsRole dev { ls } @with"
            "Invoke-AwsRole dev {`nls`n} -T 123456"
            "Set-AwsRole dev -To '123456'"
            'Update-AwsRole -T 123456'
            'awsrole assume --profile dev --token-code=123456'
            "Set-AwsAccessKey dev AKIAIOSFODNN7EXAMPLE ```n  $key"
            "Set-AwsAccessKey dev AKIAIOSFODNN7EXAMPLE -SecretAccessKey $key"
            "'$key' | Set-AwsAccessKey dev AKIAIOSFODNN7EXAMPLE"
        )
        & (Get-Module AwsRole) $test $lines | Should -Be $lines
    }

    It 'ignores other lines with digits' {
        & (Get-Module AwsRole) $test @(
            'Set-AwsRole prod-123456'
            'Set-AwsRole dev -DurationSeconds 129600'
            'Set-AwsRole -RoleArn arn:aws:iam::111122223333:role/team/AnotherTeamOfTheSameCompanyOrOffice'
            'git show 123456'
        ) | Should -BeNullOrEmpty
    }
}
