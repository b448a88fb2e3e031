BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    Disable-Question
    $names = 'dev', 'dev-eu', 'Prod', 'prod-eu', 'my-prod', 'staging', '-', 'tokyo'
    $config = "[profile staging]`nregion = us-west-2`naws_account_id = 777788889999`n[profile tokyo]`nregion = ap-northeast-1`n[profile broken]`nsource_profile = nosuch`nrole_arn = arn:aws:iam::111122223333:role/Breaker`n"
    $credentials = @(foreach ($name in $names) { "[$name]`naws_access_key_id = KEY-$name`naws_secret_access_key = secret-$name`n" }) -join ''
    Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials

    function Get-Current { "$env:AWSROLE_PROFILE" }

    function Get-Earlier {
        # The role that Switch-AwsRole - would return to.
        ConvertTo-Json ([System.AppDomain]::CurrentDomain.GetData('AwsRole.Earlier')) -Compress -Depth 4
    }

    function Get-ChoiceName {
        # The profile names in the order of the list.
        @(& (Get-Module 'AwsRole') { [CmdletBinding()] param() Read-Choice $PSCmdlet }) -join ' '
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Switch-AwsRole' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Test-Terminal' -MockWith { $false }
    }

    AfterAll { Remove-TestFolder $env:HOME }

    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'finds a complete name in any case, otherwise the only match among names, or among accounts and regions' {
        $texts = 'dev', 'my-prod', 'Prod', 'prod', 'stag', 'TAGI', '77778888', 'ap-north'
        $taken = & (Get-Module -Name 'AwsRole') { [CmdletBinding()] param($texts) foreach ($text in $texts) { (Select-Choice $text $PSCmdlet).Names } } $texts
        $taken | Should -BeExactly 'dev', 'my-prod', 'Prod', 'Prod', 'staging', 'staging', 'staging', 'tokyo'
        Switch-AwsRole 77778888 6> $null
        Get-Current | Should -BeExactly 'staging'
        $env:AWS_ACCESS_KEY_ID | Should -BeExactly 'KEY-staging'
    }

    It 'is also awsp, reports like Set-AwsRole, and returns the session only with -PassThru' {
        $said = @(awsp staging *>&1)
        $said | Should -BeOfType ([System.Management.Automation.InformationRecord])
        "$said" | Should -BeExactly "$(Set-AwsRole staging 6>&1)"
        "$said" | Should -BeLike 'staging: access keys*us-west-2'
        $session = Get-AwsProfile staging | Switch-AwsRole -PassThru 6> $null
        $session.PSObject.TypeNames | Should -Contain 'AwsRole.Session'
        $session.Profile | Should -Be 'staging'
    }

    It 'lists several matches, and changes nothing, without a terminal' {
        { Switch-AwsRole ev } | Should -Throw '*"ev" matches 2 profiles: dev, dev-eu.*' -ErrorId 'ProfileAmbiguous,Switch-AwsRole'
        Switch-AwsRole od-e 6> $null
        { Switch-AwsRole d } | Should -Throw -ErrorId 'ProfileAmbiguous,Switch-AwsRole'
        Get-Current | Should -Be 'prod-eu'
        $many = & (Get-Module -Name 'AwsRole') { New-AmbiguousRecord 'team' (10..40 | ForEach-Object { "team-$_" }) }
        "$many" | Should -BeLike '*matches 31 profiles: team-10, *, team-19 and 21 more.*'
    }

    It 'fails with ProfileNotFound for a name without a match, and with the error of the profile that matches' {
        $failed = foreach ($text in 'stagign', 'x;y', '*') { try { Switch-AwsRole $text } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.Data['target'])" } }
        $failed | Should -BeExactly @(foreach ($text in 'stagign', 'x;y', '*') { "ProfileNotFound,Switch-AwsRole $text" })
        { Switch-AwsRole Breaker } | Should -Throw '*nosuch*' -ErrorId '*,Switch-AwsRole'
        Get-Current | Should -BeNullOrEmpty
        # Without profiles.
        Write-AwsFile $sandbox.Folder
        try {
            { Switch-AwsRole dev } | Should -Throw '*No profiles were found*' -ErrorId 'ProfileNotFound,Switch-AwsRole'
        } finally {
            Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        }
    }

    It 'fails with TerminalRequired without a name and a terminal, and shows what to type' {
        { awsp } | Should -Throw '*(TERM=dumb)*awsp dev*' -ErrorId 'TerminalRequired,Switch-AwsRole'
        { Switch-AwsRole } | Should -Throw '*Switch-AwsRole dev*' -ErrorId 'TerminalRequired,Switch-AwsRole'
        $Error[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
    }

    It 'shows the plan with -WhatIf, and changes nothing' {
        $order = Get-ChoiceName
        $said = Switch-AwsRole stag -WhatIf 6>&1
        "$said" | Should -BeLike '*profile staging*'
        Get-Current | Should -BeNullOrEmpty
        Get-ChoiceName | Should -Be $order
    }

    It 'requires confirmation for a protected profile, unless -Confirm:$false' {
        Set-AwsRoleOption -Protect 'stag*'
        { Switch-AwsRole stag } | Should -Throw -ErrorId 'ConfirmationRequired,Switch-AwsRole'
        Get-Current | Should -BeNullOrEmpty
        Switch-AwsRole stag -Confirm:$false 6> $null
        Get-Current | Should -Be 'staging'
        Set-AwsRoleOption -Protect @()
    }

    It 'starts one engine for a known name, and two for the first' {
        Write-AwsFile $sandbox.Folder -Config "$config# changed`n" -Credentials $credentials
        $null = Get-ChoiceName
        Mock -ModuleName 'AwsRole' -CommandName 'Read-Choice' -MockWith { throw 'asked again' }
        Switch-AwsRole dev 6> $null
        Get-Current | Should -Be 'dev'
        Write-AwsFile $sandbox.Folder -Config $config -Credentials $credentials
        { Switch-AwsRole staging } | Should -Throw 'asked again'
    }
}

