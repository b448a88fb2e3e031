BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # At full size every example; in npm test the first one of every fourth cmdlet.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    $helps = @(Read-CommandHelp)
    $examples = @(for ($index = 0; $index -lt $helps.Count; $index += $(if ($isSmall) { 4 } else { 1 })) {
            foreach ($example in $helps[$index].Examples | Select-Object -First $(if ($isSmall) { 1 } else { 100 })) {
                @{ Command = $helps[$index].Name; Code = $example.Code; Text = $example.Text }
            }
        })
    # In npm test only the examples of the English README.
    $pageExamples = @(Read-PageExample | Where-Object { -not $isSmall -or $_.Page -eq 'README.md' })
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    $world = @{ Used = $false }
    Import-TestModule
    Use-WarmEngine
    $confirm = $Global:ConfirmPreference
    $Global:ConfirmPreference = 'None'

    function Start-World {
        # Starts the sample world with the names in the examples: dev and similar profiles need no code there.
        $sts = Start-Sts $sandbox.Folder -With 'federation,iam,sign-in,sso'
        $env:AWSROLE_FEDERATION_URL = $sts.federationUrl
        # A browser can be started, and the portal is that of the test.
        $env:DISPLAY = ':0'
        foreach ($name in 'SSO', 'SSO_OIDC') { [System.Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $sts.ssoUrl) }
        $env:AWS_ENDPOINT_URL_SIGNIN = $sts.signInUrl
        $role = "region = ap-northeast-1`nendpoint_url = $($sts.url)`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`n"
        $sample = [System.IO.File]::ReadAllText($sts.configFile) -replace '\[profile dev\]', '[profile dev-mfa]' -replace 'source_profile = dev\b', 'source_profile = dev-mfa'
        $world.Sts = $sts
        $world.Config = $sample + (@(foreach ($name in 'dev', 'prod', 'build', 'old', 'team-a', 'team-b', 'test-a') { "`n[profile $name]`n$role" }) -join '') + "`n[sso-session corp]`nsso_region = eu-west-1`nsso_start_url = https://example.awsapps.com/start`n" + "`n[profile broken]`nrole_arn = $($sts.roles.readOnly)`n"
        $world.Credentials = [System.IO.File]::ReadAllText($sts.credentialsFile)
    }
    Start-World

    # Most examples begin with a role in the shell; these change or check files, independently of the shell.
    $roleless = @('Copy', 'New', 'Remove', 'Rename', 'Set' | ForEach-Object { "$_-AwsProfile" }) + 'Test-AwsConfig', 'Set-AwsAccessKey', 'Set-AwsRoleOption', 'Register-AwsCompleter', 'Register-AwsRoleProcess'

    # The preparation of an example, if a role in the shell is not enough.
    $preparations = @{
        'Connect-AwsSso'                  = { $env:AWS_PROFILE = 'sso' }
        'Connect-AwsLogin work -Remote'   = { $env:AWS_REGION = 'eu-west-1' }
        'Disconnect-AwsLogin work'        = { Connect-AwsLogin work -Region eu-west-1 }
        'Sync-AwsSsoProfile -Session*'    = { Connect-AwsSso -Session example -UseDeviceCode }
        '*Get-AwsSsoRole*'                = { Connect-AwsSso -Session example -UseDeviceCode }
        'Set-AwsRole -Account*'           = { Connect-AwsSso -Session example -UseDeviceCode }
        'Pop-AwsRole -InformationAction*' = { Push-AwsRole prod }
        'awsp -'                          = { Set-AwsRole prod }
        'New-AwsProfile dev -RoleArn*'    = { Remove-AwsProfile dev 3> $null }
        'New-AwsProfile audit*'           = { Remove-AwsProfile audit 3> $null }
        'Set-AWSCurrentProfile prod'      = { Set-AwsRoleOption -Protect prod }
        "*'./none'; Switch-AWSProfile"    = {
            $env:AWS_SHARED_CREDENTIALS_FILE = './none'
            Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $true }
        }
    }
    # What a user would type at a prompt.
    $typed = @{ 'Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE' = ' -SecretAccessKey $secret' }
    # Examples that must fail here, because there is no user.
    $refusals = @{
        'awsp'                                                           = 'TerminalRequired'
        'awsp -Multi | ForEach-Object { Invoke-AwsRole $_.Name { aws s3 ls } }' = 'TerminalRequired'
        'awsp -Sso admin'                                                = 'TerminalRequired'
        'Switch-AWSProfile'                                              = 'TerminalRequired'
        'Connect-AwsLogin work -Remote'                                  = 'CredentialsExpired'
    }
    # Examples that require a credential store: without one they must fail with this error.
    $limited = @{ 'Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secret -Secure' = 'WriteFailed'; 'Set-AwsRoleOption -SealSessions' = 'WriteFailed' }

    # External programs that examples start.
    foreach ($name in 'aws', 'terraform', 'docker', 'Set-Clipboard') { Set-Item -Path "function:global:$name" -Value { } }

    # Expected errors of a page that covers all profiles, some of which are broken here, on a system without a credential store.
    $pageRefusals = @{ 'profiles.md' = '\A(ProfileIncomplete,Test-AwsRole|WriteFailed,Set-AwsAccessKey)\z' }

    function ConvertTo-SampleCode {
        # Converts an example of a page to the names of the sample world, with a valid MFA code.
        param([string] $Code)
        $code = $Code -replace 'arn:aws:iam::\d+:role/Developer', $world.Sts.roles.developer -replace 'arn:aws:iam::\d+:mfa/alice', $world.Sts.mfaSerial
        $code = [regex]::Replace($code, '-TokenCode 123456', { "-TokenCode $(Get-FreshCode $world.Sts)" })
        $code -replace '-Session corp', '-Session example' -replace '-Role Admin\b', '-Role ViewOnly' -replace 'AKIAEXAMPLE -Secure', 'AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secret -Secure'
    }

    function Invoke-Example {
        # Runs an example as a user would, and returns the ID of its error, if any.
        param([string] $Code)
        $secret = [securestring]::new()
        foreach ($letter in 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'.ToCharArray()) { $secret.AppendChar($letter) }
        $script = [scriptblock]::Create(("$Code$($typed[$Code])" -replace 'arn:aws:iam::123456789012:role/\w+', $world.Sts.roles.readOnly))
        try { $said = @(& $script 3> $null 4> $null 6> $null 2>&1) } catch { return $_.FullyQualifiedErrorId }
        foreach ($item in $said) { if ($item -is [System.Management.Automation.ErrorRecord]) { return $item.FullyQualifiedErrorId } }
    }
}

