BeforeDiscovery {
    # Each case: the fault, the command, the error's ID and category, and text that its message must contain. In npm test one of each kind:
    # of a file, of a code, of a call, and of the connection to a server. The tests of the engine cover the messages.
    $few = 'a broken line in the config file', 'no code where one is needed and nobody can be asked', 'a role that does not trust the caller', 'a server that throttles'
    $all = @(
        @{
            Wrong = 'an unknown profile'
            Run = { Set-AwsRole devv @streams }
            Id = 'ProfileNotFound'; Category = 'ObjectNotFound'; Says = '*"devv"*"dev"*'
        }
        @{
            Wrong = 'a broken line in the config file'
            Arrange = { Write-AwsFile $env:HOME -Config "[profile dev]`nregion = eu-west-1`nthis is no setting`n" }
            Run = { Set-AwsRole dev @streams }
            Id = 'ConfigSyntax'; Category = 'ParserError'; Says = '*config*3*'
        }
        @{
            Wrong = 'a role without a source'
            Run = { Set-AwsRole broken-no-source @streams }
            Id = 'ProfileIncomplete'; Category = 'InvalidData'; Says = '*broken-no-source*source_profile*config*'
        }
        @{
            Wrong = 'sources that go in a circle'
            Run = { Set-AwsRole broken-cycle-a @streams }
            Id = 'ProfileCycle'; Category = 'InvalidData'; Says = '*broken-cycle-a*broken-cycle-b*config*'
        }
        @{
            Wrong = 'two kinds of source'
            Arrange = { Write-AwsFile $env:HOME -Config "[profile both]`nrole_arn = arn:aws:iam::111122223333:role/X`nsource_profile = base`ncredential_source = Environment`n" }
            Run = { Set-AwsRole both @streams }
            Id = 'SourceConflict'; Category = 'InvalidData'; Says = '*both*source_profile*credential_source*'
        }
        @{
            Wrong = 'a token code of five digits'
            Run = { Set-AwsRole dev -TokenCode 12345 @streams }
            Id = 'MfaRejected'; Category = 'AuthenticationError'; Says = '*six digits*'
        }
        @{
            Wrong = 'no code where one is needed and nobody can be asked'
            Run = { Set-AwsRole dev @streams }
            Id = 'MfaRequired'; Category = 'AuthenticationError'; Says = '*arn:aws:iam::111122223333:mfa/alice*-TokenCode*'
        }
        @{
            Wrong = 'a wrong code'
            Run = { Set-AwsRole dev -TokenCode 000000 @streams }
            Id = 'MfaRejected'; Category = 'AuthenticationError'; Says = '*arn:aws:iam::111122223333:mfa/alice*next code*'
        }
        @{
            Wrong = 'a code that was used before'
            Arrange = {
                $script:code = Get-FreshCode $sts
                Set-AwsRole dev -TokenCode $script:code 6> $null
                Clear-AwsRole 6> $null
                Set-TestHome (New-TestFolder)
            }
            Run = { Set-AwsRole dev -TokenCode $script:code @streams }
            Id = 'MfaRejected'; Category = 'AuthenticationError'; Says = '*arn:aws:iam::111122223333:mfa/alice*already used*'
        }
        @{
            Wrong = 'a role that does not trust the caller'
            Run = { Set-AwsRole -RoleArn arn:aws:iam::444455556666:role/Auditor -SourceProfile base @streams }
            Id = 'AccessDenied'; Category = 'PermissionDenied'; Says = '*arn:aws:iam::444455556666:role/Auditor*'
        }
        @{
            Wrong = 'keys that have expired'
            Arrange = { Invoke-StsControl $sts @{ fault = @{ kind = 'error'; code = 'ExpiredToken'; status = 403; message = 'The security token included in the request is expired' } } }
            Run = { Set-AwsRole readonly @streams }
            Id = 'CredentialsExpired'; Category = 'AuthenticationError'; Says = '*AKIA*expired*Renew*'
        }
        @{
            Wrong = 'an endpoint where nobody listens'
            Arrange = { $env:AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9' }
            Run = { Set-AwsRole readonly @streams }
            Id = 'NetworkUnreachable'; Category = 'ConnectionError'; Says = '*http://127.0.0.1:9*'
        }
        @{
            Wrong = 'a server that answers garbage'
            Arrange = { Invoke-StsControl $sts @{ fault = @{ kind = 'garbage' } } }
            Run = { Set-AwsRole readonly @streams }
            Id = 'StsUnavailable'; Category = 'ConnectionError'; Says = '*http://127.0.0.1:*'
        }
        @{
            Wrong = 'a server that throttles'
            Arrange = { Invoke-StsControl $sts @{ fault = @{ kind = 'throttle' } } }
            Run = { Set-AwsRole readonly @streams }
            Id = 'StsThrottled'; Category = 'ConnectionError'; Says = '*3 attempts*'
        }
        @{
            Wrong = 'a duration that no role can have'
            Run = { Set-AwsRole readonly -DurationSeconds 60 @streams }
            Id = 'InvalidParameter'; Category = 'InvalidArgument'; Says = '*900*'
        }
    )
    $cases = $all | Where-Object { $env:AWSROLE_TEST_SIZE -or $_.Wrong -in $few }
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Disable-Question
    # All streams except errors, at the most verbose level.
    $streams = @{ Verbose = $true; Debug = $true; WarningAction = 'Continue' }

    function Get-Secret {
        # Secrets that must not appear in any stream: the secret key of the sample's user, and the earlier variables of the shell.
        $keys = [System.IO.File]::ReadAllText($sts.credentialsFile)
        [regex]::Match($keys, 'aws_secret_access_key = (\S+)').Groups[1].Value
        'canary-secret-access-key', 'canary-session-token'
        $sts.UsedCodes
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Set-AwsRole with <Wrong>' -ForEach $cases {
    BeforeAll {
        $kept = @{}
        foreach ($name in 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ENDPOINT_URL_STS') { $kept[$name] = [System.Environment]::GetEnvironmentVariable($name) }
        Set-TestHome (New-TestFolder)
        if ($_.Contains('Arrange')) { . $_.Arrange }
        # The earlier variables of the shell: they must be unchanged afterwards, and not be shown anywhere.
        $env:AWS_ACCESS_KEY_ID = 'AKIACANARYCANARY'
        $env:AWS_SECRET_ACCESS_KEY = 'canary-secret-access-key'
        $env:AWS_SESSION_TOKEN = 'canary-session-token'
        $env:AWS_PROFILE = 'base'
        $before = ConvertTo-Comparable (Get-RoleVariable)

        $Global:Error.Clear()
        $fault = $null
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $said = [System.Collections.Generic.List[object]]::new()
        try { . $Run *>&1 | ForEach-Object { $said.Add($_) } } catch { $fault = $_ }
        $seconds = $watch.Elapsed.TotalSeconds
        $errors = @($Global:Error)
        $after = ConvertTo-Comparable (Get-RoleVariable)

        Clear-RoleVariable
        foreach ($name in $kept.Keys) { [System.Environment]::SetEnvironmentVariable($name, $kept[$name]) }
        $null = Invoke-StsControl $sts @{ clearFaults = $true }
    }

    It 'writes one error with ID <Id>, with the reason and a hint, changes no variable, and shows no secret' {
        $fault.FullyQualifiedErrorId | Should -Be "$Id,Set-AwsRole"
        $fault.CategoryInfo.Category | Should -Be $Category
        $errors.Count | Should -Be 1
        $fault.Exception.Message | Should -BeLike $Says
        $fault.Exception.Data['code'] | Should -Be $Id
        $fault.Exception.Data['hint'] | Should -Not -BeNullOrEmpty
        $fault.Exception.Message.EndsWith($fault.Exception.Data['hint']) | Should -BeTrue
        $seconds | Should -BeLessThan 15
        $after | Should -Be $before
        $shown = @($said; $errors; $errors | Format-List -Property * -Force) | Out-String -Width 4096
        @(Get-Secret | Where-Object { $shown.Contains($_) }) | Should -BeNullOrEmpty
    }
}
