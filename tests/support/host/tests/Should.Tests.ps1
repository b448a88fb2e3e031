# Each operator: a claim that holds, one that does not, and both with -Not. Passes under real Pester too.

Describe 'Should <Operator>' -ForEach @(
    @{ Operator = '-Be 1'; Holds = { 1 | Should -Be 1 }; Fails = { 2 | Should -Be 1 } }
    @{ Operator = '-Be text in any case'; Holds = { 'A' | Should -Be 'a' }; Fails = { 'A' | Should -Be 'b' } }
    @{ Operator = '-Be a list'; Holds = { 1, 2 | Should -Be 1, 2 }; Fails = { 1, 2 | Should -Be 2, 1 } }
    @{ Operator = '-Be a longer list'; Holds = { $null | Should -Be @() }; Fails = { 1, 2 | Should -Be 1, 2, 3 } }
    @{ Operator = '-Be null'; Holds = { $null | Should -Be $null }; Fails = { 1 | Should -Be $null } }
    @{ Operator = '-BeExactly'; Holds = { 'A' | Should -BeExactly 'A' }; Fails = { 'A' | Should -BeExactly 'a' } }
    @{ Operator = '-BeLike'; Holds = { 'Apple' | Should -BeLike 'app*' }; Fails = { 'Apple' | Should -BeLike 'pear*' } }
    @{ Operator = '-BeLikeExactly'; Holds = { 'Apple' | Should -BeLikeExactly 'App*' }; Fails = { 'Apple' | Should -BeLikeExactly 'app*' } }
    @{ Operator = '-Match'; Holds = { 'Apple' | Should -Match '^app' }; Fails = { 'Apple' | Should -Match '^pear' } }
    @{ Operator = '-MatchExactly'; Holds = { 'Apple' | Should -MatchExactly '^App' }; Fails = { 'Apple' | Should -MatchExactly '^app' } }
    @{ Operator = '-BeNullOrEmpty for null'; Holds = { $null | Should -BeNullOrEmpty }; Fails = { 'x' | Should -BeNullOrEmpty } }
    @{ Operator = '-BeNullOrEmpty for lists'; Holds = { @() | Should -BeNullOrEmpty }; Fails = { 1, 2 | Should -BeNullOrEmpty } }
    @{ Operator = '-BeNullOrEmpty for text'; Holds = { '' | Should -BeNullOrEmpty }; Fails = { 0 | Should -BeNullOrEmpty } }
    @{ Operator = '-BeTrue'; Holds = { 'x' | Should -BeTrue }; Fails = { 0 | Should -BeTrue } }
    @{ Operator = '-BeFalse'; Holds = { $null | Should -BeFalse }; Fails = { 1 | Should -BeFalse } }
    @{ Operator = '-BeGreaterThan'; Holds = { 2 | Should -BeGreaterThan 1 }; Fails = { 1 | Should -BeGreaterThan 1 } }
    @{ Operator = '-BeGreaterOrEqual'; Holds = { 1 | Should -BeGreaterOrEqual 1 }; Fails = { 0 | Should -BeGreaterOrEqual 1 } }
    @{ Operator = '-BeLessThan'; Holds = { 0 | Should -BeLessThan 1 }; Fails = { 1 | Should -BeLessThan 1 } }
    @{ Operator = '-BeLessOrEqual'; Holds = { 1 | Should -BeLessOrEqual 1 }; Fails = { 2 | Should -BeLessOrEqual 1 } }
    @{ Operator = '-BeOfType by type'; Holds = { 1 | Should -BeOfType [int] }; Fails = { '1' | Should -BeOfType [int] } }
    @{ Operator = '-BeOfType by name'; Holds = { 1 | Should -BeOfType int }; Fails = { '1' | Should -BeOfType int } }
    @{ Operator = '-BeOfType of a base type'; Holds = { [System.IO.FileNotFoundException]::new() | Should -BeOfType System.IO.IOException }; Fails = { 1 | Should -BeOfType System.IO.IOException } }
    @{ Operator = '-HaveCount'; Holds = { 1, 2 | Should -HaveCount 2 }; Fails = { 1, 2 | Should -HaveCount 3 } }
    @{ Operator = '-HaveCount 0'; Holds = { @() | Should -HaveCount 0 }; Fails = { 1 | Should -HaveCount 0 } }
    @{ Operator = '-Contain'; Holds = { 1, 2 | Should -Contain 2 }; Fails = { 1, 2 | Should -Contain 3 } }
    @{ Operator = '-BeIn'; Holds = { 1 | Should -BeIn 1, 2 }; Fails = { 3 | Should -BeIn 1, 2 } }
    @{ Operator = '-Exist'; Holds = { "$PSScriptRoot/." | Should -Exist }; Fails = { "$PSScriptRoot/none" | Should -Exist } }
    @{ Operator = '-FileContentMatch'; Holds = { $PSCommandPath | Should -FileContentMatch 'EACH OPERATOR' }; Fails = { $PSCommandPath | Should -FileContentMatch '^no such line$' } }
    @{ Operator = '-Throw'; Holds = { { throw 'x' } | Should -Throw }; Fails = { { 1 } | Should -Throw } }
    @{ Operator = '-HaveParameter'; Holds = { Get-Command Get-Item | Should -HaveParameter Path }; Fails = { Get-Command Get-Item | Should -HaveParameter Nope } }
) {
    It 'is content when the claim holds' { & $Holds }

    It 'fails when it does not' { $Fails | Should -Throw -ErrorId 'PesterAssertionFailed*' }

    It 'is turned round by -Not' {
        $turned = { param($text) [scriptblock]::Create(($text -replace '(?s)^(.*)Should -', '$1Should -Not -')) }
        $holds, $fails = "$Holds", "$Fails" | ForEach-Object { $_.Replace('$PSScriptRoot', $PSScriptRoot).Replace('$PSCommandPath', "'$PSCommandPath'") }
        & $turned $holds | Should -Throw -ErrorId 'PesterAssertionFailed*'
        & (& $turned $fails)
    }
}