AfterAll {
    $Global:ConfirmPreference = $confirm
    foreach ($name in 'aws', 'terraform', 'docker', 'Set-Clipboard') { Remove-Item -Path "function:$name" }
    Stop-Sts $world.Sts
    Exit-Sandbox $sandbox
}

Describe 'The example' {
    BeforeAll {
        # The sign-in is complete as soon as its page is opened.
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith {
            if ($Page['url'] -match '/(authorize|device)\?') { [System.Net.WebRequest]::CreateHttp($Page['url']).GetResponse().Dispose() }
            $true
        }
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $false }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
    }

    BeforeEach {
        if ($world.Used) { Stop-Sts $world.Sts; Start-World; $world.Used = $false }
        $variables = [System.Environment]::GetEnvironmentVariables()
        $folder = New-TestFolder
        Set-TestHome $folder
        [System.IO.File]::WriteAllText($world.Sts.configFile, $world.Config)
        [System.IO.File]::WriteAllText($world.Sts.credentialsFile, $world.Credentials)
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'broken'), "region = a line before any section`n")
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'broken.ini'), "[protect]`nprod = yes`n")
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'build.ps1'), '')
        Push-Location -Path $folder
        if ($Command -and $Command -notin $roleless) { Set-AwsRole dev -InformationAction Ignore }
    }

    AfterEach {
        Stop-AwsRoleServer 6> $null
        Clear-AwsRole -InformationAction Ignore -Confirm:$false
        Pop-Location
        Remove-TestFolder $folder
        foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
            if (-not $variables.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
        }
        foreach ($name in $variables.Keys) { [System.Environment]::SetEnvironmentVariable($name, $variables[$name]) }
    }

    It '<Command>: <Code> does what the help says' -ForEach $examples {
        $Code | Should -Match "\b$Command\b|\bawsp\b"
        foreach ($pattern in $preparations.Keys) { if ($Code -like $pattern) { & $preparations[$pattern] 6> $null } }
        # An example that exits needs a separate shell.
        if ($Code -match '\bexit\b') { return Invoke-Shell $Code | Should -BeNullOrEmpty }
        $id = Invoke-Example $Code
        # These change the keys of the world: the next example gets a new one.
        $world.Used = $Command -eq 'Update-AwsAccessKey'
        if ($id -and $limited.ContainsKey($Code)) { return $id | Should -BeLike "$($limited[$Code])*" }
        if ($refusals.ContainsKey($Code)) { return $id | Should -BeLike "$($refusals[$Code])*" }
        if ($Text -match '^Fails with (\w+)') { return $id | Should -BeLike "$($Matches[1])*" }
        if ($Text -match '^Fails if') { return $id | Should -Not -BeNullOrEmpty }
        $id | Should -BeNullOrEmpty
    }

    It 'on <Page> works: <Code>' -ForEach $pageExamples {
        if ($Code -notmatch '\bSet-AwsRole\b') { Set-AwsRole dev -InformationAction Ignore }
        # The page creates the profile prod; broken is for the examples of errors.
        'prod', 'broken' | Remove-AwsProfile 3> $null
        if ($Code -notmatch 'New-AwsProfile prod') { Copy-AwsProfile dev prod 3> $null }
        # These use up codes and change keys.
        $world.Used = $Code -match 'TokenCode|AccessKey'
        $id = Invoke-Example (ConvertTo-SampleCode ($Code -replace '(?m)^awsp\b.*$'))
        $refused = $pageRefusals[[System.IO.Path]::GetFileName($Page)]
        if ($id -and $refused) { return $id | Should -Match $refused }
        $id | Should -BeNullOrEmpty
    }
}
