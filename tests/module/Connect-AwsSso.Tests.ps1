BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'sso'
    $env:DISPLAY = ':0'
    Import-TestModule

    function Get-TokenFile {
        # aws-cli's file of the sign-in of the sso-session "example".
        $name = [System.BitConverter]::ToString([System.Security.Cryptography.SHA1]::Create().ComputeHash([System.Text.Encoding]::UTF8.GetBytes('example'))).Replace('-', '').ToLowerInvariant()
        [System.IO.Path]::Combine($env:HOME, '.aws', 'sso', 'cache', "$name.json")
    }

    function Open-TestPage {
        # What a person does in the browser, done at once.
        param([string] $Address)
        [System.Net.WebRequest]::CreateHttp($Address).GetResponse().Dispose()
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Connect-AwsSso' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        $opened = [System.Collections.ArrayList]::new()
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $null = $opened.Add($Page['url']); Open-TestPage $Page['url']; $true }
        $signIn = Connect-AwsSso -Session example -PassThru -InformationVariable said -Verbose 4>&1 6> $null
    }

    AfterAll { Clear-AwsRole -InformationAction Ignore; Remove-TestFolder $env:HOME }

    It 'shows the address and the end, opens it once, and returns the sign-in' {
        $opened.Count | Should -Be 1
        $opened[0] | Should -BeLike "$($sts.ssoUrl)/authorize?*code_challenge=*"
        @($said)[0] | Should -Be "Open $($opened[0])"
        @($said)[1] | Should -BeLike 'Signed in to example until *.'
        $signIn.Session | Should -Be 'example'
        $signIn.Renewable | Should -BeTrue
        $signIn.Expiration | Should -BeGreaterThan ([datetime]::Now.AddMinutes(50))
    }

    It 'keeps the token for its owner alone, where Set-AwsRole and aws-cli find it' {
        if (Test-Unix) { (Get-Item -LiteralPath (Get-TokenFile)).UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        $token = ConvertFrom-Json ([System.IO.File]::ReadAllText((Get-TokenFile)))
        "$said" | Should -Not -BeLike "*$($token.accessToken)*"
        (Set-AwsRole sso -PassThru 6> $null).AccountId | Should -Be '111122223333'
    }

    It 'shows a code to type with -UseDeviceCode, and starts no browser with -NoBrowser' {
        $opened.Clear()
        Connect-AwsSso sso -UseDeviceCode -InformationVariable told 6> $null
        @($told)[0] | Should -BeLike "Open $($sts.ssoUrl)/device?user_code=* and enter the code ????-????"
        $opened.Clear()
        Mock -ModuleName 'AwsRole' -CommandName 'Write-HostLine' -MockWith { if ($Text -match '(http://\S+)') { Open-TestPage $Matches[1] } }
        Connect-AwsSso -Session example -NoBrowser
        $opened.Count | Should -Be 0
    }

    It 'says <Code> for <Given>' -ForEach @(
        @{ Given = 'a session that is not there'; Parameters = @{ Session = 'exampel' }; Code = 'InvalidParameter'; Hint = '*Did you mean "example"?*' }
        @{ Given = 'a profile that is not there'; Parameters = @{ Profile = 'nobody' }; Code = 'ProfileNotFound'; Hint = '*' }
        @{ Given = 'a start URL without https'; Parameters = @{ StartUrl = 'http://corp.example/start'; Region = 'eu-west-1' }; Code = 'InvalidParameter'; Hint = '*' }
    ) {
        try { Connect-AwsSso @Parameters 6> $null; $record = $null } catch { $record = $_ }
        $record.FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $record.ErrorDetails.RecommendedAction + $record.ToString() | Should -BeLike $Hint
    }
}

Describe 'Set-AwsRole without a sign-in' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { Open-TestPage $Page['url']; $true }
    }
    AfterEach { Clear-AwsRole -InformationAction Ignore; Remove-TestFolder $env:HOME }

    It 'asks, signs in and goes on when the person says yes' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { @{ answer = 'yes' } }
        (Set-AwsRole sso -PassThru 6> $null).AccountId | Should -Be '111122223333'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -Times 1 -Exactly
    }

    It 'is SsoLoginRequired at once when nobody says yes' {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { @{ cancel = $true } }
        { Set-AwsRole sso 6> $null } | Should -Throw -ErrorId 'SsoLoginRequired,Set-AwsRole'
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
        Should -Not -Invoke -ModuleName 'AwsRole' -CommandName 'Start-Browser'
    }
}
