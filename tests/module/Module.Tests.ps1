BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $manifest = Test-ModuleManifest -Path "$(Get-BuiltModule)/AwsRole.psd1"

    # Every command, and every parameter that is not a common one.
    $commands = @(foreach ($command in Get-Command -Module 'AwsRole' -CommandType Function) { @{ Name = $command.Name; Command = $command } })
    $common = @([System.Management.Automation.Cmdlet]::CommonParameters) + @([System.Management.Automation.Cmdlet]::OptionalCommonParameters)
    $parameters = @(foreach ($item in $commands) {
            foreach ($about in $item.Command.Parameters.Values | Where-Object { $_.Name -notin $common }) {
                @{ Name = "$($item.Name) -$($about.Name)"; Command = $item.Name; About = $about }
            }
        })

    function Select-Wrong {
        # The names of the items that fail the test.
        param([object[]] $Items, [scriptblock] $Test)
        $Items.Count | Should -BeGreaterThan 10
        foreach ($item in $Items) { if (-not (& $Test $item)) { $item.Name } }
    }

    # The commands of posh-awsp, with its names, are in PoshAwsp.ps1.
    $poshAwsp = 'Get-AWSAvailableProfiles', 'Get-AWSCurrentProfile', 'Set-AWSCurrentProfile', 'Switch-AWSProfile'

    # Approved verbs, without Get-Verb.
    $verbs = @(foreach ($group in 'Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security') {
            foreach ($field in ([type] "System.Management.Automation.Verbs$group").GetFields()) { $field.GetValue($null) }
        })
    # The allowed parameter names: terms of AWS and PowerShell. A new name is a decision, so it is added here.
    $words = 'Profile', 'RoleArn', 'SourceProfile', 'SerialNumber', 'TokenCode', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Tag', 'TransitiveTagKey', 'SourceIdentity', 'Policy', 'PolicyArn', 'Region', 'PassThru', 'ThrottleLimit', 'Raw', 'Quiet', 'SealSessions', 'Strict', 'MfaSession', 'Name', 'InputObject',
    'NoCache', 'Refresh', 'All', 'Minutes', 'Cached', 'ScriptBlock', 'As', 'Section', 'Force', 'Protect', 'Unprotect', 'AsProfile', 'Plain', 'Service', 'Destination', 'SessionDuration', 'AutoRenew',
    'NewName', 'CredentialSource', 'MfaProcess', 'WebIdentityTokenFile', 'CredentialProcess', 'SsoSession', 'SsoAccountId', 'SsoRoleName', 'SsoStartUrl',
    'SsoRegion', 'Output', 'Setting', 'RemoveSetting', 'AccessKeyId', 'SecretAccessKey', 'Rest', 'Secure', 'CommandName', 'Multi',
    'Session', 'StartUrl', 'UseDeviceCode', 'NoBrowser', 'Account', 'Role', 'Template', 'Lower', 'Exclude', 'Prune', 'Remote', 'Sso'
    # The parameter names of posh-awsp, for its commands.
    $poshWords = 'ProfileName', 'Clear', 'Persist', 'Quiet'
}

