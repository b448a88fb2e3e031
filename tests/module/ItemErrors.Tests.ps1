BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Write-AwsFile $sandbox.Folder -Config "[profile good]`nregion = eu-west-1`n" -Credentials "[good]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = made-up`n"
}

AfterAll { Exit-Sandbox $sandbox }

Describe 'Each command' {
    It 'passes everything that is thrown below it to Write-Failure' {
        $commands = @((Get-Module -Name 'AwsRole').ExportedFunctions.Values | Where-Object { $_.Name -notin 'Get-AwsRolePrompt', 'Invoke-AwsRole' })
        $commands.Count | Should -BeGreaterThan 30
        $wrong = foreach ($command in $commands) {
            $body = $command.ScriptBlock.Ast.Body
            foreach ($block in $body.BeginBlock, $body.ProcessBlock) {
                if ($null -ne $block -and $block.Extent.Text -notmatch 'catch \{\s+(\$isRead = \$false\s+)?Write-Failure \$_ \$PSCmdlet( -Alone)?\s+\}') { $command.Name }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'lets later commands of the pipeline continue after their own errors' {
        # In a separate shell, because Pester's try would end them anyway.
        $env:AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
        $shell = [powershell]::Create().AddScript("Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; Get-AwsRole | ForEach-Object { [int]::Parse('no'); 'after' }")
        try { "$($shell.Invoke())" | Should -Be 'after' } finally { $shell.Dispose(); $env:AWS_ACCESS_KEY_ID = $null }
        { Get-AwsProfile | ForEach-Object { throw 'theirs' } } | Should -Throw 'theirs'
    }
}

Describe 'A switch that fails' {
    It 'ends the enclosing try block' {
        $ErrorActionPreference = 'Continue'
        $passed = foreach ($act in { Set-AwsRole nosuch }, { Push-AwsRole nosuch }, { Pop-AwsRole }, { Update-AwsRole }, { Start-AwsRoleServer nosuch }, { Invoke-AwsRole nosuch { } }) {
            try { . $act 2> $null; "$act" } catch { Write-Debug "$_" }
        }
        $passed | Should -BeNullOrEmpty
    }

    It 'ends it also if no user can confirm a block' {
        Mock -ModuleName 'AwsRole' -CommandName 'Confirm-Action' -MockWith { throw (& (Get-Module -Name 'AwsRole') { New-UnconfirmedRecord 'good' 'run' }) }
        $ErrorActionPreference = 'Continue'
        $(try { Invoke-AwsRole good { } 2> $null; 'after' } catch { $_.FullyQualifiedErrorId }) | Should -Be 'ConfirmationRequired,Invoke-AwsRole'
    }
}

Describe 'Test-AwsRole in a pipeline' {
    It 'returns objects with the profile, and continues after a missing one' {
        $tested = @('good', 'nosuch', 'good' | Test-AwsRole -ErrorAction SilentlyContinue)
        @($tested | ForEach-Object { "$($_.PSObject.TypeNames[0]): $($_.Profile) $($_.IsFresh) [$($_.Expiration)]" }) | Should -Be (@('AwsRole.Test: good False []') * 2)
    }

    It 'returns true or false with -Quiet, and without a profile' {
        'good', 'good' | Test-AwsRole -Quiet | Should -BeExactly $false, $false
        Test-AwsRole good | Should -BeExactly $false
        (Get-AwsProfile good | Test-AwsRole).Profile | Should -Be 'good'
    }
}

Describe 'An error in PowerShell' {
    It 'mentions no option or command of the engine' {
        $errors = @(
            { New-AwsProfile good -RoleArn 'arn:aws:iam::111122223333:role/a' -ErrorAction Stop }
            { Get-AwsIdentity nosuch -ErrorAction Stop }
            { Export-AwsRole -As CredentialsFile good -ErrorAction Stop }
            { Set-AwsProfile good -ErrorAction Stop }
            { Open-AwsConsole good -Service '//' -ErrorAction Stop }
            { Register-AwsRoleProcess good -As good -ErrorAction Stop }
        ) | ForEach-Object { try { $null = & $_ } catch { "$_" } }
        @($errors).Count | Should -Be 6
        $errors -join "`n" | Should -Not -Match '--[a-z]|awsrole '
    }
}
