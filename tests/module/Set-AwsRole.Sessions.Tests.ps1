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
        # Settings of the sandbox's own, in a file that the engine is pointed at.
        param([string] $Pattern)
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($env:HOME, 'settings.ini')
        [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect = $Pattern`n")
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole and kept sessions' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'takes the kept session the second time, gets a new one with -Refresh and keeps it, and leaves it alone with -NoCache' {
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
        # The plan is shown beside each of them.
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

    It 'asks, naming profile and pattern, and switches after a yes' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ answer = 'yes' } }
        Set-AwsRole readonly 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 1 -Exactly -ParameterFilter { $Question['profile'] -eq 'readonly' -and $Question['pattern'] -eq 'read*' }
    }

    It 'fails with ConfirmationRequired after a no: no call, nothing changed' {
        $calls = Get-AssumeCount
        { Set-AwsRole readonly } | Should -Throw -ErrorId 'ConfirmationRequired,Set-AwsRole'
        $Global:Error[0].CategoryInfo.Category | Should -Be 'OperationStopped'
        Get-AssumeCount | Should -Be $calls
        $null -eq $env:AWS_ACCESS_KEY_ID | Should -BeTrue
    }

    It 'does not ask with -Confirm:$false, nor for another profile' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -MockWith { @{ cancel = $true } }
        Set-AwsRole readonly -Confirm:$false 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        Set-AwsRole base 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'base'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-Confirmation' -Times 0 -Exactly
    }
}

Describe 'Sessions that are to be sealed (Set-AwsRoleOption -SealSessions)' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($env:HOME, 'settings.ini')
        $path = $env:PATH
        # Windows seals by itself.
        if (Test-Unix) { $env:PATH = "$(New-SecretTool $env:HOME):$path" }
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        $env:PATH = $path
        $env:AWSROLE_SETTINGS_FILE = $null
        Remove-TestFolder $env:HOME
    }

    It 'stand on the disk in no plain text, neither ours nor aws-cli''s, and serve all the same' {
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

    It 'are no setting where the system has no store of secrets' {
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'this system always has a store of secrets' }
        $env:PATH = $path
        if (Find-Program 'secret-tool') { Set-ItResult -Skipped -Because 'this machine has a store of secrets' }
        { Set-AwsRoleOption -SealSessions } | Should -Throw -ErrorId 'WriteFailed,Set-AwsRoleOption'
        (Get-AwsRoleOption).SealSessions | Should -BeFalse
    }
}