Describe 'Should -Throw' {
    BeforeAll {
        function Invoke-Bad { Get-Item /none -ErrorAction Stop }
    }

    It 'looks at <Title>' -ForEach @(
        @{ Title = 'the message'; Good = @{ ExpectedMessage = 'Cannot find*' }; Bad = @{ ExpectedMessage = 'Found*' } }
        @{ Title = 'the id'; Good = @{ ErrorId = 'PathNotFound,*' }; Bad = @{ ErrorId = 'Other' } }
        @{ Title = 'the type'; Good = @{ ExceptionType = [System.Management.Automation.ItemNotFoundException] }; Bad = @{ ExceptionType = [System.IO.IOException] } }
    ) {
        { Invoke-Bad } | Should -Throw @Good
        { { Invoke-Bad } | Should -Throw @Bad } | Should -Throw -ErrorId 'PesterAssertionFailed*'
    }

    It 'hands the error on with -PassThru' {
        $caught = { Invoke-Bad } | Should -Throw -PassThru
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'sees the exception of .NET in a failed call' {
        { [int]::Parse('x') } | Should -Throw -ExceptionType ([System.Management.Automation.MethodInvocationException])
    }

    It 'refuses what is no script block' {
        { 1 | Should -Throw } | Should -Throw '*enclosed in curly braces*'
    }
}

Describe 'A failed assertion' {
    It 'says what was expected, why, and what came' {
        { 1 | Should -Be 2 -Because 'of arithmetic' } | Should -Throw 'Expected 2, because of arithmetic, but got 1.'
        { 'x' | Should -BeNullOrEmpty } | Should -Throw "Expected `$null or empty, but got 'x'."
        { 1, 2 | Should -HaveCount 3 } | Should -Throw 'Expected a collection with size 3, but got collection with size 2 @(1, 2).'
    }

    It 'shows where texts differ' {
        $said = { 'abcd' | Should -Be 'abXd' } | Should -Throw -PassThru
        $said.Exception.Message | Should -BeLike "*String lengths are both 4.*differ at index 2.*Expected: 'abXd'*But was:  'abcd'*"
    }
}

Describe 'Should -HaveParameter' {
    BeforeAll {
        function Get-Sample {
            [CmdletBinding()]
            param([Parameter(Mandatory)] [Alias('N')] [string] $Name, [int] $Size = 5)
        }
    }

    It 'looks at type, duty, default and alias' {
        $command = Get-Command Get-Sample
        $command | Should -HaveParameter Name -Type string -Mandatory -Alias N
        $command | Should -HaveParameter Size -Type ([int]) -DefaultValue 5
        $command | Should -Not -HaveParameter Size -Mandatory
        { $command | Should -HaveParameter Size -Type string } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        { $command | Should -HaveParameter Size -DefaultValue 6 } | Should -Throw -ErrorId 'PesterAssertionFailed*'
    }
}
