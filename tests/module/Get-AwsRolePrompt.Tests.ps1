BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile one]`nregion = eu-west-1`n[profile prod-a]`nrole_arn = arn:aws:iam::111122223333:role/Admin`nsource_profile = one`n" -Credentials @"
[one]
aws_access_key_id = AKIAONE
aws_secret_access_key = secret-one
[prod-keys]
aws_access_key_id = AKIAPROD
aws_secret_access_key = secret-prod
"@
    Import-TestModule
    Use-WarmEngine
    $escape = [char] 27

    function Set-Keys {
        # Sets keys as another tool does; they expire after these minutes.
        param([double] $Minutes)
        $env:AWS_ACCESS_KEY_ID = 'ASIAOTHER'
        $env:AWS_SECRET_ACCESS_KEY = 'made-up-secret'
        $env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($Minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture)
    }

    function Set-Memory {
        # Sets the state that Set-AwsRole leaves for a session of this profile, which expires after these minutes.
        param([string] $Profile, [string] $RoleArn, [double] $Minutes)
        $env:AWS_ACCESS_KEY_ID = 'ASIAOURS'
        $session = [pscustomobject] @{ Profile = $Profile; RoleArn = $RoleArn; RoleName = $RoleArn -replace '\A.*/'; AccountId = '111122223333'; Region = 'eu-west-1'; Expiration = [datetime]::UtcNow.AddMinutes($Minutes) }
        InModuleScope 'AwsRole' -Parameters @{ Session = $session } {
            Set-RoleMemory @{ Before = @{}; Set = @{ AWS_ACCESS_KEY_ID = 'ASIAOURS'; AWSROLE_PROFILE = $Session.Profile }; Session = $Session; Request = $null }
        }
    }

    function Get-ColoredPrompt {
        # The segment in a host with colors.
        & (Get-Module -Name 'AwsRole') {
            $real = ${function:Test-Color}
            function script:Test-Color { $true }
            try { Get-AwsRolePrompt @args } finally { Set-Item -Path 'function:script:Test-Color' -Value $real }
        } @args
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Get-AwsRolePrompt' {
    BeforeEach { $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini') }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable 'AWSUME_PROFILE', 'AWSUME_EXPIRATION', 'NO_COLOR'
        [System.IO.File]::Delete([System.IO.Path]::Combine($sandbox.Folder, 'settings.ini'))
    }

    It 'is an empty string if nothing, or only a region, is set' {
        Get-AwsRolePrompt | Should -BeExactly ''
        $env:AWS_REGION = 'eu-west-1'
        Get-AwsRolePrompt | Should -BeExactly ''
    }

    It 'shows the profile, account, and region of keys that Set-AwsRole set, without a time if they do not expire' {
        Set-AwsRole one 6> $null
        Get-AwsRolePrompt -Plain | Should -BeExactly 'one eu-west-1'
    }

    It 'shows how long the session is valid' {
        $minutes = 59.5, 60.5, 719.5, 1500.5, 2879.5, 4320.5, 1052640.5, 3681900000, 0.5, 0, -90
        $said = & (Get-Module 'AwsRole') { foreach ($one in $args[0]) { ConvertTo-TimeLeft ([timespan]::FromMinutes($one)) } } $minutes
        $said -join ' ' | Should -BeExactly '59m 1h00m 11h59m 25h00m 47h59m 3d 2y 7000y 0m expired expired'
    }

    It 'shows the name of a role without a profile, and the region of the variables, which programs use' {
        Set-Memory '' 'arn:aws:iam::111122223333:role/path/Admin' 30.5
        Get-AwsRolePrompt -Plain | Should -BeExactly 'Admin 111122223333 eu-west-1 30m'
        Set-Memory dev '' 30.5
        $env:AWS_REGION = 'sa-east-1'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'dev 111122223333 sa-east-1 30m'
    }

    It 'works if the shell only has a profile name, and knows account and region of a profile from Set-AwsRole -AsProfile' {
        $env:AWS_DEFAULT_PROFILE = 'team'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'team'
        $env:AWS_DEFAULT_REGION = 'us-east-2'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'team us-east-2'
        $env:AWS_DEFAULT_PROFILE = $env:AWS_DEFAULT_REGION = $null
        Set-AwsRole -AsProfile prod-a 6> $null
        Get-AwsRolePrompt -Plain | Should -BeExactly 'prod-a 111122223333'
        $env:AWS_PROFILE = 'one'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'one'
    }

    It 'shows the name that another tool gives to its keys, or else "keys"' {
        Set-Keys 30.5
        $env:AWS_ACCOUNT_ID = '444455556666'
        $env:AWS_PROFILE = 'ignored-beside-keys'
        $said = foreach ($variable in 'AWSROLE_PROFILE', 'AWS_VAULT', 'AWSUME_PROFILE', 'AWS_SSO_PROFILE') {
            [System.Environment]::SetEnvironmentVariable($variable, $variable)
            Get-AwsRolePrompt -Plain
            [System.Environment]::SetEnvironmentVariable($variable, [NullString]::Value)
        }
        $said | Should -BeExactly 'AWSROLE_PROFILE 444455556666 30m', 'AWS_VAULT 444455556666 30m', 'AWSUME_PROFILE 444455556666 30m', 'AWS_SSO_PROFILE 444455556666 30m'
        # Without a name, and with an unreadable time.
        $env:AWS_ACCOUNT_ID = $null
        $env:AWS_CREDENTIAL_EXPIRATION = 'tomorrow or so'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'keys'
    }

    It 'does not show the name of the earlier role for keys that the user has changed' {
        Set-AwsRole one 6> $null
        $env:AWS_ACCESS_KEY_ID = 'AKIABYHAND'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'keys eu-west-1'
        $env:AWS_ACCESS_KEY_ID = $null
        $env:AWS_DEFAULT_PROFILE = 'team'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'team eu-west-1' -Because 'the keys are gone'
    }

    It 'shows the profile in a child shell, and the name of the keys if another tool replaced them there' {
        Set-AwsRole one 6> $null
        [System.AppDomain]::CurrentDomain.SetData('AwsRole', $null)
        Get-AwsRolePrompt -Plain | Should -BeExactly 'one eu-west-1'
        $env:AWS_ACCESS_KEY_ID = 'AKIATHEIRS'
        $env:AWS_VAULT = 'theirs'
        Get-AwsRolePrompt -Plain -WarningAction Ignore | Should -BeExactly 'theirs eu-west-1'
    }

    It 'shows the profile of a server of this shell or its parent; the server of a container has no name' {
        $env:AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://127.0.0.1:1/'
        Get-AwsRolePrompt -Plain | Should -BeExactly ''
        $env:AWSROLE_PROFILE = 'dev'
        $env:AWS_ACCOUNT_ID = '111122223333'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'dev 111122223333'
        $session = [pscustomobject] @{ Profile = 'dev'; RoleArn = $null; AccountId = '111122223333'; Region = 'eu-west-1'; Expiration = $null }
        InModuleScope 'AwsRole' -Parameters @{ Session = $session } {
            Set-RoleMemory @{ Before = @{}; Set = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://127.0.0.1:1/' }; Session = $Session; Request = $null; Server = $null }
        }
        Get-AwsRolePrompt -Plain | Should -BeExactly 'dev 111122223333 eu-west-1'
        $env:AWS_PROFILE = 'team'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'team'
    }

    It 'shows a name without its escapes and newlines' {
        $env:AWS_PROFILE = "a$escape]0;title`a`nb$([char] 0x202E)c"
        Get-AwsRolePrompt -Plain | Should -BeExactly 'a?]0;title??b?c'
    }

    It 'colors the time yellow below ten minutes, and red after the expiration' {
        $said = foreach ($minutes in 10.5, 9.9, -1) {
            Set-Memory dev '' $minutes
            Get-ColoredPrompt
        }
        $said | Should -BeExactly @(foreach ($text in '10m', "$escape[33m9m$escape[0m", "$escape[31mexpired$escape[0m") { "$escape[36mdev 111122223333 eu-west-1$escape[0m $text" })
    }

    It 'is red for a protected profile, by its keys or by AWS_PROFILE, until the next switch; also in a child shell' {
        Set-AwsRoleOption -Protect 'prod-*'
        Set-AwsRole -AsProfile prod-a -Confirm:$false 6> $null
        Get-ColoredPrompt | Should -BeExactly "$escape[31mprod-a 111122223333$escape[0m"
        Set-AwsRole one 6> $null
        Get-ColoredPrompt | Should -BeExactly "$escape[36mone eu-west-1$escape[0m"
        Set-AwsRole prod-keys -Confirm:$false 6> $null
        Get-ColoredPrompt | Should -BeExactly "$escape[31mprod-keys$escape[0m"
        Clear-AwsRole 6> $null
        $env:AWS_PROFILE = 'one'
        Get-ColoredPrompt | Should -BeExactly "$escape[36mone$escape[0m"

        Set-AwsRole prod-keys -Confirm:$false 6> $null
        foreach ($name in 'AwsRole', 'AwsRole.Protected') { [System.AppDomain]::CurrentDomain.SetData($name, $null) }
        Get-ColoredPrompt | Should -BeExactly "$escape[31mprod-keys$escape[0m"
        Set-AwsRole one 6> $null
        Get-ColoredPrompt | Should -BeExactly "$escape[36mone eu-west-1$escape[0m"
        [System.Environment]::GetEnvironmentVariable('AWSROLE_PROTECTED') | Should -BeNullOrEmpty
    }

    It 'has no colors with NO_COLOR or -Plain' {
        $env:AWS_PROFILE = 'team'
        $env:NO_COLOR = '1'
        Get-AwsRolePrompt | Should -BeExactly 'team'
        $env:NO_COLOR = $null
        Get-ColoredPrompt -Plain | Should -BeExactly 'team'
    }

    It 'starts no engine, and needs none' {
        Mock -ModuleName 'AwsRole' -CommandName 'New-EngineStart' -MockWith { throw 'an engine' }
        $env:AWS_PROFILE = 'team'
        Get-AwsRolePrompt -Plain | Should -BeExactly 'team'
        { Get-AwsProfile } | Should -Throw 'an engine'
    }
}
