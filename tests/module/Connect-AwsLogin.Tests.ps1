BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'sign-in'
    $env:DISPLAY = ':0'
    $env:AWS_ENDPOINT_URL_SIGNIN = $sts.signInUrl
    Set-TestHome (New-TestFolder)
    Import-TestModule
    Use-WarmEngine

    function Read-TestPage {
        # Acts as the user in the browser, immediately, and returns the text of the page.
        param([string] $Address)
        $reader = [System.IO.StreamReader]::new([System.Net.WebRequest]::CreateHttp($Address).GetResponse().GetResponseStream())
        try { $reader.ReadToEnd() } finally { $reader.Dispose() }
    }
}

AfterAll {
    Clear-AwsRole -InformationAction Ignore
    $env:AWS_ENDPOINT_URL_SIGNIN = $null
    Stop-Sts $sts
    Remove-TestFolder $env:HOME
    Exit-Sandbox $sandbox
}

Describe 'Connect-AwsLogin' {
    It 'signs in and creates the profile, and Set-AwsRole uses its session' {
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $null = Read-TestPage $Page['url']; $true }
        $login = Connect-AwsLogin work -Region ap-northeast-1 -PassThru -InformationVariable said 6> $null
        @($said)[-1] | Should -Be "Signed in: profile work has the session $($sts.userArn)."
        $login.LoginSession | Should -Be $sts.userArn
        $login.Expiration | Should -BeGreaterThan ([datetime]::Now.AddMinutes(10))
        (Get-AwsProfile work).Kind | Should -Be 'Login'
        (Set-AwsRole work -PassThru 6> $null).AccountId | Should -Be '111122223333'
        (Get-AwsIdentity).Arn | Should -Be $sts.userArn
    }

    It 'is offered by Set-AwsRole after Disconnect-AwsLogin has removed the session' {
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $null = Read-TestPage $Page['url']; $true }
        @(Disconnect-AwsLogin work -Confirm:$false 6>&1) | Should -BeLike 'Removed the cached session.*'
        @(Disconnect-AwsLogin work -Confirm:$false 6>&1) | Should -Be 'There was no cached session of aws login.'
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { @{ cancel = $true } }
        { Set-AwsRole work 6> $null } | Should -Throw -ErrorId 'CredentialsExpired,Set-AwsRole'
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { @{ answer = 'yes' } }
        (Set-AwsRole work -PassThru 6> $null).AccountId | Should -Be '111122223333'
    }

    It 'accepts the code from the page on another machine with -Remote' {
        $page = @{}
        Mock -ModuleName 'AwsRole' -CommandName 'Write-HostLine' -MockWith { if ($Text -match '(http://\S+)') { $page['Code'] = Read-TestPage $Matches[1] } }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-LoginCode' -MockWith { @{ answer = $page['Code'] } }
        (Connect-AwsLogin work -Remote -PassThru).LoginSession | Should -Be $sts.userArn
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-LoginCode' -Times 1 -Exactly
        Mock -ModuleName 'AwsRole' -CommandName 'Read-LoginCode' -MockWith { @{ cancel = $true } }
        { Connect-AwsLogin work -Remote } | Should -Throw -ErrorId 'CredentialsExpired,Connect-AwsLogin'
    }

    It 'rejects a profile that has other credentials' {
        { Connect-AwsLogin base } | Should -Throw -ErrorId 'InvalidParameter,Connect-AwsLogin'
    }
}
