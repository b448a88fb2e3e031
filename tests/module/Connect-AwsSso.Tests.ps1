BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'sso'
    $env:DISPLAY = ':0'
    Import-TestModule
    Use-WarmEngine -Haste

    function Get-TokenFile {
        # The AWS CLI's token file for the sso-session "example".
        $name = [System.BitConverter]::ToString([System.Security.Cryptography.SHA1]::Create().ComputeHash([System.Text.Encoding]::UTF8.GetBytes('example'))).Replace('-', '').ToLowerInvariant()
        [System.IO.Path]::Combine($env:HOME, '.aws', 'sso', 'cache', "$name.json")
    }

    function Open-TestPage {
        # Acts as the user in the browser, immediately.
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

    It 'shows the URL and the expiration, opens the page once, and returns the sign-in' {
        $opened.Count | Should -Be 1
        $opened[0] | Should -BeLike "$($sts.ssoUrl)/authorize?*code_challenge=*"
        @($said)[0] | Should -Be "Open $($opened[0])"
        @($said)[1] | Should -BeLike 'Signed in to example until *.'
        $signIn.Session | Should -Be 'example'
        $signIn.Renewable | Should -BeTrue
        $signIn.Expiration | Should -BeGreaterThan ([datetime]::Now.AddMinutes(50))
    }

    It 'stores the token for its owner only, where Set-AwsRole and the AWS CLI find it' {
        if (Test-Unix) { (Get-Item -LiteralPath (Get-TokenFile)).UnixFileMode | Should -Be ([System.IO.UnixFileMode] 'UserRead, UserWrite') }
        $token = ConvertFrom-Json ([System.IO.File]::ReadAllText((Get-TokenFile)))
        "$said" | Should -Not -BeLike "*$($token.accessToken)*"
        (Set-AwsRole sso -PassThru 6> $null).AccountId | Should -Be '111122223333'
    }

    It 'shows the role of Identity Center wherever a role is shown' {
        "$(Set-AwsRole sso 6>&1)" | Should -BeLike 'sso: role ViewOnly in 111122223333*'
        (Get-AwsRole).RoleName | Should -Be 'ViewOnly'
        (Get-AwsProfile sso).RoleName | Should -Be 'ViewOnly'
        (TabExpansion2 'Set-AwsRole sso').CompletionMatches[0].ToolTip | Should -BeLike '*ViewOnly*'
        Set-AwsRole -Account 444455556666 -Role ViewOnly -Session example 6> $null
        Get-AwsRolePrompt -Plain | Should -BeLike 'ViewOnly 444455556666*'
        Clear-AwsRole 6> $null
    }

    It 'lists the available roles once a day, and Set-AwsRole uses them by ID or name without a profile' {
        $roles = @(Get-AwsSsoRole -Session example)
        @($roles | ForEach-Object { "$($_.AccountName)/$($_.AccountId)/$($_.RoleName)/$($_.Email)" }) | Should -Be @(
            'Example Audit/444455556666/ViewOnly/audit@example.com'
            'Example Home/111122223333/PowerUser/home@example.com'
            'Example Home/111122223333/ViewOnly/home@example.com'
        )
        $calls = @(Invoke-StsControl $sts @{ server = 'sso' }).Count
        @(Get-AwsSsoRole -Session example -Account *audit* -Role view*).AccountId | Should -Be '444455556666'
        @(Invoke-StsControl $sts @{ server = 'sso' }).Count | Should -Be $calls
        (TabExpansion2 'Set-AwsRole -Account Audit').CompletionMatches.CompletionText | Should -Be "'444455556666'"
        (Set-AwsRole -Account 444455556666 -Role ViewOnly -Session example -PassThru 6> $null).AccountId | Should -Be '444455556666'
        (Set-AwsRole -Account 'example home' -Role ViewOnly -Session example -PassThru 6> $null).AccountId | Should -Be '111122223333'
        Update-AwsRole 6> $null
        $env:AWS_ACCOUNT_ID | Should -Be '111122223333'
        { Set-AwsRole -Account 'example hone' -Role ViewOnly -Session example 6> $null } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsRole'
    }

    Context 'with a separate file' {
        BeforeAll {
            $shared = $env:AWS_CONFIG_FILE
            $env:AWS_CONFIG_FILE = $config = [System.IO.Path]::Combine($env:HOME, 'config')
            [System.IO.File]::Copy($shared, $config)
        }

        AfterAll {
            Clear-AwsRole -InformationAction Ignore
            $env:AWS_CONFIG_FILE = $shared
            $env:AWS_ENDPOINT_URL_SSO = $null
        }

        It 'uses a role from the list, and opens its console, without a profile' {
            Mock -ModuleName 'AwsRole' -CommandName 'Assert-Terminal' -MockWith { }
            $asked = [System.Collections.ArrayList]::new()
            $picked = @{ Action = 'pick' }
            $role = [pscustomobject] @{ account = '444455556666'; role = 'ViewOnly'; session = 'example' }
            $answer = [pscustomobject] @{ names = @('dev', 'Example Audit/ViewOnly'); roles = @($null, $role) }
            $requests = @(& (Get-Module 'AwsRole') { ConvertTo-PickedRequest $args[0] } $answer)
            $requests[0]['profile'] | Should -Be 'dev'
            Mock -ModuleName 'AwsRole' -CommandName 'Show-Picker' -MockWith {
                $null = $asked.Add($Options)
                [pscustomobject] @{ Action = $picked.Action; Names = @('Example Audit/ViewOnly'); Requests = @($requests[1]) }
            }
            (awsp audit -Sso -PassThru 6> $null).AccountId | Should -Be '444455556666'
            $asked[0]['sso'], $asked[0]['query'] | Should -Be $true, 'audit'
            Mock -ModuleName 'AwsRole' -CommandName 'Open-Console' -MockWith { $null = $asked.Add($Parameters) }
            $picked.Action = 'console'
            awsp
            $asked[2]['account'], $asked[2]['role'], $asked[2]['session'] | Should -Be '444455556666', 'ViewOnly', 'example'
            Clear-AwsRole -InformationAction Ignore
        }

        It 'writes a profile for each role, shows the lines first, and needs no parameters the next time' {
            $before = [System.IO.File]::ReadAllText($config)
            $shown = @(Sync-AwsSsoProfile example -Template '{role}@{account}' -Lower -Region eu-west-1 -WhatIf 6>&1 | ForEach-Object { "$_" })
            [System.IO.File]::ReadAllText($config) | Should -BeExactly $before
            @($shown | Where-Object { $_ -like '*config:* + ?profile *' }).Count | Should -Be 3
            @($shown -like '*config:* + awsrole_sync_template = {role}@{account}').Count | Should -Be 1

            $made = @(Sync-AwsSsoProfile example -Template '{role}@{account}' -Lower -Region eu-west-1 -PassThru -InformationVariable said 6> $null)
            $made.Name | Should -Be 'viewonly@example-audit', 'poweruser@example-home', 'viewonly@example-home'
            "$said" | Should -BeExactly 'Profiles of example: 3 added, 0 changed, 0 removed.'
            # The sample's endpoint is in the profile sso.
            $env:AWS_ENDPOINT_URL_SSO = $sts.ssoUrl
            (Set-AwsRole viewonly@example-audit -PassThru 6> $null).AccountId | Should -Be '444455556666'
            @(Sync-AwsSsoProfile example -Exclude *audit* 6>&1 | ForEach-Object { "$_" }) | Should -Be 'Profiles of example: 0 added, 0 changed, 0 removed.',
                'Profiles without a role (remove them with -Prune): viewonly@example-audit.'
            @(Sync-AwsSsoProfile example -Prune 6>&1 | ForEach-Object { "$_" }) | Should -Be 'Profiles of example: 0 added, 0 changed, 1 removed.'
            { Sync-AwsSsoProfile example -Exclude @() -Template '{role}' } | Should -Throw -ErrorId 'InvalidParameter,Sync-AwsSsoProfile'
            [System.IO.File]::ReadAllText($config) | Should -BeLike '*awsrole_sync_exclude = `*audit`**'
        }
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

    It 'reports invalid parameters' {
        $cases = @(
            @{ Parameters = @{ Session = 'exampel' }; Code = 'InvalidParameter'; Hint = '*Did you mean "example"?*' }
            @{ Parameters = @{ Profile = 'nobody' }; Code = 'ProfileNotFound'; Hint = '*' }
            @{ Parameters = @{ StartUrl = 'http://corp.example/start'; Region = 'eu-west-1' }; Code = 'InvalidParameter'; Hint = '*' }
        )
        foreach ($case in $cases) {
            $parameters = $case.Parameters
            try { Connect-AwsSso @parameters 6> $null; $record = $null } catch { $record = $_ }
            $record.FullyQualifiedErrorId | Should -BeLike "$($case.Code),*"
            $record.ErrorDetails.RecommendedAction + $record.ToString() | Should -BeLike $case.Hint
        }
    }
}

Describe 'Set-AwsRole without a sign-in' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { Open-TestPage $Page['url']; $true }
    }
    AfterEach { Clear-AwsRole -InformationAction Ignore; Remove-TestFolder $env:HOME }

    It 'prompts: fails with SsoLoginRequired immediately unless the user says yes, and otherwise signs in and continues' {
        $answer = @{ cancel = $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { $answer }
        { Set-AwsRole sso 6> $null } | Should -Throw -ErrorId 'SsoLoginRequired,Set-AwsRole'
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
        Should -Not -Invoke -ModuleName 'AwsRole' -CommandName 'Start-Browser'
        $answer = @{ answer = 'yes' }
        (Set-AwsRole sso -PassThru 6> $null).AccountId | Should -Be '111122223333'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -Times 2 -Exactly
    }

    It 'prompts once before blocks for many profiles, and runs none unless the user says yes' {
        # Blocks in this process; Invoke-AwsRole.Parallel.Tests.ps1 tests those in others.
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Block' -MockWith {
            $block = @{ Name = $Name; Session = $Session; Instance = [System.IO.MemoryStream]::new(); Shell = [powershell]::Create(); Output = [System.Management.Automation.PSDataCollection[psobject]]::new() }
            $null = $block.Shell.AddScript("'$($Session.accountId)'; @{ AwsRoleExitCode = 3 }")
            $block.Runspace = $block.Shell.Runspace
            $block.Handle = $block.Shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $block.Output)
            $block
        }
        $answer = @{ cancel = $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { $answer }
        Invoke-AwsRole -Profile sso, sso { 'ran' } -ThrottleLimit 2 -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -Be 'SsoLoginRequired,Invoke-AwsRole', 'SsoLoginRequired,Invoke-AwsRole'
        $answer = @{ answer = 'yes' }
        Invoke-AwsRole -Profile sso, sso { 'ran' } -ThrottleLimit 2 -Raw 6> $null | Should -Be '111122223333', '111122223333'
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -Times 2 -Exactly
    }
}

