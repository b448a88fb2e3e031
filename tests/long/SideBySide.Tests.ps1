BeforeDiscovery {
    # AWS CLI 1.45 and moto_server 5 are not part of the project: if one is missing, these tests are skipped by name. Moto, which takes
    # seconds to start, only at full size.
    $servers = @(
        # Its profiles contain the endpoint; that of moto is in the environment.
        @{ Server = 'the local STS'; Beyond = 'AWS_ACCOUNT_ID AWS_CREDENTIAL_EXPIRATION AWS_ENDPOINT_URL AWS_REGION AWSROLE_ENDPOINTS AWSROLE_STATE' }
        if ($env:AWSROLE_TEST_SIZE) { @{ Server = 'moto'; Beyond = 'AWS_ACCOUNT_ID AWS_CREDENTIAL_EXPIRATION AWS_REGION AWSROLE_STATE' } }
    )
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
}

Describe 'aws-cli and the module, side by side, against <Server>' -ForEach $servers {
    BeforeAll {
        $sandbox = Enter-Sandbox
        $sts = $moto = $missing = $null
        if (-not (Find-Program 'aws')) { $missing = 'aws' }
        elseif ($Server -eq 'moto' -and -not (Find-Program 'moto_server')) { $missing = 'moto_server' }
        elseif ($Server -eq 'moto') {
            $moto = Start-Moto
            $role = 'arn:aws:iam::123456789012:role/teams/Developer'
            Write-AwsFile $sandbox.Folder -Config "[profile base]`nregion = eu-west-1`n[profile role]`nrole_arn = $role`nsource_profile = base`nregion = eu-west-1`nrole_session_name = side`n" -Credentials "[base]`naws_access_key_id = testing`naws_secret_access_key = testing`n"
            $env:AWS_ENDPOINT_URL_STS = $moto.Url
        } else {
            $sts = Start-Sts $sandbox.Folder
            $role = $sts.roles.readOnly
            [System.IO.File]::AppendAllText($sts.configFile, "`n[profile role]`nrole_arn = $role`nsource_profile = base`nregion = eu-west-1`nrole_session_name = side`n")
        }
        Import-TestModule
        Use-WarmEngine
    }

    AfterAll {
        if ($moto) { Stop-Program $moto.Process }
        if ($sts) { Stop-Sts $sts }
        Exit-Sandbox $sandbox
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'have the same identity with a profile' {
        if ($missing) { Set-ItResult -Skipped -Because "$missing is not installed" }
        $theirs = Invoke-Aws sts get-caller-identity --profile role
        $ours = Get-AwsIdentity -Profile role
        $ours.Account | Should -Be $theirs.Account
        $ours.Arn | Should -Be $theirs.Arn
        # moto invents an ID for a role that was not created.
        if ($sts) { $ours.UserId | Should -Be $theirs.UserId }
    }

    It 'set the same variables, by the steps of the article and by one command' {
        if ($missing) { Set-ItResult -Skipped -Because "$missing is not installed" }
        $answer = Invoke-Aws sts assume-role --profile base --role-arn $role --role-session-name side
        $env:AWS_ACCESS_KEY_ID = $answer.Credentials.AccessKeyId
        $env:AWS_SECRET_ACCESS_KEY = $answer.Credentials.SecretAccessKey
        $env:AWS_SESSION_TOKEN = $answer.Credentials.SessionToken
        $env:AWS_DEFAULT_REGION = 'eu-west-1'
        $theirs = Get-RoleVariable
        $them = Invoke-Aws sts get-caller-identity
        foreach ($name in $theirs.Keys) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }

        Set-AwsRole -RoleArn $role -SourceProfile base -RoleSessionName side -Region eu-west-1 6> $null
        $ours = Get-RoleVariable
        $us = Invoke-Aws sts get-caller-identity
        $us.Arn | Should -Be $them.Arn
        $us.Account | Should -Be $them.Account
        foreach ($name in $theirs.Keys) { @($ours.Keys) | Should -Contain $name }
        $ours['AWS_DEFAULT_REGION'] | Should -Be $theirs['AWS_DEFAULT_REGION']
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN') {
            # Another session has other values of the same kind.
            $ours[$name].Length | Should -BeGreaterThan 15
            if ($name -eq 'AWS_ACCESS_KEY_ID') { $ours[$name].Substring(0, 4) | Should -Be $theirs[$name].Substring(0, 4) }
        }
        @($ours.Keys | Where-Object { $_ -notin $theirs.Keys } | Sort-Object) -join ' ' | Should -Be $Beyond -Because 'this is what we set beyond the article'
    }

    It 'agree in the same shell after Set-AwsRole, and after Clear-AwsRole' {
        if ($missing) { Set-ItResult -Skipped -Because "$missing is not installed" }
        $env:AWS_PROFILE = 'base'
        $before = Invoke-Aws sts get-caller-identity
        Set-AwsRole role 6> $null
        $theirs = Invoke-Aws sts get-caller-identity
        $theirs.Arn | Should -Be (Get-AwsIdentity).Arn
        $theirs.Arn | Should -BeLike '*:assumed-role/*/side'
        Clear-AwsRole 6> $null
        (Get-AwsIdentity).Arn | Should -Be $before.Arn
    }
}

Describe 'The endpoint of a profile' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        Import-TestModule
        Use-WarmEngine
        Write-KeyProfile $sandbox.Folder -Config "[profile local]`nregion = eu-west-1`nendpoint_url = http://localhost:4566`n"
        [System.IO.File]::AppendAllText($env:AWS_SHARED_CREDENTIALS_FILE, "[local]`naws_access_key_id = AKIALOCAL`naws_secret_access_key = secret-local`n")
    }

    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Exit-Sandbox $sandbox
    }

    It 'is used by the AWS CLI with the role as with --profile' {
        $runs = Get-AwsRuns
        if (-not $runs) { Set-ItResult -Skipped -Because 'aws-cli is not here' }
        # Nothing listens there, so retries do not help.
        $env:AWS_MAX_ATTEMPTS = '1'
        $named = (Send-AwsRun $runs 'sts', 'get-caller-identity', '--profile', 'local').err
        Set-AwsRole local 6> $null
        $held = (Send-AwsRun $runs 'sts', 'get-caller-identity').err
        $held | Should -Match 'http://localhost:4566'
        $held | Should -Be $named
    }
}
