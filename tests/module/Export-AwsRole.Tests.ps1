BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    # Static keys only, so no server is needed.
    Write-AwsFile $sandbox.Folder -Config "[profile one]`nregion = eu-west-1`n" -Credentials "[one]`naws_access_key_id = AKIAONE`naws_secret_access_key = secret-`"one`"`n"
    Import-TestModule
    Use-WarmEngine
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Export-AwsRole' {
    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'returns one text in each form, and does not change the shell' {
        $parts = [ordered] @{
            PowerShell        = "AWS_ACCESS_KEY_ID*'AKIAONE'"
            Bash              = 'export AWS_ACCESS_KEY_ID=*AKIAONE'
            Fish              = 'set -gx AWS_ACCESS_KEY_ID *AKIAONE'
            DotEnv            = 'AWS_ACCESS_KEY_ID=*AKIAONE'
            Docker            = 'AWS_ACCESS_KEY_ID=AKIAONE'
            Json              = '"AWS_ACCESS_KEY_ID"*"AKIAONE"'
            CredentialProcess = '"AccessKeyId"*"AKIAONE"'
            Cmd               = 'AWS_ACCESS_KEY_ID=AKIAONE'
        }
        $wrong = foreach ($form in $parts.Keys) {
            # cmd cannot put a double quote safely into a variable; every other form can.
            if ($form -eq 'Cmd') { Write-AwsFile $sandbox.Folder -Config "[profile one]`nregion = eu-west-1`n" -Credentials "[one]`naws_access_key_id = AKIAONE`naws_secret_access_key = secret-one`n" }
            $texts = @(Export-AwsRole -As $form -Profile one)
            if ($texts.Count -ne 1 -or $texts[0] -isnot [string] -or $texts[0] -notlike "*$($parts[$form])*" -or $texts[0] -match '\n\z') { "${form}: $texts" }
        }
        $wrong | Should -BeNullOrEmpty
        (Get-RoleVariable).Count | Should -Be 0
    }

    It 'writes a text that sets the same here: PowerShell' {
        Write-AwsFile $sandbox.Folder -Config "[profile one]`nregion = eu-west-1`n" -Credentials "[one]`naws_access_key_id = AKIAONE`naws_secret_access_key = it's-`"one`"`n"
        $env:AWS_SESSION_TOKEN = 'stale'
        & ([scriptblock]::Create((Export-AwsRole PowerShell one)))
        $env:AWS_SECRET_ACCESS_KEY | Should -BeExactly 'it''s-"one"'
        $null -eq $env:AWS_SESSION_TOKEN | Should -BeTrue
    }

    It 'exports the credentials of the shell without a profile' {
        $env:AWS_ACCESS_KEY_ID = 'AKIASHELL'
        $env:AWS_SECRET_ACCESS_KEY = 'made-up'
        (ConvertFrom-Json (Export-AwsRole Json)).AWS_ACCESS_KEY_ID | Should -Be 'AKIASHELL'
    }

    It 'writes a section of the credentials file, reports where, and returns no text' {
        $text = Export-AwsRole CredentialsFile one -Section for-others 6>&1
        @($text).Count | Should -Be 1
        $text | Should -BeOfType ([System.Management.Automation.InformationRecord])
        "$text" | Should -BeLike "Wrote *credentials: ``[for-others``]."
        $written = [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE)
        $written | Should -Match '\[for-others\]\s+[^\[]*aws_access_key_id = AKIAONE'
    }

    It 'does not replace keys in the section unless -Force is specified' {
        Write-AwsFile $sandbox.Folder -Credentials "[one]`naws_access_key_id = AKIAONE`naws_secret_access_key = secret-one`n[mine]`naws_access_key_id = AKIAMINE`naws_secret_access_key = secret-mine`n"
        { Export-AwsRole CredentialsFile one -Section mine } | Should -Throw
        [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE) | Should -BeLike '*AKIAMINE*'
        Export-AwsRole CredentialsFile one -Section mine -Force 6> $null
        [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE) | Should -Not -BeLike '*AKIAMINE*'
    }

    It 'sets the variables for the next steps of a workflow and masks them' {
        $env:GITHUB_ENV = [System.IO.Path]::Combine($sandbox.Folder, 'github-env')
        [System.IO.File]::WriteAllText($env:GITHUB_ENV, '')
        try { $masks = Export-AwsRole GitHubActions one } finally { $file = $env:GITHUB_ENV; $env:GITHUB_ENV = $null }
        $masks | Should -BeLike '*::add-mask::*'
        [System.IO.File]::ReadAllText($file) | Should -BeLike '*AWS_ACCESS_KEY_ID*AKIAONE*'
    }

    It 'fails with InvalidParameter for CredentialsFile without a section, and GitHubActions outside a workflow' {
        $workflow = $env:GITHUB_ENV
        $env:GITHUB_ENV = $null
        try {
            { Export-AwsRole -As CredentialsFile -Profile one } | Should -Throw -ErrorId 'InvalidParameter,Export-AwsRole'
            { Export-AwsRole -As GitHubActions -Profile one } | Should -Throw -ErrorId 'InvalidParameter,Export-AwsRole'
        } finally { $env:GITHUB_ENV = $workflow }
    }

    It 'rejects an unknown form, and completes the known ones' {
        { Export-AwsRole -As Toml -Profile one } | Should -Throw -ErrorId 'ParameterArgumentValidationError,Export-AwsRole'
        $line = 'Export-AwsRole -As Cred'
        $offered = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
        @($offered) -join ' ' | Should -Be 'CredentialProcess CredentialsFile'
    }

    It 'does nothing with -WhatIf' {
        $before = [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE)
        $null -eq (Export-AwsRole CredentialsFile one -Section other -WhatIf 6> $null) | Should -BeTrue
        [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE) | Should -BeExactly $before
    }
}