Describe 'The module' {
    It 'exports exactly the functions in module/Public, and lists them in the manifest' {
        $public = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module/Public'), '*.ps1')) {
                $name = [System.IO.Path]::GetFileNameWithoutExtension($file)
                if ($name -eq 'PoshAwsp') { $poshAwsp } else { $name }
            }) | Sort-Object
        @((Get-Command -Module 'AwsRole' -CommandType Function).Name | Sort-Object) -join ' ' | Should -Be ($public -join ' ')
        @($manifest.ExportedFunctions.Keys | Sort-Object) -join ' ' | Should -Be ($public -join ' ')
    }

    It 'starts no engine at import, and does not change the session; without the manifest it has the same exports and version' {
        $folder = New-FakeModule ''
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module -Name '$folder/AwsRole.psd1'; & (Get-Module AwsRole) { Initialize-Module }")
        # As a statement at a prompt.
        $null = $shell.AddStatement().AddScript("foreach (`$name in 'ErrorActionPreference', 'UnsafeText', 'titleSettings', 'CompletedProfile') { `"`$name=`$((Get-Variable -Name `$name -ErrorAction Ignore).Value)`" }")
        $null = $shell.AddStatement().AddScript("Remove-Module AwsRole; (Import-Module -Name '$folder/AwsRole.psm1' -PassThru).ExportedCommands.Keys | Sort-Object; & (Get-Module AwsRole) { Initialize-Module; (New-EngineRequest 'profiles' @{} @{} `$false)['module'] }")
        try { $said = @($shell.Invoke()) -join ' ' } finally { $shell.Dispose() }
        $shell.HadErrors | Should -BeFalse
        $exported = @(@($manifest.ExportedFunctions.Keys) + @($manifest.ExportedAliases.Keys) | Sort-Object) -join ' '
        $said | Should -Be "ErrorActionPreference=Continue UnsafeText= titleSettings= CompletedProfile= $exported $($manifest.Version)"
        [System.IO.File]::Exists("$folder/environment") | Should -BeFalse
    }

    It 'exports nothing else, and uses no wildcards' {
        @(Get-Command -Module 'AwsRole' -CommandType Function, Cmdlet).Count | Should -Be $manifest.ExportedFunctions.Count
        @((Get-Module -Name 'AwsRole').ExportedAliases.Keys) | Should -Be @('awsp')
        (Get-Module -Name 'AwsRole').ExportedVariables.Count | Should -Be 0
        (Get-Module -Name 'AwsRole').ExportedCmdlets.Count | Should -Be 0
        [System.IO.File]::ReadAllText("$(Get-BuiltModule)/AwsRole.psd1") | Should -Not -Match "ToExport\s*=\s*'?\*"
    }

    It 'declares the supported shells' {
        $manifest.PowerShellVersion | Should -Be '5.1'
        @($manifest.CompatiblePSEditions) -join ' ' | Should -Be 'Desktop Core'
        $manifest.ProjectUri | Should -Not -BeNullOrEmpty
        $manifest.LicenseUri | Should -Not -BeNullOrEmpty
        $manifest.Tags | Should -Contain 'AWS'
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
    }

    It 'has the version of the package' {
        $package = ConvertFrom-Json ([System.IO.File]::ReadAllText((Get-RepositoryPath 'package.json')))
        $manifest.Version.ToString() | Should -Be $package.version
    }

    It 'has a help topic' {
        Get-Help -Name 'about_AwsRole' | Out-String | Should -BeLike '*Set-AwsRole*'
    }
}

Describe 'Every command' {
    It 'has an approved verb and a singular noun with the prefix Aws' {
        Select-Wrong $commands { $args[0].Command.Verb -in $verbs } | Should -BeNullOrEmpty
        $own = @($commands | Where-Object { $_.Name -cnotin $poshAwsp })
        Select-Wrong $own { $args[0].Command.Noun -cmatch '^Aws[A-Z][a-z]+' -and $args[0].Command.Noun -notmatch '(?<!s)s$' } | Should -BeNullOrEmpty
    }

    It 'supports -WhatIf and -Confirm if it changes something' {
        $changing = @($commands | Where-Object { $_.Name -match '^(Set|Clear|New|Remove|Rename|Update|Copy|Switch|Push|Pop|Register|Start|Stop|Open)-' })
        Select-Wrong $changing { $args[0].Command.Parameters.ContainsKey('WhatIf') -and $args[0].Command.Parameters.ContainsKey('Confirm') } | Should -BeNullOrEmpty
    }
}

Describe 'Every parameter' {
    It 'is a term of AWS or PowerShell, in PascalCase' {
        Select-Wrong $parameters { $args[0].About.Name -in $(if ($args[0].Command -cin $poshAwsp) { $poshWords } else { $words }) } | Should -BeNullOrEmpty
        Select-Wrong $parameters { $args[0].About.Name -cmatch '^([A-Z][a-z]+)+$' } | Should -BeNullOrEmpty
    }

    It 'has a type' {
        # Only secrets are objects: they can be a SecureString, or text, which a conversion by PowerShell would show or strip of zeros.
        Select-Wrong $parameters { ($args[0].About.ParameterType -eq [object]) -eq ($args[0].About.Name -in 'TokenCode', 'SecretAccessKey') } | Should -BeNullOrEmpty
    }

    It 'has the aliases of other tools if it is a profile' {
        $naming = @($parameters | Where-Object { $_.About.Name -in 'Profile', 'Name' })
        Select-Wrong $naming {
            $names = @($args[0].About.Name) + @($args[0].About.Aliases)
            'Profile' -in $names -and 'ProfileName' -in $names
        } | Should -BeNullOrEmpty
    }
}

Describe 'A parameter that two commands share' {
    BeforeAll {
        # PowerShell cannot share a parameter definition between commands, so this test ensures that they agree. Own: parameters with a
        # different description; Many: parameters that accept several values.
        $pairs = @(
            @{ Command = 'Push-AwsRole'; Model = 'Set-AwsRole'; Own = 'AsProfile', 'PassThru'; Many = @() }
            @{ Command = 'Invoke-AwsRole'; Model = 'Set-AwsRole'; Own = 'Profile', 'Region'; Many = @('Profile') }
            @{ Command = 'Export-AwsRole'; Model = 'Set-AwsRole'; Own = 'Profile', 'Region'; Many = @() }
            @{ Command = 'Start-AwsRoleServer'; Model = 'Set-AwsRole'; Own = 'Profile', 'RoleArn', 'DurationSeconds', 'NoCache', 'PassThru'; Many = @() }
            @{ Command = 'Set-AwsProfile'; Model = 'New-AwsProfile'; Own = 'Profile', 'PassThru'; Many = @() }
        )
        $shared = @(foreach ($pair in $pairs) {
                $known = (Get-Command -Name $pair.Model).Parameters
                foreach ($name in (Get-Command -Name $pair.Command).Parameters.Keys) {
                    if ($known.ContainsKey($name) -and $name -notin $common) { $pair + @{ Parameter = $name } }
                }
            })

        function Get-Shape {
            # The type, aliases, and validation of a parameter.
            param([string] $Command, [string] $Parameter)
            $about = (Get-Command -Name $Command).Parameters[$Parameter]
            $checks = foreach ($attribute in $about.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateArgumentsAttribute] }) {
                $values = if ($attribute -is [System.Management.Automation.ValidateSetAttribute]) { $attribute.ValidValues -join ',' }
                "$($attribute.GetType().Name) $values"
            }
            "$($about.ParameterType) [$(@($about.Aliases | Sort-Object) -join ' ')] $($checks -join ' ')"
        }

        function Get-Binding {
            # The parameter sets of a parameter.
            param([string] $Command, [string] $Parameter)
            $sets = (Get-Command -Name $Command).Parameters[$Parameter].ParameterSets
            @(foreach ($set in $sets.Keys | Sort-Object) {
                    "${set}: $($sets[$set].IsMandatory) $($sets[$set].Position) $($sets[$set].ValueFromPipeline) $($sets[$set].ValueFromPipelineByPropertyName)"
                }) -join "`n"
        }

        $helps = @{}
        foreach ($help in Read-CommandHelp) { $helps[$help.Name] = $help.Parameters }

        function Get-ParameterText {
            param([string] $Command, [string] $Parameter)
            $helps[$Command][$Parameter.ToUpperInvariant()] -replace '\s+', ' '
        }
    }

    It 'accepts the same values in both' {
        $shared.Count | Should -BeGreaterThan 30
        $apart = foreach ($case in $shared) {
            $expected = Get-Shape $case.Model $case.Parameter
            if ($case.Parameter -in $case.Many) { $expected = $expected -replace '^\S+', '$0[]' }
            if ((Get-Shape $case.Command $case.Parameter) -cne $expected) { "$($case.Command) -$($case.Parameter)" }
        }
        $apart | Should -BeNullOrEmpty
    }

    It 'has the same description, unless it does something else' {
        $apart = foreach ($case in $shared) {
            $isSame = (Get-ParameterText $case.Command $case.Parameter) -ceq (Get-ParameterText $case.Model $case.Parameter)
            if ($isSame -eq ($case.Parameter -in $case.Own)) { "$($case.Command) -$($case.Parameter)" }
        }
        $apart | Should -BeNullOrEmpty
    }

    It 'has the same parameter sets in Push-AwsRole as in Set-AwsRole' {
        $pushed = @($shared | Where-Object { $_.Command -eq 'Push-AwsRole' } | ForEach-Object { $_.Parameter })
        $pushed.Count | Should -BeGreaterThan 10
        $pushed | Where-Object { (Get-Binding 'Push-AwsRole' $_) -cne (Get-Binding 'Set-AwsRole' $_) } | Should -BeNullOrEmpty
        @((Get-Command -Name 'Push-AwsRole').Parameters.Keys | Sort-Object) -join ' ' | Should -Be (@((Get-Command -Name 'Set-AwsRole').Parameters.Keys | Sort-Object) -join ' ')
    }
}
