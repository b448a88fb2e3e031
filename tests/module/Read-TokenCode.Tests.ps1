BeforeAll { . "$PSScriptRoot/support.ps1" }

# The cases of tests/engine/mfa/tokenCodes.test.ts, since module and engine must agree.
Describe 'Test-TokenCode' {
    BeforeAll {
        Import-TestModule
        $test = { param([string[]] $Codes) $Codes | Where-Object { Test-TokenCode @{ answer = $_ } } }
        $wide = -join (0xFF11..0xFF16 | ForEach-Object { [char] $_ })
        $space = [char] 0x3000
    }

    It 'takes six digits, in two groups and full-width too' {
        $codes = '123456', '123 456', $wide, "$space$wide$space", "$($wide.Substring(0, 3))$space$($wide.Substring(3))"
        & (Get-Module AwsRole) $test $codes | Should -Be $codes
    }

    It 'takes no other digits' {
        $circled, $arabic = foreach ($first in 0x2460, 0x0661) { -join (0..5 | ForEach-Object { [char] ($first + $_) }) }
        & (Get-Module AwsRole) $test @('12345', '1234567', $circled, $arabic) | Should -BeNullOrEmpty
    }
}
