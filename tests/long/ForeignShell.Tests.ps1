BeforeDiscovery {
    # At full size each name is planted in each way at each time; in npm test each in one way before the import and in another one after it.
    # Plants that stay exist at either time, so functions are created at both.
    $kinds = 'alias', 'alias that goes into every scope'
    $plants = if ($env:AWSROLE_TEST_SIZE) {
        foreach ($kind in $kinds + 'function') { @{ Before = @($kind); After = @() }; @{ Before = @(); After = @($kind) } }
    } else {
        @{ Before = $kinds; After = @() }
        @{ Before = @(); After = $kinds[1, 0] }
        @{ Before = @('function'); After = @('function') }
    }
    foreach ($plant in $plants) {
        $plant.Shown = @(foreach ($moment in 'Before', 'After') { if ($plant[$moment]) { "$($moment.ToLowerInvariant()) the import ($($plant[$moment] -join ', '))" } }) -join ' and '
    }
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    $manifest = "$(Get-BuiltModule)/AwsRole.psd1"
    $exported = @(Import-PowerShellDataFile $manifest).FunctionsToExport
    $own = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            foreach ($match in [regex]::Matches([System.IO.File]::ReadAllText($file), '(?m)^function ([\w-]+)')) { if ($match.Groups[1].Value -notin $exported) { $match.Groups[1].Value } }
        })

    # What a user does in a shell, with the results.
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
    $plantings = @{
        'alias'                            = 'Set-Alias -Scope Global -Name $name -Value Stop-Here'
        'alias that goes into every scope' = 'Set-Alias -Scope Global -Name $name -Value Stop-Here -Option AllScope'
        'function'                         = '$null = New-Item -Force -Path Function: -Name "global:$name" -Value { throw ''called'' }'
    }

    function Invoke-Day {
        # Returns the output and the errors in a new runspace, with these lines before and after the import.
        param([string[]] $Before, [string[]] $After)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript((@($Before) + "Import-Module '$manifest'" + $After + $day) -join "`n")
            (@($shell.Invoke() | ForEach-Object { "$_" }) + @($shell.Streams.Error | ForEach-Object { "error: $_" })) -join ' '
        } catch { "$_" } finally { $shell.Dispose() }
    }

    function Get-Plant {
        # The lines that redefine each of these names, in these ways in turns. Nothing without a way.
        param([string[]] $Kinds)
        if (-not $Kinds) { return '' }
        "function global:Stop-Here { throw 'called' }"
        for ($index = 0; $index -lt $Kinds.Count; $index++) {
            $names = @(for ($at = $index; $at -lt $own.Count; $at += $Kinds.Count) { $own[$at] })
            if ($Kinds[$index] -eq 'function') { $names += 'Export-ModuleMember', 'ForEach-Object', 'New-Module', 'Register-ArgumentCompleter', 'Set-StrictMode' }
            "foreach (`$name in '$($names -join "', '")') { $($plantings[$Kinds[$index]]) }"
        }
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

Describe 'In a shell with foreign definitions the module' {
    It 'knows the names of its own functions' {
        $own.Count | Should -BeGreaterThan 200
        $own | Should -Contain 'Initialize-Module'
    }

    It 'works as usual, and calls no foreign command with the name of its functions or cmdlets, defined <Shown>' -ForEach $plants {
        Invoke-Day (Get-Plant $Before) (Get-Plant $After) | Should -Be $outcome
    }

    It 'does not change the aliases' {
        $lines = "Set-Alias Get-Message Get-Date; Import-Module '$manifest'; `$null = Get-AwsRolePrompt; (Get-Alias Get-Message).Definition; (Get-Command -Module AwsRole -CommandType Alias).Name; Remove-Module AwsRole; (Get-Alias Get-Message).Definition; @((Get-Module).Name) -like '*dynamic*'"
        @(Invoke-Lines $lines) -join ' ' | Should -Be 'Get-Date awsp Get-Date'
    }
}

Describe 'With defaults for every command ($PSDefaultParameterValues), as users of AWS Tools have them,' {
    It 'Clear-AwsRole clears the shell, but rejects a profile from the caller, and then clears nothing' {
        $tables = @{ '*:ProfileName' = 'two' }, @{ '*:Profile' = 'two'; '*:Region' = 'eu-west-1' }, @{ '*-Aws*:Prof*' = { 'two' } }, @{ 'Clear-AwsRole:Name' = 'two' }
        Import-TestModule
        Use-WarmEngine
        $said = try {
            foreach ($table in $tables) {
                $global:PSDefaultParameterValues = @{}
                Set-AwsRole one 6> $null
                $global:PSDefaultParameterValues = $table
                Clear-AwsRole 6>&1 3> $null
                $null -eq $env:AWS_ACCESS_KEY_ID
            }
            $global:PSDefaultParameterValues = @{}
            Set-AwsRole one 6> $null
            $global:PSDefaultParameterValues = @{ '*:Region' = 'eu-west-1' }
            foreach ($call in { Clear-AwsRole -Profile one -ErrorAction Stop }, { 'one' | Clear-AwsRole -ErrorAction Stop }) {
                try { & $call } catch { $_.FullyQualifiedErrorId }
                $env:AWSROLE_PROFILE
            }
        } finally {
            $global:PSDefaultParameterValues = @{}
            Clear-AwsRole 6> $null
        }
        $cleared = 'Cleared the AWS role. The shell is back to its previous state.', 'True'
        $refused = 'InvalidParameter,Clear-AwsRole', 'one'
        @($said | ForEach-Object { "$_" }) | Should -Be (@($cleared) * $tables.Count + $refused + $refused)
    }

    It 'no call changes its meaning' {
        # Functions with the same parameters that only return their binding.
        $stands = foreach ($command in Get-Command -Module 'AwsRole' -CommandType Function) {
            $block = $command.ScriptBlock.Ast.Body.ParamBlock
            $attributes = @($block.Attributes | Where-Object { $_.TypeName.Name -eq 'CmdletBinding' } | ForEach-Object { $_.Extent.Text })
            if ($attributes) { . ([scriptblock]::Create("function Use-$($command.Name) { $attributes $($block.Extent.Text) process { `$PSCmdlet.ParameterSetName } }")); $command.Name }
        }
        $names = @(foreach ($name in $stands) { foreach ($parameter in (Get-Command "Use-$name").Parameters.Values) { $parameter.Name; $parameter.Aliases } }) |
            Where-Object { $_ -in 'Profile', 'ProfileName', 'Name', 'Region', 'AccessKeyId', 'ExternalId', 'SerialNumber', 'TokenCode', 'DurationSeconds', 'RoleSessionName' } | Select-Object -Unique
        $names.Count | Should -BeGreaterThan 7
        $wrong = foreach ($name in $stands) {
            # Set-AwsRole without parameters selects nothing, so a default can.
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

Describe 'If a policy restricts the language (App Control, AppLocker), the module' {
    It 'reports it in one sentence, and is not imported' {
        $lines = "try { Import-Module '$manifest' } catch { `"`$_`" }; `$Error.Count; (Get-Module AwsRole) -eq `$null"
        @(Invoke-Lines $lines 'ConstrainedLanguage') -join '|' | Should -BeLike "AwsRole does not work in the ConstrainedLanguage mode of PowerShell. *|1|True"
    }

    It 'reports it in Japanese for a Japanese user interface' {
        $lines = "try { Import-Module '$manifest' } catch { `"`$_`" }"
        $before = [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentUICulture = 'ja-JP'
        try { @(Invoke-Lines $lines 'ConstrainedLanguage') -join '|' | Should -Match '^PowerShell [^ -~]+ ConstrainedLanguage [^ -~]+' } finally { [cultureinfo]::CurrentUICulture = $before }
    }
}
