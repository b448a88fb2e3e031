BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Rename-AwsProfile' {
    BeforeEach {
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, [guid]::NewGuid().ToString('N'), 'settings.ini')
        $config = "[profile  base] # mine`nregion=x`n`n[profile dev]`nrole_arn = arn:aws:iam::111122223333:role/Dev`nsource_profile=base`nsso_session = base`n[sso-session base]`nsso_region = eu-west-1`n"
        $credentials = "[base]`naws_access_key_id = AKIAONE`naws_secret_access_key = made-up`n[other]`nsource_profile = base`n"
        Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
    }

    AfterEach {
        $env:AWSROLE_SETTINGS_FILE = $null
    }

    It 'changes the name and the references to it, in both files, and no other byte' {
        $item = Rename-AwsProfile base main -PassThru
        $item.Name | Should -Be 'main'
        Read-AwsText | Should -BeExactly $config.Replace('[profile  base]', '[profile  main]').Replace('source_profile=base', 'source_profile=main')
        Read-AwsText -Credentials | Should -BeExactly $credentials.Replace('[base]', '[main]').Replace('= base', '= main')
    }

    It 'renames an sso-session, and not the profile of that name' {
        Rename-AwsProfile -SsoSession base -NewName corp
        Read-AwsText | Should -BeExactly $config.Replace('sso-session base', 'sso-session corp').Replace('sso_session = base', 'sso_session = corp')
    }

    It 'shows the lines with -WhatIf, and changes no byte' {
        $before = Read-AwsBytes
        $said = @(Rename-AwsProfile base main -WhatIf 6>&1 | ForEach-Object { "$_" -replace '\A.*[/\\]' })
        $said.Count | Should -Be 8
        $said[0..3] -join '|' | Should -Be 'config:1 - [profile  base] # mine|config:1 + [profile  main] # mine|config:6 - source_profile=base|config:6 + source_profile=main'
        Read-AwsBytes | Should -Be $before
    }

    It 'warns if the new name is not protected like the old one' {
        Set-AwsRoleOption -Protect 'ba*'
        $warning = Rename-AwsProfile base main 3>&1
        "$warning" | Should -BeLike '*"base" was protected*"main" is not*'
        Rename-AwsProfile main bass 3>&1 | Should -BeNullOrEmpty
    }

    It 'fails for a missing, existing, or invalid name, and changes no byte' {
        $before = Read-AwsBytes
        { Rename-AwsProfile nosuch x } | Should -Throw -ErrorId 'ProfileNotFound,Rename-AwsProfile'
        { Rename-AwsProfile base other } | Should -Throw -ErrorId 'InvalidParameter,Rename-AwsProfile'
        { Rename-AwsProfile base "x`ny" } | Should -Throw -ErrorId 'InvalidParameter,Rename-AwsProfile'
        { Rename-AwsProfile -SsoSession nosuch -NewName x } | Should -Throw -ErrorId 'InvalidParameter,Rename-AwsProfile'
        Read-AwsBytes | Should -Be $before
    }

    It 'changes neither file if one is read-only' {
        $before = Read-AwsBytes
        [System.IO.File]::SetAttributes($env:AWS_SHARED_CREDENTIALS_FILE, 'ReadOnly')
        try { { Rename-AwsProfile base main } | Should -Throw -ErrorId 'WriteFailed,Rename-AwsProfile' } finally { [System.IO.File]::SetAttributes($env:AWS_SHARED_CREDENTIALS_FILE, 'Normal') }
        Read-AwsBytes | Should -Be $before
    }
}
