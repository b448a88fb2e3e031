BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config @'
[profile dev]
region = ap-northeast-1
role_arn = arn:aws:iam::123456789012:role/Developer
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/alice
external_id = tokyo
duration_seconds = 3600

[profile audit]
role_arn = arn:aws:iam::210987654321:role/Auditor
role_session_name = me
source_profile = dev

[profile broken]
role_arn = arn:aws:iam::123456789012:role/X

[profile process]
credential_process = /opt/tool --token abc

[profile shell]
role_arn = arn:aws:iam::123456789012:role/Shell
credential_source = Environment
'@ -Credentials "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret-of-base`n"
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Resolve-AwsProfile' {
    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'returns the hops in the order in which they run' {
        $plan = Resolve-AwsProfile audit
        $plan.PSTypeNames[0] | Should -Be 'AwsRole.Plan'
        $plan.Profile | Should -Be 'audit'
        $plan.StsEndpoint | Should -BeLike 'https://sts.*'
        @($plan.Hops | ForEach-Object { "$($_.Kind) $($_.Profile) $($_.MfaRequired)" }) | Should -Be 'Static base False', 'AssumeRole dev True', 'AssumeRole audit False'
        $plan.Hops[0].AccessKeyId, $plan.Hops[1].SerialNumber, $plan.Hops[2].SessionName | Should -Be 'AKIABASE', 'arn:aws:iam::123456789012:mfa/alice', 'me'
        $plan.Hops[2].PSTypeNames[0] | Should -Be 'AwsRole.Hop'
    }

    It 'shows the file and line of each value' {
        $plan = Resolve-AwsProfile dev
        $plan.Region | Should -Be 'ap-northeast-1'
        $plan.RegionDecidedBy.Line | Should -Be 2
        foreach ($decider in $plan.RegionDecidedBy, $plan.StsEndpointDecidedBy) {
            $decider.PSTypeNames[0] | Should -Be 'AwsRole.Setting'
            @($decider.PSObject.Properties.Name) -ccontains 'Line' | Should -BeTrue -Because 'properties are named as PowerShell names them'
        }
        $settings = @{}
        foreach ($setting in $plan.Hops[1].Settings) { $settings[$setting.Name] = $setting }
        $settings['roleArn'].File, $settings['roleArn'].Line | Should -Be $env:AWS_CONFIG_FILE, 3
        $settings['serialNumber'].Key, $settings['serialNumber'].Line | Should -Be 'mfa_serial', 5
        ($plan.Hops[0].Settings | Where-Object { $_.Name -eq 'accessKeyId' }).File | Should -Be $env:AWS_SHARED_CREDENTIALS_FILE
        ($plan | ConvertTo-Json -Depth 6) + $plan.Tree | Should -Not -BeLike '*secret-of-base*' -Because 'no secret stands in a plan'
    }

    It 'shows the variable that overrides a file' {
        $env:AWS_REGION = 'eu-west-1'
        $plan = Resolve-AwsProfile dev
        $plan.Region | Should -Be 'eu-west-1'
        $plan.RegionDecidedBy.Variable | Should -Be 'AWS_REGION'
        $plan.Tree | Should -BeLike 'profile dev, region eu-west-1*$env:AWS_REGION*'
    }

    It 'is shown as a tree' {
        $lines = (Resolve-AwsProfile audit | Out-String -Width 200).Trim() -split "\r?\n"
        $wanted = @(
            'profile audit, no region'
            '+- assume role arn:aws:iam::210987654321:role/Auditor                config:10'
            '   |  session name me                                                config:11'
            '   +- assume role arn:aws:iam::123456789012:role/Developer           config:3'
            '      |  requires an MFA code from arn:aws:iam::123456789012:mfa/alice    config:5'
            '      |  external ID tokyo                                           config:6'
            '      |  duration 3600 seconds                                       config:7'
            '      +- access key AKIABASE of profile base                         credentials:2'
        )
        $shape = { foreach ($line in $args) { [regex]::Match($line, '^[ +|-]*').Value + ($line -replace '^[ +|-]*' -replace '\s+', ' ').Trim() } }
        $shown = $lines[0..($wanted.Count - 1)]
        @(& $shape @shown) | Should -Be @(& $shape @wanted)
        $lines[-2] | Should -Be "(config is ~$($env:AWS_CONFIG_FILE.Substring($env:HOME.Length)))"
    }

    It 'is the same tree after other objects were shown' {
        & { Get-AwsProfile; Resolve-AwsProfile dev } | Out-String -Width 200 | Should -BeLike '*+- assume role arn:aws:iam::123456789012:role/Developer*'
    }

    It 'contains its tree as text, without the arguments of a program' {
        $tree = (Resolve-AwsProfile process).Tree
        $tree | Should -BeLike "profile process, no region`n+- credential_process of profile process*config:*"
        $tree | Should -Not -BeLike '*abc*'
    }

    It 'shows its reasons only with -Verbose' {
        $env:AWS_ACCESS_KEY_ID = 'AKIASHELL'
        $env:AWS_SECRET_ACCESS_KEY = 'secret-of-shell'
        $reasons = @(Resolve-AwsProfile dev -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        $reasons.Count | Should -BeGreaterThan 0
        $plan = @(Resolve-AwsProfile dev 4>&1)
        $plan.Count | Should -Be 1
        @($plan[0].Reasons) -join "`n" | Should -Be (@($reasons | ForEach-Object { "$_" }) -join "`n")
    }

    It 'shows the credentials of the shell without a profile, and resolves a profile as if no role were set' {
        $env:AWS_ACCESS_KEY_ID = 'AKIASHELL'
        $env:AWS_SECRET_ACCESS_KEY = 'secret-of-shell'
        $plan = Resolve-AwsProfile
        @($plan.Hops.Kind) -join ' ' | Should -Be 'Environment'
        $plan.Tree | Should -BeLike "*access key AKIASHELL from the environment*"
        Set-AwsRole base 6> $null
        (Resolve-AwsProfile shell).Hops[0].AccessKeyId | Should -Be 'AKIASHELL'
        (Resolve-AwsProfile).Hops[0].AccessKeyId | Should -Be 'AKIABASE'
    }

    It 'fails with file and line if the profile does not resolve' {
        { Resolve-AwsProfile broken } | Should -Throw -ErrorId 'ProfileIncomplete,Resolve-AwsProfile' -ExpectedMessage '*broken*source_profile*config:15*'
    }
}
