BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Copy-AwsProfile' {
    BeforeEach {
        Write-AwsFile $sandbox.Folder -Config "[profile dev]`r`nrole_arn=arn:aws:iam::111122223333:role/Dev`r`n# in`r`nsource_profile = base`r`n`r`n# end`r`n" -Credentials "[base]`nregion = x`n"
    }

    It 'adds the same lines under the new name, including comments and line endings' {
        $before = Read-AwsText
        $item = Copy-AwsProfile dev dev2 -PassThru
        $item.Name, $item.RoleArn | Should -Be 'dev2', 'arn:aws:iam::111122223333:role/Dev'
        Read-AwsText | Should -BeExactly "$before`r`n[profile dev2]`r`nrole_arn=arn:aws:iam::111122223333:role/Dev`r`n# in`r`nsource_profile = base`r`n"
        $item | Set-AwsProfile -Region eu-west-1
        @((Get-AwsProfile).Region) | Should -Be $null, 'eu-west-1', 'x' -Because 'it goes on in a pipeline'
    }

    It 'shows the lines with -WhatIf, and changes no byte' {
        $before = Read-AwsBytes
        @(Copy-AwsProfile base two -WhatIf 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' }) -join '|' | Should -Be 'credentials:3 + |credentials:4 + [two]|credentials:5 + region = x'
        Read-AwsBytes | Should -Be $before
    }

    It 'fails for a missing profile, and for a name that exists or would end the header' {
        { Copy-AwsProfile nosuch x } | Should -Throw -ErrorId 'ProfileNotFound,Copy-AwsProfile'
        { Copy-AwsProfile dev base } | Should -Throw -ErrorId 'InvalidParameter,Copy-AwsProfile'
        { Copy-AwsProfile dev 'a]' } | Should -Throw -ErrorId 'InvalidParameter,Copy-AwsProfile'
    }
}
