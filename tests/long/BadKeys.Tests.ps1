BeforeDiscovery {
    # At full size every command with every mistake; in npm test two mistakes (keyText.test.ts has all), the first one for a command of each
    # kind.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    $commands = @(
        { Set-AwsRole r -Verbose }
        { Set-AwsRole base -Verbose }
        { Set-AwsRole base -WhatIf -Verbose }
        { Get-AwsIdentity base -Verbose }
        { Resolve-AwsProfile r -Verbose }
        { Invoke-AwsRole base { 1 } -Verbose }
        { Export-AwsRole base -As Json }
        { Update-AwsAccessKey base -Confirm:$false -Verbose }
    )
    $id = 'AKIAIOSFODNN7EXAMPLE'
    $secret = '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'
    $plainSecret = 'canaryxSECRET7MDENGbPxRfiCYcanaryKEY4567'
    $wrong = @(
        @{ What = 'exchanged'; Id = $secret; Secret = $id; Rule = 'KeysExchanged'; Says = 'looks like a secret' }
        @{ What = 'exchanged, a secret of letters alone'; Id = $plainSecret; Secret = $id; Rule = 'KeysExchanged'; Says = 'looks like a secret' }
        @{ What = 'both in the place of the ID'; Id = "${id}:$secret"; Secret = $secret; Rule = 'KeysExchanged'; Says = 'more than one value' }
        @{ What = 'both, a line of a CSV'; Id = "$id,$plainSecret"; Secret = $secret; Rule = 'KeysExchanged'; Says = 'more than one value' }
        @{ What = 'the ID in quotes'; Id = "`"$id`""; Secret = $secret; Rule = 'KeyQuoted'; Says = 'quotation marks' }
        @{ What = 'the secret in quotes'; Id = $id; Secret = "'$secret'"; Rule = 'KeyQuoted'; Says = 'quotation marks' }
        @{ What = 'curly quotes'; Id = "$([char] 0x201C)$id$([char] 0x201D)"; Secret = $secret; Rule = 'KeyQuoted'; Says = 'quotation marks' }
        @{ What = 'a zero-width space'; Id = "$id$([char] 0x200B)"; Secret = $secret; Rule = 'KeyCharacters'; Says = 'a zero-width space (U+200B) at its end' }
        @{ What = 'a no-break space'; Id = $id; Secret = "canary$([char] 0xA0)SECRET"; Rule = 'KeyCharacters'; Says = 'a no-break space (U+00A0) at position 7' }
    )
    if ($isSmall) { $wrong = $wrong | Where-Object { $_.What -in 'exchanged', 'a zero-width space' } }
    foreach ($case in $wrong) {
        $case.IsWhole = -not $isSmall -or $case -eq $wrong[0]
        $case.Asked = if (-not $isSmall) { $commands } elseif ($case.IsWhole) { $commands[0, 5, 6, 7] } else { $commands[0] }
    }
    $ended = @(
        @{ What = 'a line feed behind the ID'; Id = "$id`n"; Secret = $secret; Token = $null; Says = 'AWS_ACCESS_KEY_ID contains a line feed (U+000A) at its end' }
        @{ What = 'a line end of Windows behind the secret'; Id = $id; Secret = "$secret`r`n"; Token = $null; Says = 'AWS_SECRET_ACCESS_KEY contains a carriage return (U+000D)' }
        @{ What = 'a line feed behind the token'; Id = $id; Secret = $secret; Token = "canary-token`n"; Says = 'AWS_SESSION_TOKEN contains a line feed (U+000A) at its end' }
        @{ What = 'a curly quote in the token'; Id = $id; Secret = $secret; Token = "canary$([char] 0x2019)token"; Says = 'AWS_SESSION_TOKEN contains a curly quotation mark (U+2019) at position 7' }
    )
    if ($isSmall) { $ended = $ended | Where-Object { $_.What -in 'a line feed behind the ID', 'a curly quote in the token' } }
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Get-Everything {
        # The output of a command in every stream and in its error, as one text.
        param([scriptblock] $Command)
        $said = @(try { & $Command *>&1 } catch { $_; $_ | Format-List -Property * -Force; $_.Exception.Data.Values; $_.TargetObject })
        ($said | Out-String -Width 4096) + (@($said | ForEach-Object { "$_" }) -join "`n")
    }

    function Test-Said {
        # Asserts that a text contains no part of a secret, and no key ID that may be one.
        param([string] $Text)
        $Text | Should -Not -BeNullOrEmpty
        $Text | Should -Not -Match 'canary|SECRET7|MDENG'
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'A key in a file: <What>' -ForEach $wrong {
    BeforeAll {
        Write-AwsFile $sandbox.Folder -Config "[profile r]`nrole_arn = arn:aws:iam::111122223333:role/R`nsource_profile = base`nregion = eu-west-1`n" -Credentials "[base]`naws_access_key_id = $Id`naws_secret_access_key = $Secret`n"
        $calls = @(Invoke-StsControl $sts).Count
    }

    It 'is rejected before any call, with its place and the mistake, by each command' {
        foreach ($command in $Asked) {
            $text = Get-Everything $command
            Test-Said $text
            $text | Should -Match 'InvalidParameter' -Because "of $command"
            $text.Contains($Says) | Should -BeTrue -Because "of ${command}: $text"
            $text | Should -Match 'credentials line [23]' -Because "of $command"
            @(Invoke-StsControl $sts).Count | Should -Be $calls -Because "of $command"
            $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty -Because "of $command"
        }
    }

    It 'is reported by Test-AwsConfig, and not shown in changed lines' {
        $all = @(Test-AwsConfig)
        $findings = @($all | Where-Object -Property Rule -EQ $Rule)
        $findings.Count | Should -BeGreaterThan 0
        $findings[0].File | Should -Be $env:AWS_SHARED_CREDENTIALS_FILE
        Test-Said (Get-Everything { $all; $all | Format-List -Property * })
        if ($IsWhole) { Test-Said (Get-Everything { Remove-AwsProfile base -WhatIf; Rename-AwsProfile base other -WhatIf; Copy-AwsProfile base other -WhatIf }) }
    }
}

Describe 'A key in the variables: <What>' -ForEach $ended {
    BeforeAll {
        Write-AwsFile $sandbox.Folder
        foreach ($pair in @{ AWS_ACCESS_KEY_ID = $Id; AWS_SECRET_ACCESS_KEY = $Secret; AWS_SESSION_TOKEN = $Token }.GetEnumerator()) {
            if ($null -ne $pair.Value) { [System.Environment]::SetEnvironmentVariable($pair.Key, $pair.Value) }
        }
    }

    AfterAll { Clear-RoleVariable }

    It 'is rejected by name, with the character and its position' {
        foreach ($command in { Get-AwsIdentity -Verbose }, { Set-AwsRole -RoleArn arn:aws:iam::111122223333:role/R -Verbose }, { Export-AwsRole -As Json }) {
            $text = Get-Everything $command
            $text | Should -Match 'InvalidParameter'
            $text | Should -Not -Match 'canary'
            $text.Contains($Says) | Should -BeTrue -Because $text
        }
        @(Test-AwsConfig | ForEach-Object { $_.Rule }) | Should -Contain 'KeyCharacters'
    }
}

Describe 'Set-AwsAccessKey' {
    BeforeAll {
        Write-AwsFile $sandbox.Folder
        $secret = 'canary/SECRET7MDENGbPxRfiCYcanaryKEY4567'
        $spaced = "canary$([char] 0xA0)"
    }

    It 'shows nothing of values in a wrong parameter' {
        foreach ($case in @(
            @{ What = 'the secret as ID'; Command = { Set-AwsAccessKey base $secret -SecretAccessKey (New-TestSecret 'AKIAIOSFODNN7EXAMPLE') -Verbose } }
            @{ What = 'the secret as ID, with -WhatIf'; Command = { Set-AwsAccessKey base $secret -SecretAccessKey (New-TestSecret 'x') -WhatIf -Verbose } }
            @{ What = 'both as ID'; Command = { Set-AwsAccessKey base "AKIAIOSFODNN7EXAMPLE $secret" -SecretAccessKey (New-TestSecret 'x') -Verbose } }
            @{ What = 'the secret as plain text'; Command = { Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey $secret -Verbose } }
            @{ What = 'the secret as plain text, without its name'; Command = { Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE $secret -Verbose } }
            @{ What = 'the ID as secret'; Command = { Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey (New-TestSecret 'AKIAIOSFODNN7EXAMPLE') -Verbose } }
            @{ What = 'a secret with a no-break space'; Command = { Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey (New-TestSecret $spaced) -Verbose } }
            )) {
            $before = Read-AwsBytes
            $Error.Clear()
            $text = Get-Everything $case.Command
            $text | Should -Match 'InvalidParameter' -Because $case.What
            Test-Said $text
            Test-Said ($Error | Out-String -Width 4096)
            Read-AwsBytes | Should -Be $before -Because $case.What
        }
    }

    It 'leaves neither the typed line nor the bound values in its error record' {
        foreach ($line in @(
                "Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE -SecretAccessKey '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'"
                "Set-AwsAccessKey base AKIAIOSFODNN7EXAMPLE 'canary/SECRET7MDENGbPxRfiCYcanaryKEY4567'"
                "Set-AwsAccessKey base 'canary/SECRET7MDENGbPxRfiCYcanaryKEY4567' -SecretAccessKey ([securestring]::new())"
                "Set-AwsRole nobody -TokenCode 'canary'"
                "Update-AwsAccessKey base -TokenCode 'canary' -Confirm:`$false"
            )) {
            $Error.Clear()
            $record = $null
            try { & ([scriptblock]::Create("`n`n$line")) 6> $null } catch { $record = $_ }
            if ($Error.Count -gt 0) { $record = $Error[0] }
            $info = $record.InvocationInfo
            $all = @($Error | Format-List -Property * -Force | Out-String -Width 4096; $info.Line; $info.PositionMessage; $info.BoundParameters.Values; $info.UnboundArguments; "$record") -join "`n"
            $all | Should -Match 'InvalidParameter|MfaRejected' -Because "of $line"
            Test-Said $all
            $info.Line | Should -Match '\A[\w-]+ \.\.\.\z' -Because "of $line"
            $info.ScriptLineNumber | Should -Be 3 -Because "of $line"
        }
    }
}
