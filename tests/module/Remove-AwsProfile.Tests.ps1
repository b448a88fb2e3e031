BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Remove-AwsProfile' {
    BeforeEach {
        Write-AwsFile $sandbox.Folder -Config "# base`n[profile base]`nregion = x`n`n[profile dev]`nrole_arn = arn:aws:iam::111122223333:role/Dev`nsource_profile = base`n`n[profile test-a]`n[profile test-b]`n" -Credentials "[base]`naws_access_key_id = AKIAONE`naws_secret_access_key = made-up`n[other]`nk = v`n"
    }

    It 'removes the profile from both files, and no other byte' {
        Remove-AwsProfile dev -Confirm:$false | Should -BeNullOrEmpty
        Read-AwsText | Should -BeExactly "# base`n[profile base]`nregion = x`n`n[profile test-a]`n[profile test-b]`n"
        Remove-AwsProfile base -Confirm:$false
        Read-AwsText | Should -BeExactly "# base`n`n[profile test-a]`n[profile test-b]`n"
        Read-AwsText -Credentials | Should -BeExactly "[other]`nk = v`n"
    }

    It 'removes every profile of a pipeline' {
        Get-AwsProfile test-* | Remove-AwsProfile -Confirm:$false
        @((Get-AwsProfile).Name) -join ' ' | Should -Be 'base dev other'
    }

    It 'shows the lines with -WhatIf, with masked secrets, and changes no byte; warns about dependent profiles before it prompts' {
        $before = Read-AwsBytes
        $warning, $said = @(Remove-AwsProfile base -WhatIf *>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' })
        $warning | Should -Be 'Profile "dev" gets its credentials from "base" and does not work without it.'
        $said -join '|' | Should -Be 'config:2 - [profile base]|config:3 - region = x|credentials:1 - [base]|credentials:2 - aws_access_key_id = AKIAONE|credentials:3 - aws_secret_access_key = ***'
        Read-AwsBytes | Should -Be $before
    }

    It 'requires confirmation, and fails for a missing profile' {
        ([System.Management.Automation.CmdletBindingAttribute] ((Get-Command 'Remove-AwsProfile').ScriptBlock.Attributes | Where-Object { $_ -is [System.Management.Automation.CmdletBindingAttribute] })).ConfirmImpact | Should -Be 'High'
        { Remove-AwsProfile nosuch -Confirm:$false } | Should -Throw -ErrorId 'ProfileNotFound,Remove-AwsProfile'
    }
}
