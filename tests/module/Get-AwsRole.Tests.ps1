BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Set-Keys {
        # Keys as a person sets them by hand; they end after so many minutes.
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

    It 'says nothing where the shell holds no keys' {
        $null -eq (Get-AwsRole) | Should -BeTrue
    }

    It 'shows what Set-AwsRole set, without its secrets' {
        $session = Set-AwsRole readonly -PassThru 6> $null
        $role = Get-AwsRole
        $role.PSTypeNames[0] | Should -Be 'AwsRole.Role'
        @($role.PSObject.Properties.Name) -join ' ' | Should -Be 'Profile RoleArn RoleName AccountId Region Expiration ExpirationUtc Remaining Source'
        $role.Profile | Should -Be 'readonly'
        $role.RoleArn | Should -Be $sts.roles.readOnly
        $role.AccountId | Should -Be '111122223333'
        $role.Region | Should -Be $sts.region
        $role.Expiration | Should -Be $session.Expiration
        $role.Remaining.GetType().Name | Should -Be 'TimeSpan'
        $role.Remaining.TotalMinutes | Should -BeGreaterThan 55
        $role.Source | Should -Be 'Shell'
        $shown = ($role | Out-String) + ($role | Format-List -Property * | Out-String)
        foreach ($secret in $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN) { $shown.Contains($secret) | Should -BeFalse }
    }

    It 'has no end for long-lived keys' {
        Set-AwsRole base 6> $null
        $role = Get-AwsRole
        $null -eq $role.Expiration | Should -BeTrue
        $null -eq $role.Remaining | Should -BeTrue
    }

    It 'says that a role was set in the shell that started this one' {
        Set-Keys 30
        $env:AWSROLE_PROFILE = 'dev'
        $role = Get-AwsRole
        $role.Source | Should -Be 'Inherited'
        $role.Profile | Should -Be 'dev'
        $role.Remaining.TotalMinutes | Should -BeGreaterThan 28
        "$($role.Expiration.Kind) $($role.ExpirationUtc.Kind)" | Should -Be 'Local Utc'
        $role.Expiration.ToUniversalTime() | Should -Be $role.ExpirationUtc
    }

    It 'does not take keys that were set by hand after Set-AwsRole for its role' {
        Set-AwsRole readonly 6> $null
        Set-Keys 30
        $env:AWSROLE_PROFILE = $null
        $role = Get-AwsRole
        $role.Source | Should -Be 'Variables'
        $null -eq $role.RoleArn | Should -BeTrue
    }

    It 'reads an end that is no time as none' {
        Set-Keys 30
        $env:AWS_CREDENTIAL_EXPIRATION = 'soon'
        $null -eq (Get-AwsRole).Expiration | Should -BeTrue
    }

    It 'shows <Shown> for keys with <Minutes> minutes left' -ForEach @(
        @{ Minutes = 3681900000; Shown = '7000 years' }
        @{ Minutes = 1051100; Shown = '729 days' }
        @{ Minutes = 4320.5; Shown = '3 days' }
        @{ Minutes = 2879.5; Shown = '2879 min' }
        @{ Minutes = 30.5; Shown = '30 min' }
        @{ Minutes = 5.5; Shown = '5 min' }
        @{ Minutes = -5; Shown = 'over' }
    ) {
        Set-Keys $Minutes
        (Get-AwsRole | Out-String) -replace "$([char] 27)\[\d+m" | Should -Match "Variables\s+$Shown"
    }

    It 'lists kept sessions with -All, the shell''s own once' {
        Set-AwsRole readonly 6> $null
        @(Get-AwsRole -All).Count | Should -Be 1
        Clear-AwsRole 6> $null
        $kept = @(Get-AwsRole -All)
        $kept.Count | Should -Be 1
        $kept[0].Source | Should -Be 'Kept'
        $kept[0].Profile | Should -Be 'readonly'
        $kept[0].RoleArn | Should -Be $sts.roles.readOnly
        $kept[0].Remaining.TotalMinutes | Should -BeGreaterThan 55
        Set-AwsRole base 6> $null
        @((Get-AwsRole -All).Source) -join ' ' | Should -Be 'Shell Kept'
    }

    It 'starts no engine without -All' {
        Mock -ModuleName 'AwsRole' -CommandName 'New-EngineStart' -MockWith { throw 'an engine' }
        Set-Keys 30
        (Get-AwsRole).Source | Should -Be 'Variables'
        { Get-AwsProfile } | Should -Throw 'an engine'
    }
}
