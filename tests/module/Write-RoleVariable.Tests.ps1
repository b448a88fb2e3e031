BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Write-RoleVariable' {
    It 'sets all or nothing: when one variable cannot be set, the others are as before' {
        $env:AWS_PROFILE = 'before'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $stubborn = [pscustomobject] @{}
        $stubborn.PSObject.Members.Add([psscriptmethod]::new('ToString', { throw 'no text' }))
        # AWS_REGION comes after the keys in the order of setting.
        $values = @{ AWS_ACCESS_KEY_ID = 'AKIANEW'; AWS_SECRET_ACCESS_KEY = 'new'; AWS_REGION = $stubborn }
        { & (Get-Module 'AwsRole') { param($values) Write-RoleVariable $values } $values } | Should -Throw
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'removes a variable for null, and sets none to the empty text' {
        $env:AWS_PROFILE = 'before'
        & (Get-Module 'AwsRole') { Write-RoleVariable @{ AWS_REGION = 'eu-west-1' } }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be 'AWS_REGION=eu-west-1'
        $null -eq [System.Environment]::GetEnvironmentVariable('AWS_PROFILE') | Should -BeTrue
    }
}
