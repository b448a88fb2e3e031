BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Disable-Question

    function Get-AssumeCount {
        @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' }).Count
    }

    function Set-Protection {
        # Writes settings to a file in the sandbox, which the engine uses.
        param([string] $Pattern)
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($env:HOME, 'settings.ini')
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect = $Pattern`n")
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole and cached sessions' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'uses the cached session the second time, gets and caches a new one with -Refresh, and ignores the cache with -NoCache' {
        Set-AwsRole readonly 6> $null
        $old = $env:AWS_ACCESS_KEY_ID
        $calls = Get-AssumeCount
        Clear-AwsRole 6> $null
        Set-AwsRole readonly 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $old
        Get-AssumeCount | Should -Be $calls
        Set-AwsRole readonly -Refresh 6> $null
        $new = $env:AWS_ACCESS_KEY_ID
        $new | Should -Not -Be $old
        Set-AwsRole readonly -NoCache 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Not -BeIn $old, $new
        Set-AwsRole readonly 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $new
        # The plan is shown with each of these parameters.
        @(Set-AwsRole readonly -NoCache -Refresh -Confirm:$false -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile readonly*'
    }

}

Describe 'Set-AwsRole and a protected profile' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Set-Protection 'read*'
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        $env:AWSROLE_SETTINGS_FILE = $null
        Remove-TestFolder $env:HOME
    }

    It 'prompts with profile and pattern, and switches after a yes' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ answer = 'yes' } }
        Set-AwsRole readonly 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 1 -Exactly -ParameterFilter { $Question['profile'] -eq 'readonly' -and $Question['pattern'] -eq 'read*' }
    }

    It 'fails with ConfirmationRequired after a no, without a call or a change' {
        $calls = Get-AssumeCount
        { Set-AwsRole readonly } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
        $Global:Error[0].CategoryInfo.Category | Should -Be 'OperationStopped'
        Get-AssumeCount | Should -Be $calls
        $null -eq $env:AWS_ACCESS_KEY_ID | Should -BeTrue
    }

    It 'does not prompt with -Confirm:$false, or for another profile' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ cancel = $true } }
        Set-AwsRole readonly -Confirm:$false 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        Set-AwsRole base 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'base'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 0 -Exactly
    }
}

Describe 'Encrypted sessions (Set-AwsRoleOption -SealSessions)' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($env:HOME, 'settings.ini')
        $path = $env:PATH
        # Windows has built-in encryption.
        if (Test-Unix) { $env:PATH = "$(New-SecretTool $env:HOME):$path" }
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        $env:PATH = $path
        $env:AWSROLE_SETTINGS_FILE = $null
        Remove-TestFolder $env:HOME
    }

    It 'are not on disk in plain text, neither in our cache nor in that of the AWS CLI, and still work' {
        if ([System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'a key chain is the person''s own' }
        function Find-Plain { @([System.IO.Directory]::GetFiles($env:HOME, '*', 'AllDirectories') | Where-Object { [System.IO.File]::ReadAllText($_) -match $env:AWS_ACCESS_KEY_ID }) }
        Set-AwsRole readonly 6> $null
        Find-Plain | Should -Not -BeNullOrEmpty
        Set-AwsRoleOption -SealSessions
        Find-Plain | Should -BeNullOrEmpty -Because 'what was kept until then is deleted'
        Set-AwsRole readonly 6> $null
        $key = $env:AWS_ACCESS_KEY_ID
        Find-Plain | Should -BeNullOrEmpty
        Clear-AwsRole 6> $null
        Set-AwsRole readonly 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $key
        Clear-AwsRole -InformationAction Ignore
        @(Get-AwsRole -All).Profile | Should -Be 'readonly'
        "$((Get-AwsRoleOption).SealSessions) $(Test-AwsRole readonly)" | Should -Be 'True True'
        Set-AwsRoleOption -SealSessions:$false
        "$((Get-AwsRoleOption).SealSessions) $(Test-AwsRole readonly)" | Should -Be 'False False'
    }

    It 'cannot be enabled without a credential store' {
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'this system always has a store of secrets' }
        $env:PATH = $path
        if (Find-Program 'secret-tool') { Set-ItResult -Skipped -Because 'this machine has a store of secrets' }
        { Set-AwsRoleOption -SealSessions } | Should -Throw -ErrorId 'WriteFailed,Set-AwsRoleOption'
        (Get-AwsRoleOption).SealSessions | Should -BeFalse
    }
}
