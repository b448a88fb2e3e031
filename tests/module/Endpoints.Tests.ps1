BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory

    $config = @"
[profile local]
region = eu-west-1
endpoint_url = http://localhost:4566
services = dev
use_fips_endpoint = true
[profile other]
region = eu-west-1
endpoint_url = http://localhost:5000
[profile plain]
region = us-east-1
[services dev]
s3 =
  endpoint_url = http://localhost:9000
elastic_beanstalk =
  endpoint_url = http://localhost:9001
"@
    $keys = @(foreach ($name in 'local', 'other', 'plain') { "[$name]`naws_access_key_id = AKIA$($name.ToUpperInvariant())`naws_secret_access_key = secret-$name`n" }) -join ''

    function Get-Endpoint {
        # The variables of endpoints that are set now, in order.
        $found = @{}
        foreach ($variable in [System.Environment]::GetEnvironmentVariables().GetEnumerator()) {
            if ($variable.Key -match '\AAWS_(ENDPOINT_URL|USE_|IGNORE_|CA_)') { $found[$variable.Key] = $variable.Value }
        }
        ConvertTo-Comparable $found
    }

    $local = @'
AWS_ENDPOINT_URL=http://localhost:4566
AWS_ENDPOINT_URL_ELASTIC_BEANSTALK=http://localhost:9001
AWS_ENDPOINT_URL_S3=http://localhost:9000
AWS_USE_FIPS_ENDPOINT=true
'@ -replace "`r"
}

AfterAll { Exit-Sandbox $sandbox }

Describe 'The endpoints of a profile' {
    BeforeEach { Write-AwsFile $sandbox.Folder -Config $config -Credentials $keys }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable 'AWS_ENDPOINT_URL_STS', 'AWS_MAX_ATTEMPTS'
    }

    It 'follow Set-AwsRole, go with the next switch, and are put back by Clear-AwsRole' {
        Set-AwsRole local 6> $null
        Get-Endpoint | Should -Be $local
        Set-AwsRole other 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
        Set-AwsRole local 6> $null
        Clear-AwsRole 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
        $env:AWSROLE_ENDPOINTS | Should -BeNullOrEmpty
    }

    It 'send aws-cli to where it goes with --profile' {
        $runs = Get-AwsRuns
        if (-not $runs) { Set-ItResult -Skipped -Because 'aws-cli is not here' }
        # Nobody listens there, however often it is tried.
        $env:AWS_MAX_ATTEMPTS = '1'
        $named = (Send-AwsRun $runs 'sts', 'get-caller-identity', '--profile', 'local').err
        Set-AwsRole local 6> $null
        $held = (Send-AwsRun $runs 'sts', 'get-caller-identity').err
        $held | Should -Match 'http://localhost:4566'
        $held | Should -Be $named
    }

    It 'stay behind what the shell has of its own, which is there again at the end' {
        $env:AWS_ENDPOINT_URL_S3 = 'http://mine:1'
        Set-AwsRole local 6> $null
        $env:AWS_ENDPOINT_URL_S3 | Should -Be 'http://mine:1'
        $env:AWS_ENDPOINT_URL | Should -Be 'http://localhost:4566'
        Clear-AwsRole 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL_S3=http://mine:1'

        $env:AWS_ENDPOINT_URL = 'http://mine:2'
        Set-AwsRole local 6> $null
        $env:AWS_ENDPOINT_URL | Should -Be 'http://mine:2'
        $env:AWS_ENDPOINT_URL_ELASTIC_BEANSTALK | Should -BeNullOrEmpty -Because 'the variable for all goes before a profile'
    }

    It 'that were changed by hand since stay at the next switch' {
        Set-AwsRole local 6> $null
        $env:AWS_ENDPOINT_URL_S3 = 'http://mine:1'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL_S3=http://mine:1'
    }

    It 'are those of the block in Invoke-AwsRole, and of the shell behind its pipe' {
        Set-AwsRole other 6> $null
        $inside = Invoke-AwsRole local { Get-Endpoint }
        $inside | Should -Be $local
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000'
        $seen = Invoke-AwsRole local { 1; 2 } | ForEach-Object { Get-Endpoint }
        $seen | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000', 'AWS_ENDPOINT_URL=http://localhost:5000'
        Clear-AwsRole 6> $null
        $null = Invoke-AwsRole local { 1 }
        Get-Endpoint | Should -BeNullOrEmpty
    }

    It 'come and go with Push-AwsRole and Pop-AwsRole, and go with -AsProfile' {
        Set-AwsRole other 6> $null
        Push-AwsRole local 6> $null
        Get-Endpoint | Should -Be $local
        Pop-AwsRole 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000'
        Set-AwsRole -AsProfile plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
    }

    It 'stay in the shell when anything fails' {
        Set-AwsRole local 6> $null
        { Set-AwsRole nosuch } | Should -Throw
        Get-Endpoint | Should -Be $local
    }

    It 'go with what Export-AwsRole writes, of a profile and of the shell' {
        (Export-AwsRole local -As Json | ConvertFrom-Json).AWS_ENDPOINT_URL_S3 | Should -Be 'http://localhost:9000'
        Set-AwsRole local 6> $null
        $exported = Export-AwsRole -As Json | ConvertFrom-Json
        $exported.AWS_ENDPOINT_URL | Should -Be 'http://localhost:4566'
        $exported.AWS_USE_FIPS_ENDPOINT | Should -Be 'true'
    }

    It 'of the shell that started this one do not reach the role of a profile without' {
        $env:AWSROLE_PROFILE = 'local'
        $env:AWSROLE_ENDPOINTS = 'AWS_ENDPOINT_URL,AWS_REGION,AWS_DEFAULT_REGION'
        $env:AWS_ENDPOINT_URL = 'http://localhost:4566'
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'sa-east-1'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
        $env:AWS_REGION | Should -Not -Be 'sa-east-1'
    }

    It 'are taken away by Clear-AwsRole in a shell that was started from this one' {
        Set-AwsRole local 6> $null
        # What a child has: the variables, without the memory.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole', $null)
        Clear-AwsRole 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
    }

    It 'go when keys of another account are pasted' {
        Set-AwsRole local 6> $null
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = 'AKIAFOREIGN', 'foreign-secret'
        $warning = (Get-AwsRole 3>&1)[0]
        "$warning" | Should -Match 'AWS_ENDPOINT_URL_S3'
        Get-Endpoint | Should -BeNullOrEmpty
        $env:AWSROLE_ENDPOINTS | Should -BeNullOrEmpty
    }

    It 'of the profile default do not reach another one' {
        Write-AwsFile $sandbox.Folder -Config "[default]`nendpoint_url = http://localhost:4566`n$config" -Credentials $keys
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -Be 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true'
    }

    It 'that are of STS alone are warned of' {
        Write-AwsFile $sandbox.Folder -Config "[profile plain]`nendpoint_url = https://vpce-1.sts.eu-west-1.vpce.amazonaws.com`n" -Credentials $keys
        $warning = Set-AwsRole plain 3>&1 6> $null
        "$warning" | Should -Match 'calls of all services to vpce-1\.sts\.eu-west-1.*below "sts ="'
    }

    It 'are copied by Register-AwsRoleProcess' {
        Register-AwsRoleProcess local
        Read-AwsText | Should -Match '(?s)\[profile local-process\].*endpoint_url = http://localhost:4566.*services = dev'
    }
}
