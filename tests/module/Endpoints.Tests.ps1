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
        # The endpoint variables that are set now, in order.
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
        Clear-RoleVariable 'AWS_ENDPOINT_URL_STS'
    }

    It 'are set by Set-AwsRole, removed by the next switch, and restored by Clear-AwsRole' {
        Set-AwsRole local 6> $null
        Get-Endpoint | Should -Be $local
        Set-AwsRole other 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
        Set-AwsRole local 6> $null
        { Set-AwsRole nosuch } | Should -Throw
        Get-Endpoint | Should -Be $local -Because 'nothing changed'
        Clear-AwsRole 6> $null
        "$(Get-Endpoint)$env:AWSROLE_ENDPOINTS" | Should -BeNullOrEmpty
    }

    It 'replace those of the shell, which are restored at the end, unless the user has changed them' {
        $env:AWS_ENDPOINT_URL_S3 = 'http://mine:1'
        Set-AwsRole local 6> $null
        $env:AWS_ENDPOINT_URL_S3, $env:AWS_ENDPOINT_URL | Should -Be 'http://mine:1', 'http://localhost:4566'
        Clear-AwsRole 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL_S3=http://mine:1'

        $env:AWS_ENDPOINT_URL = 'http://mine:2'
        Set-AwsRole local 6> $null
        "$env:AWS_ENDPOINT_URL [$env:AWS_ENDPOINT_URL_ELASTIC_BEANSTALK]" | Should -Be 'http://mine:2 []' -Because 'the variable for all goes before a profile'
        Clear-AwsRole 6> $null
        $env:AWS_ENDPOINT_URL = $env:AWS_ENDPOINT_URL_S3 = $null

        Set-AwsRole local 6> $null
        $env:AWS_ENDPOINT_URL_S3 = 'http://mine:1'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL_S3=http://mine:1'
    }

    It 'are those of the role in a block of Invoke-AwsRole, and those of the shell after it in the pipeline' {
        $other = 'AWS_ENDPOINT_URL=http://localhost:5000'
        Set-AwsRole other 6> $null
        $seen = @(Invoke-AwsRole local { Get-Endpoint; Get-Endpoint } | ForEach-Object { $_; Get-Endpoint }) + (Get-Endpoint)
        $seen | Should -Be $local, $other, $local, $other, $other
        Clear-AwsRole 6> $null
        $null = Invoke-AwsRole local { 1 }
        Get-Endpoint | Should -BeNullOrEmpty
    }

    It 'are set and removed with Push-AwsRole and Pop-AwsRole, and removed by -AsProfile' {
        Set-AwsRole other 6> $null
        Push-AwsRole local 6> $null
        Get-Endpoint | Should -Be $local
        Pop-AwsRole 6> $null
        Get-Endpoint | Should -Be 'AWS_ENDPOINT_URL=http://localhost:5000'
        Set-AwsRole -AsProfile plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
    }

    It 'are part of what Export-AwsRole writes for a profile and for the shell, and of what Register-AwsRoleProcess copies' {
        (Export-AwsRole local -As Json | ConvertFrom-Json).AWS_ENDPOINT_URL_S3 | Should -Be 'http://localhost:9000'
        Set-AwsRole local 6> $null
        $exported = Export-AwsRole -As Json | ConvertFrom-Json
        $exported.AWS_ENDPOINT_URL, $exported.AWS_USE_FIPS_ENDPOINT | Should -Be 'http://localhost:4566', 'true'
        Register-AwsRoleProcess local
        Read-AwsText | Should -Match '(?s)\[profile local-process\].*endpoint_url = http://localhost:4566.*services = dev'
    }

    It 'of the parent shell do not apply to a profile without endpoints' {
        $env:AWSROLE_PROFILE = 'local'
        $env:AWSROLE_ENDPOINTS = 'AWS_ENDPOINT_URL,AWS_REGION,AWS_DEFAULT_REGION'
        $env:AWS_ENDPOINT_URL = 'http://localhost:4566'
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'sa-east-1'
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -BeNullOrEmpty
        $env:AWS_REGION | Should -Not -Be 'sa-east-1'
    }

    It 'are removed by Clear-AwsRole in a child shell, and when keys of another account are pasted' {
        Set-AwsRole local 6> $null
        # As in a child shell: the variables without the memory.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole', $null)
        Clear-AwsRole 6> $null
        Get-Endpoint | Should -BeNullOrEmpty

        Set-AwsRole local 6> $null
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY = 'AKIAFOREIGN', 'foreign-secret'
        $warning = (Get-AwsRole 3>&1)[0]
        "$warning" | Should -Match 'AWS_ENDPOINT_URL_S3'
        "$(Get-Endpoint)$env:AWSROLE_ENDPOINTS" | Should -BeNullOrEmpty
    }

    It 'of the profile default do not apply to other profiles' {
        Write-AwsFile $sandbox.Folder -Config "[default]`nendpoint_url = http://localhost:4566`n$config" -Credentials $keys
        Set-AwsRole plain 6> $null
        Get-Endpoint | Should -Be 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true'
    }

    It 'that only apply to STS cause a warning' {
        Write-AwsFile $sandbox.Folder -Config "[profile plain]`nendpoint_url = https://vpce-1.sts.eu-west-1.vpce.amazonaws.com`n" -Credentials $keys
        $warning = Set-AwsRole plain 3>&1 6> $null
        "$warning" | Should -Match 'calls of all services to vpce-1\.sts\.eu-west-1.*below "sts ="'
    }
}
