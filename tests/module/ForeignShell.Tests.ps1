BeforeDiscovery {
    $moments = 'before', 'after' | ForEach-Object { @{ Moment = $_ } }
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    $manifest = "$(Get-BuiltModule)/AwsRole.psd1"
    $exported = @(Import-PowerShellDataFile $manifest).FunctionsToExport
    $own = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            foreach ($match in [regex]::Matches([System.IO.File]::ReadAllText($file), '(?m)^function ([\w-]+)')) { if ($match.Groups[1].Value -notin $exported) { $match.Groups[1].Value } }
        })

    # What a person does in a shell, and what comes of it.
    $day = @(
        "Set-AwsRole one -Confirm:`$false"
        '(Get-AwsRole).Profile'
        '$null = Get-AwsRolePrompt'
        "(TabExpansion2 'Set-AwsRole t' 13).CompletionMatches.CompletionText"
        "Invoke-AwsRole two { `$env:AWSROLE_PROFILE }"
        '(Resolve-AwsProfile two).Profile'
        '(Test-AwsConfig).Count -ge 0'
        'Clear-AwsRole'
        'Remove-Module AwsRole'
        '$env:AWS_ACCESS_KEY_ID -eq $null'
    )
    $outcome = 'one two two two True True'

    function Invoke-Day {
        # What it writes and its errors, in a runspace of its own, with these lines before the import and after it.
        param([string] $Before, [string] $After)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript((@($Before, "Import-Module '$manifest'", $After) + $day) -join "`n")
            (@($shell.Invoke() | ForEach-Object { "$_" }) + @($shell.Streams.Error | ForEach-Object { "error: $_" })) -join ' '
        } catch { "$_" } finally { $shell.Dispose() }
    }

    function Invoke-Lines {
        param([string] $Script, [string] $LanguageMode = 'FullLanguage')
        $shell = [powershell]::Create()
        $shell.Runspace.SessionStateProxy.LanguageMode = $LanguageMode
        try {
            $null = $shell.AddScript($Script)
            @($shell.Invoke() | ForEach-Object { "$_" }) + @($shell.Streams.Error | ForEach-Object { "error: $_" })
        } finally { $shell.Dispose() }
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'In a shell of somebody else''s the module' {
    It 'does what it does in any' {
        Invoke-Day | Should -Be $outcome
    }

    It 'knows the names of its own functions' {
        $own.Count | Should -BeGreaterThan 200
        $own | Should -Contain 'Initialize-Module'
    }

    It 'calls none of the aliases that are named as its functions, made <Moment> the import' -ForEach $moments {
        $plant = "function global:Stop-Here { throw 'called' }; foreach (`$name in '$($own -join "', '")') { Set-Alias -Scope Global -Name `$name -Value Stop-Here }"
        $where = if ($Moment -eq 'before') { @{ Before = $plant } } else { @{ After = $plant } }
        Invoke-Day @where | Should -Be $outcome
    }

    It 'calls none that go into every scope, made <Moment> the import' -ForEach $moments {
        $plant = "function global:Stop-Here { throw 'called' }; foreach (`$name in '$($own -join "', '")') { Set-Alias -Scope Global -Name `$name -Value Stop-Here -Option AllScope }"
        $where = if ($Moment -eq 'before') { @{ Before = $plant } } else { @{ After = $plant } }
        Invoke-Day @where | Should -Be $outcome
    }

    It 'calls none of the functions that are named as its own, or as the cmdlets that it uses, made <Moment> the import' -ForEach $moments {
        $names = $own + 'Export-ModuleMember', 'ForEach-Object', 'New-Module', 'Register-ArgumentCompleter', 'Set-StrictMode'
        $plant = "foreach (`$name in '$($names -join "', '")') { `$null = New-Item -Path Function: -Name `"global:`$name`" -Value { throw 'called' } }"
        $where = if ($Moment -eq 'before') { @{ Before = $plant } } else { @{ After = $plant } }
        Invoke-Day @where | Should -Be $outcome
    }

    It 'leaves the aliases as they are' {
        $lines = "Set-Alias Get-Message Get-Date; Import-Module '$manifest'; `$null = Get-AwsRolePrompt; (Get-Alias Get-Message).Definition; (Get-Command -Module AwsRole -CommandType Alias).Name; Remove-Module AwsRole; (Get-Alias Get-Message).Definition; @((Get-Module).Name) -like '*dynamic*'"
        @(Invoke-Lines $lines) -join ' ' | Should -Be 'Get-Date awsp Get-Date'
    }
}

Describe 'With defaults for every command ($PSDefaultParameterValues), as users of AWS Tools have them,' {
    It 'Clear-AwsRole clears the shell, and refuses a profile that the caller names, and clears nothing' {
        $tables = "@{ '*:ProfileName' = 'two' }", "@{ '*:Profile' = 'two'; '*:Region' = 'eu-west-1' }", "@{ '*-Aws*:Prof*' = { 'two' } }", "@{ 'Clear-AwsRole:Name' = 'two' }"
        $lines = @(
            "Import-Module '$manifest'"
            foreach ($table in $tables) { "`$PSDefaultParameterValues = @{}; Set-AwsRole one 6> `$null; `$PSDefaultParameterValues = $table; Clear-AwsRole 6>&1; `$null -eq `$env:AWS_ACCESS_KEY_ID" }
            "`$PSDefaultParameterValues = @{}; Set-AwsRole one 6> `$null; `$PSDefaultParameterValues = @{ '*:Region' = 'eu-west-1' }"
            foreach ($call in 'Clear-AwsRole -Profile one -ErrorAction Stop', "'one' | Clear-AwsRole -ErrorAction Stop") { "try { $call } catch { `$_.FullyQualifiedErrorId }; `$env:AWSROLE_PROFILE" }
            'Clear-AwsRole 6> $null'
        )
        $cleared = 'Cleared the AWS role. The shell is back to its previous state.', 'True'
        $refused = 'InvalidParameter,Clear-AwsRole', 'one'
        Invoke-Lines ($lines -join "`n") | Should -Be (@($cleared) * $tables.Count + $refused + $refused)
    }

    It 'no call means anything else than before' {
        Import-TestModule
        # The same parameters, and an answer instead of a deed.
        $stands = foreach ($command in Get-Command -Module 'AwsRole' -CommandType Function) {
            $block = $command.ScriptBlock.Ast.Body.ParamBlock
            $attributes = @($block.Attributes | Where-Object { $_.TypeName.Name -eq 'CmdletBinding' } | ForEach-Object { $_.Extent.Text })
            if ($attributes) { . ([scriptblock]::Create("function Use-$($command.Name) { $attributes $($block.Extent.Text) process { `$PSCmdlet.ParameterSetName } }")); $command.Name }
        }
        $names = @(foreach ($name in $stands) { foreach ($parameter in (Get-Command "Use-$name").Parameters.Values) { $parameter.Name; $parameter.Aliases } }) |
            Where-Object { $_ -in 'Profile', 'ProfileName', 'Name', 'Region', 'AccessKeyId', 'ExternalId', 'SerialNumber', 'TokenCode', 'DurationSeconds', 'RoleSessionName' } | Select-Object -Unique
        $names.Count | Should -BeGreaterThan 7
        $wrong = foreach ($name in $stands) {
            # Set-AwsRole alone names nothing: a default may.
            foreach ($set in (Get-Command "Use-$name").ParameterSets | Where-Object { $_.Name -ne 'Here' }) {
                $arguments = @{}
                foreach ($parameter in $set.Parameters | Where-Object { $_.IsMandatory }) {
                    $values = @($parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object { $_.ValidValues }) + '900'
                    $arguments[$parameter.Name] = if ($parameter.ParameterType -eq [scriptblock]) { { } } elseif ($parameter.ParameterType -eq [switch]) { $true } else { $values[0] }
                }
                $PSDefaultParameterValues = @{}
                $before = & "Use-$name" @arguments
                foreach ($one in $names) {
                    $PSDefaultParameterValues = @{ "*:$one" = '900' }
                    try { $after = & "Use-$name" @arguments } catch { $after = "$_" }
                    if ($after -ne $before) { "$name $($arguments.Keys) with *:${one}: $before, $after" }
                }
                $PSDefaultParameterValues = @{}
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'Where a policy allows little of the language (App Control, AppLocker), the module' {
    It 'says so in one sentence, and is not there' {
        $lines = "try { Import-Module '$manifest' } catch { `"`$_`" }; `$Error.Count; (Get-Module AwsRole) -eq `$null"
        @(Invoke-Lines $lines 'ConstrainedLanguage') -join '|' | Should -BeLike "AwsRole does not work in the ConstrainedLanguage mode of PowerShell. *|1|True"
    }

    It 'says it in Japanese to who speaks it' {
        $lines = "try { Import-Module '$manifest' } catch { `"`$_`" }"
        $before = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = 'ja-JP'
        try { @(Invoke-Lines $lines 'ConstrainedLanguage') -join '|' | Should -Match '^PowerShell [^ -~]+ ConstrainedLanguage [^ -~]+' } finally { [cultureinfo]::CurrentUICulture = $before }
    }
}
