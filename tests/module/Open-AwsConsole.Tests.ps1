BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder -With 'federation'
    $env:AWSROLE_FEDERATION_URL = $sts.federationUrl
    Import-TestModule
    Use-WarmEngine
    Disable-Question

    function Get-SignInCount {
        # The number of requested sign-in tokens.
        @(Invoke-StsControl $sts @{ server = 'federation' }).Count
    }

    function Get-Page {
        # The page that a URL opens after the sign-in.
        param([string] $Address)
        $found = [regex]::Match($Address, '[?&]Destination=([^&]*)')
        [uri]::UnescapeDataString($found.Groups[1].Value.Replace('+', ' '))
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Open-AwsConsole' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        $opened = [System.Collections.ArrayList]::new()
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $null = $opened.Add($Page['url']); $true }
    }

    BeforeEach { $opened.Clear() }

    It 'opens a sign-in URL, and reports it without the URL; also for a profile from the pipeline' {
        $said = @(Get-AwsProfile readonly | Open-AwsConsole *>&1) -join "`n"
        $said | Should -Be 'Opened the console in your browser, as readonly.'
        "$opened" | Should -BeLike "$($sts.federationUrl)?Action=login&*SigninToken=*"
        $opened.Count | Should -Be 1
        Get-Page $opened[0] | Should -Be "https://$($sts.region).console.aws.amazon.com/console/home?region=$($sts.region)"
    }

    It 'returns only the URL with -PassThru, and opens nothing: the sign-in service accepts it once and redirects to the page' {
        $said = @(Open-AwsConsole readonly -PassThru *>&1)
        $said | Should -BeLike "$($sts.federationUrl)?*"
        $opened.Count | Should -Be 0
        $address = $said[0]
        $request = [System.Net.WebRequest]::CreateHttp($address)
        $request.AllowAutoRedirect = $false
        $answer = $request.GetResponse()
        [int] $answer.StatusCode | Should -Be 302
        $answer.Headers['Location'] | Should -Be (Get-Page $address)
        $answer.Dispose()
    }

    It 'opens the page of a service in a region, by position or by name, for the given duration, or by its URL' {
        Open-AwsConsole readonly dynamodb -Region eu-west-1 -SessionDuration 3600 6> $null
        Open-AwsConsole readonly -Destination 'https://us-east-1.console.aws.amazon.com/ec2/home#Instances:' 6> $null
        @($opened | ForEach-Object { Get-Page $_ }) | Should -Be @(
            'https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1'
            'https://us-east-1.console.aws.amazon.com/ec2/home#Instances:'
        )
    }

    It 'signs in with the credentials of the shell, and does not change the shell' {
        Set-AwsRole readonly 6> $null
        $before = ConvertTo-Comparable (Get-RoleVariable)
        $calls = @(Invoke-StsControl $sts).Count
        @(Open-AwsConsole 6>&1) -join '' | Should -Be 'Opened the console in your browser, as the current role.'
        $opened.Count | Should -Be 1
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        @(Invoke-StsControl $sts).Count | Should -Be $calls -Because 'the session of the shell needs no call of STS'
        Clear-AwsRole 6> $null
    }

    It 'writes the URL to no stream, and binds it to no parameter, which module logging would record' {
        $trace = "$($sandbox.Folder)/trace"
        $said = Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { @(Open-AwsConsole readonly -Verbose -Debug *>&1) | Out-String -Width 4096 }
        $said | Should -Not -Match 'SigninToken|federation\?'
        $text = [System.IO.File]::ReadAllText($trace)
        $opened.Count | Should -Be 1
        $text | Should -BeLike '*to param [[]Page]*'
        $text.Contains([regex]::Match($opened[0], 'SigninToken=([^&]*)').Groups[1].Value) | Should -BeFalse
    }

    It 'opens and prompts nothing with -WhatIf, or when it fails' {
        $count = Get-SignInCount
        Open-AwsConsole readonly -WhatIf
        Open-AwsConsole dev -PassThru -WhatIf | Should -BeNullOrEmpty
        { Open-AwsConsole base } | Should -Throw -ErrorId 'CredentialsNotFound,Open-AwsConsole' -Because 'its keys are no session'
        { Open-AwsConsole readonly -Destination 's3' } | Should -Throw -ErrorId 'InvalidParameter,Open-AwsConsole'
        { Open-AwsConsole dev -TokenCode 12345 } | Should -Throw -ErrorId 'MfaRejected,Open-AwsConsole'
        { Open-AwsConsole dev } | Should -Throw -ErrorId 'MfaRequired,Open-AwsConsole'
        Get-SignInCount | Should -Be $count
        $opened.Count | Should -Be 0
    }

    It 'fails without a browser, and shows the alternative' {
        Mock -ModuleName 'AwsRole' -CommandName 'Start-Browser' -MockWith { $false }
        { Open-AwsConsole readonly } | Should -Throw -ErrorId 'BrowserMissing,Open-AwsConsole' -ExpectedMessage '*-PassThru*'
    }
}

Describe 'The browser' {
    It 'gets the whole URL as one argument' {
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'the stand-in for the browser is xdg-open' }
        $folder = New-TestFolder
        [System.IO.File]::WriteAllText("$folder/xdg-open", "#!/bin/sh`nprintf '%s|' `"`$@`" > '$folder/part' && mv '$folder/part' '$folder/opened'`n")
        Set-FileMode "$folder/xdg-open" 755
        $path = $env:PATH
        try {
            $env:PATH = "$folder$([System.IO.Path]::PathSeparator)$path"
            Open-AwsConsole readonly s3 6> $null
            foreach ($round in 1..600) { if ([System.IO.File]::Exists("$folder/opened")) { break } else { Start-Sleep -Milliseconds 50 } }
            [System.IO.File]::ReadAllText("$folder/opened") | Should -BeLike "$($sts.federationUrl)?Action=login&*|"
        } finally {
            $env:PATH = $path
            Remove-TestFolder $folder
        }
    }

    It 'does not open a program, a file, a page in a second line, or nothing' {
        $started = & (Get-Module 'AwsRole') { foreach ($url in $args) { Start-Browser @{ url = $url } } } '/bin/sh' 'file:///bin/sh' "x`nhttps://a.example" ''
        $started | Should -Be $false, $false, $false, $false
    }
}

Describe 'The completion of -Service' {
    BeforeAll {
        function Get-CompletionText {
            param([string] $Line)
            @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches | ForEach-Object { $_.CompletionText }) -join '|'
        }
    }

    It 'offers services by name, and by their AWS names, also by position after the profile' {
        Get-CompletionText 'Open-AwsConsole -Service s3' | Should -Be 's3'
        Get-CompletionText 'Open-AwsConsole dev lamb' | Should -Be 'lambda'
        & (Get-Module -Name 'AwsRole') { (Complete-Candidate 'services' 'queue').CompletionText } | Should -Be 'sqs'
    }
}
