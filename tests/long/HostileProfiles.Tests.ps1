BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # At full size every name and text; in npm test those that are difficult for PowerShell, a pattern, a file, and an encoding.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    $few = '*', ('a"$(x)' + [char] 0x30ED)
    $names = @(Get-HostileName | Where-Object { -not $isSmall -or $_.Hostile -cin $few })
    $texts = @(Get-InjectingText | Where-Object { -not $isSmall -or $_.Text -cin "a]`n[b", "a$([char] 0x202E)b" })
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'A profile named <Hostile>' -ForEach $names {
    BeforeEach {
        $config = "# mine`r`n[profile  base] # mine`r`nregion=x`r`n`r`n[profile dev]`r`nrole_arn=arn:aws:iam::111122223333:role/Dev`r`nsource_profile=base`r`n"
        Write-AwsFile $sandbox.Folder -Config $config -Credentials "[base]`naws_access_key_id = AKIAONE`naws_secret_access_key = made-up`n[other]`nsource_profile = base`n"
        $before = Read-AwsBytes
    }

    It 'can be created, found, changed, and removed, which restores every byte' {
        $item = New-AwsProfile -Profile $Hostile -Region eu-west-1 -PassThru -WarningAction Ignore
        $item.Name | Should -BeExactly $Hostile
        $text = Read-AwsText
        $item | Set-AwsProfile -Region eu-west-2 -WarningAction Ignore
        Read-AwsText | Should -BeExactly $text.Replace('region = eu-west-1', 'region = eu-west-2')
        Remove-AwsProfile -Profile $Hostile -Confirm:$false
        Read-AwsBytes | Should -Be $before
    }

    It 'can be the new name of another, and renaming back restores every byte' {
        (Rename-AwsProfile -Profile base -NewName $Hostile -PassThru).Name | Should -BeExactly $Hostile
        (Get-AwsProfile dev).SourceProfile | Should -BeExactly $Hostile
        Rename-AwsProfile -Profile $Hostile -NewName base
        Read-AwsBytes | Should -Be $before
    }

    It 'can be a copy of another, and removing it restores every byte' {
        (Copy-AwsProfile dev -NewName $Hostile -PassThru).Name | Should -BeExactly $Hostile
        Remove-AwsProfile -Profile $Hostile -Confirm:$false
        Read-AwsBytes | Should -Be $before
    }
}

Describe 'The text <Shown>' -ForEach $texts {
    BeforeEach {
        Write-AwsFile $sandbox.Folder -Config "# mine`n[profile dev]`nregion = us-east-1`n"
        $before = Read-AwsBytes
    }

    AfterEach { Read-AwsBytes | Should -Be $before }

    It 'is rejected as a value and as the name of a setting' {
        { Set-AwsProfile dev -ExternalId $Text } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsProfile'
        { Set-AwsProfile dev -Setting @{ $Text = 'x' } -RemoveSetting 'a b' } | Should -Throw -ErrorId 'InvalidParameter,Set-AwsProfile'
    }

    It 'is rejected as a name, and shown without characters that move the cursor' {
        $problem = $null
        try { New-AwsProfile -Profile $Text } catch { $problem = $_ }
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidParameter,New-AwsProfile'
        "$problem" | Should -Not -Match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'
    }
}
