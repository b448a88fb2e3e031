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

    It 'adds the same lines under the new name, comments and line ends too' {
        $before = Read-AwsText
        $item = Copy-AwsProfile dev dev2 -PassThru
        $item.Name | Should -Be 'dev2'
        $item.RoleArn | Should -Be 'arn:aws:iam::111122223333:role/Dev'
        Read-AwsText | Should -BeExactly "$before`r`n[profile dev2]`r`nrole_arn=arn:aws:iam::111122223333:role/Dev`r`n# in`r`nsource_profile = base`r`n"
    }

    It 'goes on in a pipeline' {
        Copy-AwsProfile dev dev2 -PassThru | Set-AwsProfile -Region eu-west-1
        (Get-AwsProfile dev2).Region | Should -Be 'eu-west-1'
        (Get-AwsProfile dev).Region | Should -BeNullOrEmpty
    }

    It 'shows the lines with -WhatIf, and changes no byte' {
        $before = Read-AwsBytes
        @(Copy-AwsProfile base two -WhatIf 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' }) -join '|' | Should -Be 'credentials:3 + |credentials:4 + [two]|credentials:5 + region = x'
        Read-AwsBytes | Should -Be $before
    }

    It 'fails with <Id> for <What>' -ForEach @(
        @{ What = 'a profile that is not there'; From = 'nosuch'; To = 'x'; Id = 'ProfileNotFound' }
        @{ What = 'a name that is taken'; From = 'dev'; To = 'base'; Id = 'InvalidParameter' }
        @{ What = 'a name that ends its header'; From = 'dev'; To = 'a]'; Id = 'InvalidParameter' }
    ) {
        { Copy-AwsProfile $From $To } | Should -Throw -ErrorId "$Id,Copy-AwsProfile"
    }
}
