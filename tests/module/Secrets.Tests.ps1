BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Get-LongTermSecret {
        [regex]::Match([System.IO.File]::ReadAllText($sts.credentialsFile), 'aws_secret_access_key = (\S+)').Groups[1].Value
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'A secret' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'is not passed to the browser' {
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'the stand-in for the browser is xdg-open' }
        $folder, $path = (New-TestFolder), $env:PATH
        [System.IO.File]::WriteAllText("$folder/xdg-open", "#!/bin/sh`nenv > `"$folder/seen.part`"; mv `"$folder/seen.part`" `"$folder/seen`"`n")
        Set-FileMode "$folder/xdg-open" 755
        $env:AWS_SECRET_ACCESS_KEY = 'secret-of-the-shell'
        $env:PATH = "${folder}:$path"
        try {
            & (Get-Module 'AwsRole') { Initialize-Module; Start-Browser @{ url = 'https://example.com/' } } | Should -BeTrue
            foreach ($round in 1..100) { if ([System.IO.File]::Exists("$folder/seen")) { break }; Start-Sleep -Milliseconds 50 }
        } finally {
            $env:PATH = $path
            $env:AWS_SECRET_ACCESS_KEY = $null
        }
        $seen = [System.IO.File]::ReadAllText("$folder/seen")
        $seen | Should -Match '(?m)^HOME='
        $seen | Should -Not -Match 'AWS_'
        Remove-TestFolder $folder
    }

    It 'is bound to no parameter, which module logging would record' {
        $trace = "$($sandbox.Folder)/trace"
        Set-AwsRole base 6> $null
        $code = Get-FreshCode $sts
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Set-AwsRole dev -TokenCode $code 6> $null }
        $secrets = (Get-LongTermSecret), $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { $null = Get-AwsIdentity; Clear-AwsRole 6> $null }
        $text = [System.IO.File]::ReadAllText($trace)
        $text.Contains('BIND arg [System.Collections.Hashtable] to param [Values]') | Should -BeTrue -Because 'the trace must have seen the module''s own functions'
        foreach ($secret in $secrets) { $text.Contains($secret) | Should -BeFalse }
        # The code is the only secret that a user can pass as an argument: to Set-AwsRole itself, but it is bound nowhere below it.
        $bound = @([regex]::Matches($text, "\[$code\] to param(eter)? \[(\w+)\]") | ForEach-Object { $_.Groups[2].Value } | Sort-Object -Unique)
        $bound -join ' ' | Should -Be 'TokenCode'
    }

    It 'does not stay in the module after Clear-AwsRole' {
        Set-AwsRole readonly 6> $null
        $token = $env:AWS_SESSION_TOKEN
        Clear-AwsRole 6> $null
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole') | Should -BeTrue
        $kept = & (Get-Module 'AwsRole') { Get-Variable -Scope Script | ForEach-Object { "$($_.Value)" } }
        (@($kept) -join "`n").Contains($token) | Should -BeFalse
    }
}
