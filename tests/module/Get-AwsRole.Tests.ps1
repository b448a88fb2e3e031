BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Set-Keys {
        # Sets keys as a user does; they expire after these minutes.
        param([double] $Minutes)
        $env:AWS_ACCESS_KEY_ID = 'ASIABYHAND'
        $env:AWS_SECRET_ACCESS_KEY = 'made-up-secret'
        $env:AWS_SESSION_TOKEN = 'made-up-token'
        $env:AWS_CREDENTIAL_EXPIRATION = [datetime]::UtcNow.AddMinutes($Minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture)
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Get-AwsRole' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION', 'AWSROLE_PROFILE') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        Remove-TestFolder $env:HOME
    }

    It 'shows the role of Set-AwsRole without its secrets, and nothing if the shell has no keys' {
        $null -eq (Get-AwsRole) | Should -BeTrue
        $session = Set-AwsRole readonly -PassThru 6> $null
        $role = Get-AwsRole
        $role.PSTypeNames[0] | Should -Be 'AwsRole.Role'
        @($role.PSObject.Properties.Name) -join ' ' | Should -Be 'Profile RoleArn RoleName AccountId Region Expiration ExpirationUtc Remaining Source'
        $role.Profile, $role.RoleArn, $role.AccountId, $role.Region, $role.Source | Should -Be 'readonly', $sts.roles.readOnly, '111122223333', $sts.region, 'Shell'
        $role.Expiration | Should -Be $session.Expiration
        $role.Remaining | Should -BeOfType ([timespan])
        $role.Remaining.TotalMinutes | Should -BeGreaterThan 55
        $shown = ($role | Out-String) + ($role | Format-List -Property * | Out-String)
        @($env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN | Where-Object { $shown.Contains($_) }) | Should -BeNullOrEmpty
        Set-AwsRole base 6> $null
        $role = Get-AwsRole
        "$($role.Profile) [$($role.Expiration)$($role.Remaining)]" | Should -Be 'base []' -Because 'long-lived keys have no end'
    }

    It 'shows that a role was set in the parent shell' {
        Set-Keys 30
        $env:AWSROLE_PROFILE = 'dev'
        $role = Get-AwsRole
        $role.Source, $role.Profile | Should -Be 'Inherited', 'dev'
        $role.Remaining.TotalMinutes | Should -BeGreaterThan 28
        "$($role.Expiration.Kind) $($role.ExpirationUtc.Kind)" | Should -Be 'Local Utc'
        $role.Expiration.ToUniversalTime() | Should -Be $role.ExpirationUtc
    }

    It 'does not treat keys that the user set after Set-AwsRole as its role, and ignores a malformed expiration' {
        Set-AwsRole readonly 6> $null
        Set-Keys 30
        $env:AWSROLE_PROFILE = $null
        $role = Get-AwsRole
        "$($role.Source) [$($role.RoleArn)]" | Should -Be 'Variables []'
        $env:AWS_CREDENTIAL_EXPIRATION = 'soon'
        $null -eq (Get-AwsRole).Expiration | Should -BeTrue
    }

    It 'shows how long the keys are valid' {
        # TimeLeft.Tests.ps1 tests the other texts.
        $shown = foreach ($minutes in 3681900000, 4320.5, 30.5, 5.5, -5) {
            Set-Keys $minutes
            Get-AwsRole
        }
        $times = [regex]::Matches((($shown | Out-String) -replace "$([char] 27)\[\d+m"), 'Variables\s+(\d+ \w+|\w+)')
        @($times | ForEach-Object { $_.Groups[1].Value }) | Should -Be '7000 years', '3 days', '30 min', '5 min', 'over'
    }

    It 'lists cached sessions with -All, the one of the shell only once' {
        Set-AwsRole readonly 6> $null
        @(Get-AwsRole -All).Count | Should -Be 1
        Clear-AwsRole 6> $null
        $kept = @(Get-AwsRole -All)
        @($kept | ForEach-Object { "$($_.Source) $($_.Profile) $($_.RoleArn)" }) | Should -Be "Cached readonly $($sts.roles.readOnly)"
        $kept[0].Remaining.TotalMinutes | Should -BeGreaterThan 55
        Set-AwsRole base 6> $null
        @((Get-AwsRole -All).Source) -join ' ' | Should -Be 'Shell Cached'
    }

    It 'starts no engine without -All' {
        Mock -ModuleName 'AwsRole' -CommandName 'New-EngineStart' -MockWith { throw 'an engine' }
        Set-Keys 30
        (Get-AwsRole).Source | Should -Be 'Variables'
        { Get-AwsProfile } | Should -Throw 'an engine'
    }
}