Describe 'Disconnect-AwsSso' {
    AfterAll { Remove-TestFolder $env:HOME }

    It 'ends the sign-in at the server and removes its cached data' {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { Open-TestPage $Page['url']; $true }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-SignIn' -MockWith { @{ cancel = $true } }
        Connect-AwsSso -Session example 6> $null
        $null = Get-AwsSsoRole -Session example
        Set-AwsRole sso 6> $null
        @(Get-AwsRole -All).Count | Should -Be 1
        Clear-AwsRole 6> $null
        @(Get-AwsRole -All).RoleName | Should -Be 'ViewOnly'
        Set-AwsRole sso 6> $null
        $token = (ConvertFrom-Json ([System.IO.File]::ReadAllText((Get-TokenFile)))).accessToken

        @(Disconnect-AwsSso -Session example -Confirm:$false 6>&1) | Should -Be 'Signed out of example.'
        [System.IO.Directory]::GetFiles([System.IO.Path]::GetDirectoryName((Get-TokenFile)), '*-roles.json') | Should -BeNullOrEmpty
        [System.IO.File]::Exists((Get-TokenFile)) | Should -BeFalse
        Clear-AwsRole 6> $null
        @(Get-AwsRole -All).Count | Should -Be 0
        @(Invoke-StsControl $sts @{ server = 'sso' })[-1].operation | Should -Be 'Logout'
        $request = [System.Net.WebRequest]::CreateHttp("$($sts.ssoUrl)/assignment/accounts")
        $request.Headers['x-amz-sso_bearer_token'] = $token
        { $request.GetResponse() } | Should -Throw '*401*'
        @(Disconnect-AwsSso -Session example -Confirm:$false 6>&1) | Should -Be 'You were not signed in to example.'
        @(Disconnect-AwsSso sso -Confirm:$false 6>&1) | Should -Be 'You were not signed in to example.'
        $address = 'https://example.awsapps.com/start'
        @(Disconnect-AwsSso -StartUrl $address -Region eu-west-1 -Confirm:$false 6>&1) | Should -Be "You were not signed in to $address."
    }
}
