BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule

    function Get-LongTermSecret {
        [regex]::Match([System.IO.File]::ReadAllText($sts.credentialsFile), 'aws_secret_access_key = (\S+)').Groups[1].Value
    }

    function Get-Secret {
        # Everything that must not be seen: keys on disk, what the shell holds now, and every code that was used.
        Get-LongTermSecret
        $env:AWS_SECRET_ACCESS_KEY
        $env:AWS_SESSION_TOKEN
        $sts.UsedCodes
    }

    function Find-Secret {
        # The secrets that stand in a text.
        param([string] $Text)
        foreach ($secret in Get-Secret | Where-Object { $_ }) { if ($Text.Contains($secret)) { $secret } }
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

    It 'is on no command line and in no environment of the engine while a role is set' {
        if (-not (Test-Unix) -or -not [System.IO.Directory]::Exists('/proc/self')) { Set-ItResult -Skipped -Because 'command lines are read from /proc' }
        # The answer takes its time, so that there is something to see.
        $null = Invoke-StsControl $sts @{ fault = @{ kind = 'drip'; everyMs = 20; chunkBytes = 40 } }
        $sampler = Start-Sampler
        try {
            Set-AwsRole dev -TokenCode (Get-FreshCode $sts) 6> $null
            $null = Get-AwsIdentity
        } finally {
            $seen = Stop-Sampler $sampler
            $null = Invoke-StsControl $sts @{ clearFaults = $true }
        }
        $seen.Rounds | Should -BeGreaterThan 1
        @($seen.CommandLines.Keys | Where-Object { $_ -match 'awsrole\0dialogue' }).Count | Should -BeGreaterThan 0 -Because 'the engine must have been seen'
        $seen.Environments.Count | Should -BeGreaterThan 0
        Find-Secret (@($seen.CommandLines.Keys) -join "`n") | Should -BeNullOrEmpty
        Find-Secret (@($seen.Environments.Keys) -join "`n") | Should -BeNullOrEmpty
        @($seen.Environments.Keys) -join "`n" | Should -Not -Match 'AWS_'
    }

    It 'is not handed to the browser' {
        if (-not (Test-Unix) -or [System.IO.Directory]::Exists('/Applications')) { Set-ItResult -Skipped -Because 'the stand-in for the browser is xdg-open' }
        $folder, $path = (New-TestFolder), $env:PATH
        [System.IO.File]::WriteAllText("$folder/xdg-open", "#!/bin/sh`nenv > `"$folder/seen.part`"; mv `"$folder/seen.part`" `"$folder/seen`"`n")
        & chmod 755 "$folder/xdg-open"
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

    It 'is in no stream and in no object when all goes well' {
        $said = @(
            Set-AwsRole dev -TokenCode (Get-FreshCode $sts) -PassThru -Verbose -Debug *>&1
            Get-AwsIdentity -Verbose -Debug *>&1
            Get-AwsProfile -Verbose -Debug *>&1
            Resolve-AwsProfile dev -Verbose -Debug *>&1
            Set-AwsRole dev -WhatIf -Verbose -Debug *>&1
        )
        $said.Count | Should -BeGreaterThan 8
        $text = ($said | Out-String -Width 4096) + ($said | Format-List -Property * | Out-String -Width 4096) + ($said | Where-Object { $_.PSTypeNames[0] -like 'AwsRole.*' } | ConvertTo-Json -Depth 5)
        Find-Secret $text | Should -BeNullOrEmpty
    }

    It 'is bound to no parameter, where module logging would write it down' {
        $trace = "$($sandbox.Folder)/trace"
        Set-AwsRole base 6> $null
        $code = Get-FreshCode $sts
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Set-AwsRole dev -TokenCode $code 6> $null }
        $secrets = (Get-LongTermSecret), $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { $null = Get-AwsIdentity; Clear-AwsRole 6> $null }
        $text = [System.IO.File]::ReadAllText($trace)
        $text.Contains('BIND arg [System.Collections.Hashtable] to param [Values]') | Should -BeTrue -Because 'the trace must have seen the module''s own functions'
        foreach ($secret in $secrets) { $text.Contains($secret) | Should -BeFalse }
        # The code is the one secret that a person may give as an argument: to Set-AwsRole itself, and to nothing below it.
        $bound = @([regex]::Matches($text, "\[$code\] to param(eter)? \[(\w+)\]") | ForEach-Object { $_.Groups[2].Value } | Sort-Object -Unique)
        $bound -join ' ' | Should -Be 'TokenCode'
    }

    It 'is in no transcript' {
        $transcript = "$($sandbox.Folder)/transcript"
        $held = Invoke-Shell "`$null = Start-Transcript -Path '$transcript'; Set-AwsRole readonly -Verbose; Get-AwsIdentity; Resolve-AwsProfile readonly; `$null = Stop-Transcript; [Console]::Out.WriteLine('held ' + `$env:AWS_SECRET_ACCESS_KEY + ' ' + `$env:AWS_SESSION_TOKEN)"
        $text = [System.IO.File]::ReadAllText($transcript)
        $text | Should -BeLike '*readonly: role ReadOnly*'
        $words = [regex]::Match($held, '(?m)^held (\S+) (\S+)').Groups
        foreach ($secret in $words[1].Value, $words[2].Value, (Get-LongTermSecret)) {
            $secret | Should -Not -BeNullOrEmpty
            $text.Contains($secret) | Should -BeFalse
        }
    }

    It 'is not kept by the module after Clear-AwsRole' {
        Set-AwsRole readonly 6> $null
        $token = $env:AWS_SESSION_TOKEN
        Clear-AwsRole 6> $null
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole') | Should -BeTrue
        $kept = & (Get-Module 'AwsRole') { Get-Variable -Scope Script | ForEach-Object { "$($_.Value)" } }
        (@($kept) -join "`n").Contains($token) | Should -BeFalse
    }
}
