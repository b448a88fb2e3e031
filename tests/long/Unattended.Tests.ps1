BeforeDiscovery {
    # Commands that can prompt, and the error they return instead. Those with First cover each kind; at full size all of them, also in a
    # shell with -NonInteractive.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    $questions = @(
        @{ Line = 'Set-AwsRole dev'; Code = 'MfaRequired'; First = $true }
        @{ Line = 'Invoke-AwsRole dev { 1 }'; Code = 'MfaRequired'; First = $true }
        @{ Line = 'Set-AwsRole guarded'; Code = 'ConfirmationRequired'; First = $true }
        @{ Line = 'Remove-AwsProfile readonly'; Code = 'ConfirmationRequired'; First = $true }
        @{ Line = 'Update-AwsAccessKey base'; Code = 'ConfirmationRequired'; First = $true }
        @{ Line = 'Invoke-AwsRole base { 1 } -Confirm'; Code = 'ConfirmationRequired'; First = $true }
        @{ Line = 'Set-AwsAccessKey other AKIAIOSFODNN7EXAMPLE'; Code = 'InvalidParameter'; First = $true }
        @{ Line = 'Connect-AwsLogin work -Remote -Region eu-west-1'; Code = 'CredentialsExpired'; First = $true }
        @{ Line = 'Sync-AwsSsoProfile example'; Code = 'SsoLoginRequired'; First = $true }
        @{ Line = 'awsp'; Code = 'TerminalRequired'; First = $true }
        @{ Line = 'awsp build'; Code = 'ProfileAmbiguous'; First = $true }
        @{ Line = 'Set-AwsRole dev -AutoRenew'; Code = 'MfaRequired' }
        @{ Line = 'Push-AwsRole dev'; Code = 'MfaRequired' }
        @{ Line = 'awsp dev'; Code = 'MfaRequired' }
        @{ Line = 'Invoke-AwsRole dev, admin { 1 } -ThrottleLimit 2'; Code = 'MfaRequired' }
        @{ Line = 'Export-AwsRole Json dev'; Code = 'MfaRequired' }
        @{ Line = 'Open-AwsConsole dev'; Code = 'MfaRequired' }
        @{ Line = 'Start-AwsRoleServer dev'; Code = 'MfaRequired' }
        @{ Line = 'Get-AwsIdentity dev'; Code = 'MfaRequired' }
        @{ Line = 'Set-AwsRole base; Update-AwsAccessKey base -SerialNumber arn:aws:iam::111122223333:mfa/alice -Confirm:$false'; Code = 'MfaRequired' }
        @{ Line = 'Push-AwsRole guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'awsp guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Invoke-AwsRole guarded { 1 }'; Code = 'ConfirmationRequired' }
        @{ Line = 'Export-AwsRole Json guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Open-AwsConsole guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Start-AwsRoleServer guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Set-AwsRole -AsProfile guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Set-AWSCurrentProfile guarded'; Code = 'ConfirmationRequired' }
        @{ Line = 'Clear-AwsRole -Confirm'; Code = 'ConfirmationRequired' }
        @{ Line = 'Set-AwsRole sso'; Code = 'SsoLoginRequired' }
        @{ Line = 'Get-AwsSsoRole -Session example'; Code = 'SsoLoginRequired' }
        @{ Line = 'Set-AwsRole login'; Code = 'CredentialsExpired' }
        @{ Line = 'awsp -Multi'; Code = 'TerminalRequired' }
        @{ Line = 'awsp -Sso'; Code = 'TerminalRequired' }
        @{ Line = 'Switch-AWSProfile'; Code = 'TerminalRequired' }
    )
    if ($isSmall) { $questions = @($questions | Where-Object { $_['First'] }) }
    $manners = @(
        @{ Manner = 'input from nowhere'; Questions = $questions }
        if (-not $isSmall) { @{ Manner = '-NonInteractive'; Questions = $questions } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'iam,sign-in,sso'
    $env:AWS_ENDPOINT_URL_SIGNIN = $sts.signInUrl
    foreach ($name in 'SSO', 'SSO_OIDC') { [System.Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $sts.ssoUrl) }
    [System.IO.File]::AppendAllText($sts.configFile, "`n[profile guarded]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = eu-west-1`nendpoint_url = $($sts.url)`n[profile login]`nlogin_session = $($sts.userArn)`nregion = eu-west-1`n")
    # Two profiles that match the same text.
    $keys = foreach ($name in 'build-eu', 'build-us') { "`n[$name]`naws_access_key_id = AKIAEXAMPLE`naws_secret_access_key = made-up`n" }
    [System.IO.File]::AppendAllText($sts.credentialsFile, $keys -join '')
    $env:AWSROLE_SETTINGS_FILE = "$($sandbox.Folder)/settings.ini"
    [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect[] = guarded`n")
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'In a shell that cannot prompt: <Manner>' -ForEach $manners {
    BeforeAll {
        $lines = @($Questions | ForEach-Object { "'$($_.Line)'" }) -join ', '
        # A slow answer of about two seconds, for the command without a prompt.
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'drip'; operation = 'AssumeRole'; everyMs = 200; chunkBytes = 150; times = 1 } }
        $calls = @(Invoke-StsControl $sts | Where-Object operation -EQ 'AssumeRole').Count
        $script = @"
`$ErrorActionPreference = 'Continue'
foreach (`$line in $lines) {
    # A busy machine may be slow once, but a command that waits for a user is slow each time.
    foreach (`$try in 1..4) {
        `$Error.Clear()
        `$watch = [System.Diagnostics.Stopwatch]::StartNew()
        try { `$null = & ([scriptblock]::Create(`$line)) 2> `$null 3> `$null 6> `$null } catch { }
        `$said = "<`$line> `$(`$Error[0].FullyQualifiedErrorId) `$(`$watch.ElapsedMilliseconds)ms [`$env:AWS_SESSION_TOKEN] `$(`$Error.Count) error, role `$env:AWSROLE_PROFILE"
        Stop-AwsRoleServer *> `$null
        Clear-AwsRole *> `$null
        if (`$watch.Elapsed.TotalSeconds -lt 10) { break }
    }
    `$said
}
`$Error.Clear()
`$slow = Set-AwsRole readonly -NoCache -PassThru 6>&1
"slow: `$(`$slow.Profile), errors: `$(`$Error.Count)"
awsp build-u 6> `$null
"role: `$env:AWSROLE_PROFILE, errors: `$(`$Error.Count)"
"@
        # The test process cannot prompt either, unless a user runs the tests in a terminal.
        $isHere = $Manner -ne '-NonInteractive' -and [System.Console]::IsInputRedirected
        $said = if ($isHere) { @(& ([scriptblock]::Create($script))) -join "`n" } else { Invoke-Shell -Interactive:($Manner -ne '-NonInteractive') $script }
    }

    AfterAll { Clear-AwsRole -InformationAction Ignore }

    It 'each command fails with its code instead of waiting' {
        foreach ($question in $Questions) {
            $found = [regex]::Match($said, "(?m)^<$([regex]::Escape($question.Line))> (\w+),\S+ (\d+)ms \[\] (.*?)`r?`$")
            $found.Success | Should -BeTrue -Because "$($question.Line): $said"
            $found.Groups[1].Value | Should -Be $question.Code -Because $question.Line
            # About a second on an idle machine.
            [int] $found.Groups[2].Value | Should -BeLessThan 10000 -Because $question.Line
            if ($question['First']) { $found.Groups[3].Value | Should -Be '1 error, role ' -Because $question.Line }
        }
    }

    It 'there is no message for a slow answer' {
        # With a user there is: Person.Terminal.Tests.ps1.
        $said | Should -Match '(?m)^slow: readonly, errors: 0\r?$'
        $said | Should -Not -Match 'Waiting'
        @(Invoke-StsControl $sts | Where-Object operation -EQ 'AssumeRole').Count | Should -Be ($calls + 1) -Because 'the slow answer was this one''s'
    }

    It 'an unambiguous name is used' {
        $said.Trim() | Should -Match '(?m)^role: build-us, errors: 0\z'
    }
}
