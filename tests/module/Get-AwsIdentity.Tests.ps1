BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Get-AwsIdentity' {
    BeforeAll { $user = Get-AwsIdentity -Profile base }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'reads the ARN of a user' {
        $user.PSTypeNames[0] | Should -Be 'AwsRole.Identity'
        $user.UserId | Should -Match '^AIDA'
        $user.Account, $user.Arn, $user.PrincipalType, $user.Region | Should -Be '111122223333', $sts.userArn, 'User', 'ap-northeast-1'
        "$($user.RoleName)$($user.SessionName)" | Should -BeNullOrEmpty
        $text = $user | Out-String
        $text | Should -BeLike "*Account*111122223333*Arn*$($sts.userArn)*"
        $text | Should -Not -BeLike '*RoleName*' -Because 'a list has no empty lines for what a user does not have'
    }

    It 'reads the ARN of an assumed role' {
        $identity = Get-AwsIdentity -Profile readonly
        $identity.PrincipalType, $identity.RoleName | Should -Be 'AssumedRole', 'ReadOnly'
        $identity.SessionName | Should -Not -BeNullOrEmpty
        $identity.Arn | Should -Be "arn:aws:sts::111122223333:assumed-role/ReadOnly/$($identity.SessionName)"
    }

    It 'uses the credentials of the shell, before and after Set-AwsRole, or those of a profile' {
        $env:AWS_PROFILE = 'base'
        (Get-AwsIdentity).PrincipalType | Should -Be 'User'
        Set-AwsRole readonly 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        # For a profile, without setting it.
        $before = ConvertTo-Comparable (Get-RoleVariable)
        (Get-AwsIdentity -Profile base).PrincipalType | Should -Be 'User'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Clear-AwsRole 6> $null
        (Get-AwsIdentity).PrincipalType | Should -Be 'User'
    }

    It 'uses an MFA code for a role that requires one, and rejects one that is not six digits before any call' {
        (Get-AwsIdentity -Profile dev -TokenCode (Get-FreshCode $sts)).RoleName | Should -Be 'Developer'
        $calls = @(Invoke-StsControl $sts).Count
        { Get-AwsIdentity -Profile dev -TokenCode 1234567 } | Should -Throw -ErrorId 'MfaRejected,Get-AwsIdentity'
        @(Invoke-StsControl $sts).Count | Should -Be $calls
    }

    It 'accepts profiles from the pipeline, and signs for the region in -Region' {
        $identities = @(Get-AwsProfile -Name base, readonly | Get-AwsIdentity -Region eu-west-1)
        @($identities | ForEach-Object { "$($_.PrincipalType) $($_.Region)" }) | Should -Be 'User eu-west-1', 'AssumedRole eu-west-1'
        @(Invoke-StsControl $sts)[-1].region | Should -Be 'eu-west-1'
    }

    It 'reports missing credentials' {
        $env:AWS_CONFIG_FILE, $kept = "$($sandbox.Folder)/nowhere", $env:AWS_CONFIG_FILE
        $env:AWS_SHARED_CREDENTIALS_FILE, $keptToo = "$($sandbox.Folder)/nowhere", $env:AWS_SHARED_CREDENTIALS_FILE
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        try {
            { Get-AwsIdentity } | Should -Throw -ErrorId 'CredentialsNotFound,Get-AwsIdentity'
        } finally {
            $env:AWS_CONFIG_FILE = $kept
            $env:AWS_SHARED_CREDENTIALS_FILE = $keptToo
        }
    }
}