Describe 'Switch-AwsRole -' {
    BeforeAll { Set-TestHome (New-TestFolder) }
    AfterAll { Remove-TestFolder $env:HOME }
    BeforeEach { [System.AppDomain]::CurrentDomain.SetData('AwsRole.Earlier', $null) }
    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'returns to the previous role, and back again, with the parameters of each' {
        Set-AwsRole dev -Region eu-west-3 6> $null
        Set-AwsRole tokyo 6> $null
        foreach ($wanted in 'dev eu-west-3', 'tokyo ap-northeast-1', 'dev eu-west-3') {
            Switch-AwsRole - 6> $null
            "$(Get-Current) $env:AWS_REGION" | Should -Be $wanted
        }
        Clear-AwsRole 6> $null
        Switch-AwsRole - 6> $null
        Get-Current | Should -Be 'dev' -Because 'it was cleared'
    }

    It 'returns to the role of the parent shell, and to a profile in AWS_PROFILE' {
        $env:AWSROLE_PROFILE = 'staging'
        $env:AWS_ACCESS_KEY_ID = 'KEY-staging'
        try {
            Set-AwsRole dev 6> $null
            Switch-AwsRole - 6> $null
            Get-Current | Should -Be 'staging'
        } finally {
            Clear-AwsRole 6> $null
            $env:AWSROLE_PROFILE = $env:AWS_ACCESS_KEY_ID = $null
        }

        Set-AwsRole -AsProfile dev 6> $null
        Set-AwsRole staging 6> $null
        Switch-AwsRole - 6> $null
        "$env:AWS_PROFILE [$env:AWS_ACCESS_KEY_ID]" | Should -Be 'dev []'
        Switch-AwsRole - 6> $null
        Get-Current | Should -Be 'staging'
    }

    It 'does not count the same role, a renewal, a block, or a failure as another role' {
        Set-AwsRole dev 6> $null
        Set-AwsRole staging 6> $null
        $earlier = Get-Earlier
        $counted = foreach ($act in { Set-AwsRole staging 6> $null }, { Update-AwsRole 6> $null }, { Invoke-AwsRole tokyo { } }, { { Set-AwsRole nosuch } | Should -Throw }) {
            & $act
            if ((Get-Earlier) -cne $earlier) { "$act" }
        }
        $counted | Should -BeNullOrEmpty
        Switch-AwsRole - 6> $null
        Get-Current | Should -Be 'dev'
    }

    It 'fails with CredentialsNotFound without an earlier role' {
        { Switch-AwsRole - } | Should -Throw -ErrorId 'CredentialsNotFound,Switch-AwsRole'
        Set-AwsRole dev 6> $null
        { Switch-AwsRole - } | Should -Throw -ErrorId 'CredentialsNotFound,Switch-AwsRole'
        Get-Current | Should -Be 'dev'
    }
}

Describe 'The order of the list' {
    # The engine stores it.
    BeforeAll {
        Import-TestModule
        Use-WarmEngine
        Set-TestHome (New-TestFolder)
    }

    AfterAll { Remove-TestFolder $env:HOME }
    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'has recently used profiles first, for every cmdlet that switches, but not after a block, an export, or a failure' {
        Set-AwsRole my-prod 6> $null
        Switch-AwsRole tokyo 6> $null
        Set-AwsRole -AsProfile dev 6> $null
        Invoke-AwsRole staging { }
        $null = Export-AwsRole staging -As Json
        { Set-AwsRole broken } | Should -Throw
        Get-ChoiceName | Should -BeLike 'dev tokyo my-prod staging broken *'
    }

    It 'does not make a switch fail if it cannot be stored' {
        $env:AWSROLE_DATA_DIR = [System.IO.Path]::Combine($sandbox.Folder, 'config')
        try {
            $said = Set-AwsRole tokyo -Verbose 4>&1 6> $null
            Get-Current | Should -Be 'tokyo'
            "$said" | Should -BeLike '*Recently used profiles were not saved*'
            Get-ChoiceName | Should -BeLike 'staging tokyo *'
        } finally {
            $env:AWSROLE_DATA_DIR = $null
        }
    }
}

Describe 'Completion for Switch-AwsRole' {
    It 'offers the profiles, also under its other name' {
        foreach ($line in 'Switch-AwsRole stag', 'awsp stag', 'awsp -Profile stag') {
            @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText) | Should -Be @('staging')
        }
    }
}

Describe 'The answer of the list' {
    It 'is a profile, or the account and role of Identity Center, with its session if there is one' {
        $requests = & (Get-Module -Name 'AwsRole') {
            Initialize-Module
            $roles = $null, [pscustomobject] @{ account = '1'; role = 'a'; session = 'corp' }, [pscustomobject] @{ account = '2'; role = 'b'; session = $null }
            ConvertTo-PickedRequest ([pscustomobject] @{ names = 'dev', '1/a', '2/b'; roles = $roles })
        }
        @($requests | ForEach-Object { @(foreach ($key in $_.Keys | Sort-Object) { "$key=$($_[$key])" }) -join ' ' }) | Should -Be 'profile=dev', 'account=1 role=a session=corp', 'account=2 role=b'
    }
}
