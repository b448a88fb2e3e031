BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'New-AwsProfile' {
    BeforeEach {
        Write-AwsFile $sandbox.Folder -Config "# mine`n[profile base]`nregion = us-east-1" -Credentials "[base]`naws_access_key_id = AKIAONE`naws_secret_access_key = made-up`n"
    }

    It 'adds a section at the end, and returns the profile with -PassThru' {
        $before = Read-AwsText
        $item = New-AwsProfile dev -RoleArn arn:aws:iam::111122223333:role/Dev -SourceProfile base -SerialNumber GAHT12345678 -Region eu-west-1 -PassThru
        $item.Name, $item.Kind, $item.SourceProfile | Should -Be 'dev', 'AssumeRole', 'base'
        Read-AwsText | Should -BeExactly "$before`n`n[profile dev]`nrole_arn = arn:aws:iam::111122223333:role/Dev`nsource_profile = base`nmfa_serial = GAHT12345678`nregion = eu-west-1"
    }

    It 'creates folder and file for their owner only, if they are missing' {
        $env:AWS_CONFIG_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'new folder', 'config')
        New-AwsProfile default -Region eu-west-1 | Should -BeNullOrEmpty
        Read-AwsText | Should -BeExactly "[default]`nregion = eu-west-1`n"
        if (Test-Unix) { "$(Get-FileMode $env:AWS_CONFIG_FILE) $(Get-FileMode ([System.IO.Path]::GetDirectoryName($env:AWS_CONFIG_FILE)))" | Should -Be '600 700' }
    }

    It 'writes the sso-session, too' {
        New-AwsProfile audit -SsoSession corp -SsoStartUrl https://corp.example/start -SsoRegion eu-west-1 -SsoAccountId 111122223333 -SsoRoleName ReadOnly
        Read-AwsText | Should -BeLike "*``[sso-session corp``]`nsso_start_url = https://corp.example/start`nsso_region = eu-west-1`n*``[profile audit``]`nsso_session = corp`n*"
        (Get-AwsProfile audit).Kind | Should -Be 'Sso'
    }

    It 'warns if the profile does not resolve to credentials yet' {
        $warning = New-AwsProfile dev -RoleArn arn:aws:iam::111122223333:role/Dev -SourceProfile later 3>&1
        "$warning" | Should -BeLike '*source_profile*later*'
        (Get-AwsProfile dev).SourceProfile | Should -Be 'later'
    }

    It 'shows the lines with -WhatIf, and writes none' {
        $before = Read-AwsBytes
        $said = @(New-AwsProfile dev -Region eu-west-1 -WhatIf 3> $null 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' })
        $said -join '|' | Should -Be 'config:4 + |config:5 + [profile dev]|config:6 + region = eu-west-1'
        Read-AwsBytes | Should -Be $before
    }

    It 'rejects an existing name, an empty value, and a duplicate setting, and changes no byte' {
        # The tests of the engine cover the other errors.
        $before = Read-AwsBytes
        { New-AwsProfile base } | Should -Throw -ErrorId 'InvalidParameter,New-AwsProfile'
        { New-AwsProfile dev -Output '' } | Should -Throw -ErrorId 'InvalidParameter,New-AwsProfile'
        { New-AwsProfile dev -Region eu-west-1 -Setting @{ region = 'x' } } | Should -Throw -ErrorId 'InvalidParameter,New-AwsProfile'
        Read-AwsBytes | Should -Be $before
    }
}
