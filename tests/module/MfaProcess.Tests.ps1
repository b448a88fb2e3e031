BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine -Haste

    # A program that prints the next code in a file, between its arguments.
    $codes = [System.IO.Path]::Combine($sandbox.Folder, 'codes')
    $program = [System.IO.Path]::Combine($sandbox.Folder, 'code.js')
    [System.IO.File]::WriteAllText($program, @'
const { readFileSync, writeFileSync } = require('node:fs');
const file = `${__dirname}/codes`;
const [code, ...rest] = readFileSync(file, 'utf8').split(' ');
writeFileSync(file, rest.join(' '));
console.log(`${process.argv[2]}${code}${process.argv[3] ?? ''}`);
'@)
    $node = Find-Program 'node'

    function Add-Profile {
        # Adds a profile whose role requires a code of the sample's device, which this command prints.
        param([string] $Name, [string] $Command, [string] $Role = $sts.roles.developer)
        $text = "[profile $Name]`nrole_arn = $Role`nsource_profile = base`nmfa_serial = $($sts.mfaSerial)`nmfa_process = $Command`nregion = $($sts.region)`n"
        [System.IO.File]::AppendAllText($sts.configFile, $text)
    }

    Add-Profile 'ykman' "`"$node`" `"$program`" `"AWS:alice  `""
    Add-Profile 'other' "`"$node`" `"$program`" `"`" `" (valid)`"" $sts.roles.admin
    [System.IO.File]::AppendAllText($sts.configFile, "external_id = $($sts.externalId)`n")
    Add-Profile 'silent' "`"$node`" -e `"console.log('No matching account.')`""
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'An mfa_process' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
    }

    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'can print more than the code; after a used code, the engine waits for the next one with a countdown' {
        # The codes of this step and the next one, which AWS already accepts.
        $used, $next = (Get-FreshCode $sts), (Get-FreshCode $sts)
        [System.IO.File]::WriteAllText($codes, "$used $used $next")
        $seconds = [System.Collections.Generic.List[int]]::new()
        Mock -ModuleName 'AwsRole' -CommandName 'New-ProgressRecord' -MockWith {
            $seconds.Add($Document['secondsLeft'])
            [System.Management.Automation.ProgressRecord]::new(0, 'AwsRole', "$($Document['message'])")
        }
        Set-AwsRole ykman 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'ykman'
        $seconds | Should -BeNullOrEmpty
        Set-AwsRole other 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'other'
        $seconds | Should -Be @($seconds[0]..0)
        Should -Not -Invoke 'Read-TokenCode' -ModuleName 'AwsRole' -Because 'nobody need be asked'
    }

    It 'that prints no code is reported with its output' {
        $failure = { Set-AwsRole silent -NoCache } | Should -Throw -ErrorId 'SourceFailed,Set-AwsRole' -PassThru
        $failure.Exception.Message | Should -Match 'The mfa_process of profile "silent" \(.*node.*\) printed no six-digit code: "No matching account\."'
    }
}

Describe 'An MFA session' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($env:HOME, 'settings.ini')
        $asked = [System.Collections.ArrayList]::new()
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { $null = $asked.Add('code'); @{ answer = (Get-FreshCode $sts) } }
        Set-AwsRoleOption -MfaSession
    }

    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        $env:AWSROLE_SETTINGS_FILE = $null
        Remove-TestFolder $env:HOME
    }

    It 'is created with one code for all roles of the source profile, and for its keys' {
        (Get-AwsRoleOption).MfaSession | Should -BeTrue
        $calls = @(Invoke-StsControl $sts).Count
        Set-AwsRole dev 6> $null
        # The process above may have used the first code.
        $first = $asked.Count
        Set-AwsRole admin 6> $null
        $env:AWS_ACCOUNT_ID | Should -Be '111122223333'
        Set-AwsRole base -SerialNumber $sts.mfaSerial 6> $null
        $env:AWS_SESSION_TOKEN | Should -Not -BeNullOrEmpty
        $env:AWS_ACCOUNT_ID | Should -Be '111122223333'
        $asked.Count | Should -Be $first
        @(Invoke-StsControl $sts | Select-Object -Skip $calls | Select-Object -Last 3).operation | Should -Be 'GetSessionToken', 'AssumeRole', 'AssumeRole'
    }

    It 'is in the plan, in place of the code of the role' {
        $plan = Resolve-AwsProfile dev
        @($plan.Hops).Kind | Should -Be 'Static', 'MfaSession', 'AssumeRole'
        @($plan.Hops).MfaRequired | Should -Be $false, $true, $false
        $plan.Tree | Should -BeLike '*- assume role *Developer*- MFA session of the user*requires an MFA code from *mfa/alice*access key*'
    }

    It 'is not created for a profile that disables it, or after -MfaSession:$false' {
        [System.IO.File]::AppendAllText($sts.configFile, "[profile alone]`nrole_arn = $($sts.roles.developer)`nsource_profile = base`nregion = $($sts.region)`nmfa_serial = $($sts.mfaSerial)`nmfa_session = false`n")
        @((Resolve-AwsProfile alone).Hops).Kind | Should -Be 'Static', 'AssumeRole'
        Set-AwsRoleOption -MfaSession:$false
        @((Resolve-AwsProfile dev).Hops).Kind | Should -Be 'Static', 'AssumeRole'
    }
}

Describe 'A token code' {
    AfterAll { Clear-AwsRole -InformationAction Ignore }

    It 'can be a SecureString' {
        Set-AwsRole dev -TokenCode (New-TestSecret (Get-FreshCode $sts)) -NoCache 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'dev'
        { Set-AwsRole dev -NoCache -TokenCode (New-TestSecret '12345') } | Should -Throw -ErrorId 'MfaRejected,Set-AwsRole'
    }

    It 'keeps leading zeros, even if it was typed as a number' {
        Mock -ModuleName 'AwsRole' -CommandName 'Invoke-Engine' -MockWith { throw "asked with $($Parameters['tokenCode'])" }
        { Get-AwsIdentity dev -TokenCode 012345 } | Should -Throw 'asked with 012345'
        { Get-AwsIdentity dev -TokenCode 000001 } | Should -Throw 'asked with 000001'
        { Get-AwsIdentity dev -TokenCode '123 456' } | Should -Throw 'asked with 123 456'
        $fullWidth = -join [char[]] (0xFF11..0xFF16)
        { Get-AwsIdentity dev -TokenCode $fullWidth } | Should -Throw "asked with $fullWidth"
        { Get-AwsIdentity dev -TokenCode (-join [char[]] (0x0661..0x0666)) } | Should -Throw -ErrorId 'MfaRejected,Get-AwsIdentity'
    }

    It 'has these forms in every command with -TokenCode' {
        $taking = @((Get-Module -Name 'AwsRole').ExportedFunctions.Values | Where-Object { $_.Parameters.ContainsKey('TokenCode') })
        $taking.Count | Should -BeGreaterThan 5
        $taking | Where-Object { $_.Parameters['TokenCode'].ParameterType -ne [object] } | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }
}
