BeforeDiscovery {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $commands = @(Get-Command -Module 'AwsRole' -CommandType Function | ForEach-Object { @{ Name = $_.Name } })
    # They have nothing to refuse: they take no parameter, and no state of the shell is wrong for them.
    $neverFail = 'Clear-AwsRole', 'Get-AwsRole', 'Get-AwsRolePrompt', 'Get-AwsRoleServer', 'Stop-AwsRoleServer', 'Test-AwsConfig'
    $canFail = @($commands | Where-Object { $_.Name -notin $neverFail })
    $changing = @($commands | Where-Object { $_.Name -match '^(Set|Clear|New|Remove|Rename|Update|Copy|Switch|Push|Pop|Register|Start|Stop|Open)-' })
    $parameters = @(foreach ($command in Get-Command -Module 'AwsRole' -CommandType Function) {
            foreach ($parameter in $command.Parameters.Values) {
                if ($parameter.Name -notin [System.Management.Automation.Cmdlet]::CommonParameters -and $parameter.Name -notin [System.Management.Automation.Cmdlet]::OptionalCommonParameters) {
                    @{ Command = $command.Name; Parameter = $parameter.Name }
                }
            }
        })
}

BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $manifest = Test-ModuleManifest -Path "$(Get-BuiltModule)/AwsRole.psd1"

    # The commands of posh-awsp, under its names, stand together in PoshAwsp.ps1.
    $poshAwsp = 'Get-AWSAvailableProfiles', 'Get-AWSCurrentProfile', 'Set-AWSCurrentProfile', 'Switch-AWSProfile'

    # Approved verbs, also where there is no Get-Verb.
    $verbs = @(foreach ($group in 'Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security') {
            foreach ($field in ([type] "System.Management.Automation.Verbs$group").GetFields()) { $field.GetValue($null) }
        })
    # What a cmdlet of ours may call its parameters: AWS's words, PowerShell's words. A new one is a decision, so it is added here.
    $words = 'Profile', 'RoleArn', 'SourceProfile', 'SerialNumber', 'TokenCode', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Region', 'PassThru', 'Quiet', 'SealSessions', 'Name', 'InputObject',
    'NoCache', 'Refresh', 'All', 'Minutes', 'Cached', 'ScriptBlock', 'As', 'Section', 'Force', 'Protect', 'Unprotect', 'AsProfile', 'Plain', 'Service', 'Destination', 'SessionDuration', 'AutoRenew',
    'NewName', 'CredentialSource', 'MfaProcess', 'WebIdentityTokenFile', 'CredentialProcess', 'SsoSession', 'SsoAccountId', 'SsoRoleName', 'SsoStartUrl',
    'SsoRegion', 'Output', 'Setting', 'RemoveSetting', 'AccessKeyId', 'SecretAccessKey', 'Secure', 'CommandName',
    'Session', 'StartUrl', 'UseDeviceCode', 'NoBrowser', 'Account', 'Role', 'Template', 'Lower', 'Exclude', 'Prune', 'Remote'
    # posh-awsp's words, in its commands.
    $poshWords = 'ProfileName', 'Clear', 'Persist', 'Quiet'
}

Describe 'The module' {
    It 'exports exactly what stands in module/Public, and names it in the manifest' {
        $public = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module/Public'), '*.ps1')) {
                $name = [System.IO.Path]::GetFileNameWithoutExtension($file)
                if ($name -eq 'PoshAwsp') { $poshAwsp } else { $name }
            }) | Sort-Object
        @((Get-Command -Module 'AwsRole' -CommandType Function).Name | Sort-Object) -join ' ' | Should -Be ($public -join ' ')
        @($manifest.ExportedFunctions.Keys | Sort-Object) -join ' ' | Should -Be ($public -join ' ')
    }

    It 'exports the same when its psm1 is imported without the manifest' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("(Import-Module -Name '$(Get-BuiltModule)/AwsRole.psm1' -PassThru).ExportedCommands.Keys | Sort-Object")
        try { @($shell.Invoke()) -join ' ' | Should -Be (@(@($manifest.ExportedFunctions.Keys) + @($manifest.ExportedAliases.Keys) | Sort-Object) -join ' ') } finally { $shell.Dispose() }
    }

    It 'is understood by its engine when its psm1 is imported without the manifest' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module -Name '$(Get-BuiltModule)/AwsRole.psm1'; (Get-AwsRoleOption).File")
        try { @($shell.Invoke()).Count | Should -Be 1 -Because "$($shell.Streams.Error)" } finally { $shell.Dispose() }
    }

    It 'exports nothing else, and lists without wildcards' {
        @(Get-Command -Module 'AwsRole' -CommandType Function, Cmdlet).Count | Should -Be $manifest.ExportedFunctions.Count
        @((Get-Module -Name 'AwsRole').ExportedAliases.Keys) | Should -Be @('awsp')
        (Get-Module -Name 'AwsRole').ExportedVariables.Count | Should -Be 0
        (Get-Module -Name 'AwsRole').ExportedCmdlets.Count | Should -Be 0
        [System.IO.File]::ReadAllText("$(Get-BuiltModule)/AwsRole.psd1") | Should -Not -Match "ToExport\s*=\s*'?\*"
    }

    It 'says for which shells it is' {
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

    It 'starts no engine when it is imported' {
        $folder = New-FakeModule ''
        Import-TestModule $folder
        [System.IO.File]::Exists("$folder/environment") | Should -BeFalse
        Import-TestModule
    }

    It 'changes nothing of the session that imports it' {
        $said = Invoke-Shell "foreach (`$name in 'ErrorActionPreference', 'UnsafeText', 'titleSettings', 'CompletedProfile') { `"`$name=`$((Get-Variable -Name `$name -ErrorAction Ignore).Value)`" }"
        ($said -split '\r?\n' | Where-Object { $_ }) -join ' ' | Should -Be 'ErrorActionPreference=Continue UnsafeText= titleSettings= CompletedProfile='
    }

    It 'has a help topic' {
        Get-Help -Name 'about_AwsRole' | Out-String | Should -BeLike '*Set-AwsRole*'
    }
}

Describe '<Name>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command -Name $Name
        $help = Get-Help -Name $Name -Full
        $verb, $noun = $Name -split '-', 2
        $examples = @($help.examples.example)
    }

    It 'has an approved verb and a singular noun with the prefix Aws' {
        $verb | Should -BeIn $verbs
        if ($Name -cin $poshAwsp) { return }
        $noun | Should -MatchExactly '^Aws[A-Z][a-z]+'
        $noun | Should -Not -Match '(?<!s)s$'
    }

    It 'has a synopsis, a description, outputs and links' {
        $help.Synopsis.Trim() | Should -Match '\.$'
        $help.Synopsis | Should -Not -BeLike "*$Name*``[*"
        (@($help.description.Text) -join ' ').Length | Should -BeGreaterThan 100
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 0
        @($help.returnValues.returnValue).Count | Should -BeGreaterThan 0
        $command.OutputType.Count | Should -BeGreaterThan 0
    }

    It 'has at least three examples, each explained' {
        $examples.Count | Should -BeGreaterOrEqual 3
        foreach ($example in $examples) { (@($example.remarks.Text) -join '').Trim() | Should -Not -BeNullOrEmpty -Because $example.code }
    }

    It 'has examples that parse, with commands and parameters that exist' {
        foreach ($example in $examples) {
            $tokens = $problems = $null
            $code = (@($example.introduction.Text) -join '') + $example.code -replace '^\s*PS [^>]*>'
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref] $tokens, [ref] $problems)
            $problems | Should -BeNullOrEmpty -Because $code
            foreach ($call in $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $called = Get-Command -Name $call.GetCommandName() -ErrorAction Ignore
                if ($call.GetCommandName() -match '-Aws') { $called | Should -Not -BeNullOrEmpty -Because $code } else { continue }
                foreach ($given in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    @($called.Parameters.Keys) | Should -Contain $given.ParameterName -Because $code
                }
            }
        }
    }
}

Describe 'The help of <Name>' -ForEach $canFail {
    It 'has an example that fails and says why' {
        $examples = @((Get-Help -Name $Name -Full).examples.example)
        @($examples | Where-Object { (@($_.remarks.Text) -join '') -match '^\s*Fails ' }).Count | Should -BeGreaterThan 0
    }
}

Describe '<Name>, which changes something,' -ForEach $changing {
    It 'can be previewed and confirmed' {
        @((Get-Command -Name $Name).Parameters.Keys) | Should -Contain 'WhatIf'
        @((Get-Command -Name $Name).Parameters.Keys) | Should -Contain 'Confirm'
    }
}

Describe 'The parameter -<Parameter> of <Command>' -ForEach $parameters {
    BeforeAll {
        $about = (Get-Command -Name $Command).Parameters[$Parameter]
        $told = @((Get-Help -Name $Command -Full).parameters.parameter | Where-Object { $_.name -eq $Parameter })
    }

    It 'is a word of AWS or PowerShell, in PascalCase' {
        $Parameter | Should -BeIn $(if ($Command -cin $poshAwsp) { $poshWords } else { $words })
        $Parameter | Should -MatchExactly '^([A-Z][a-z]+)+$'
    }

    It 'is explained' {
        (@($told[0].description.Text) -join ' ').Length | Should -BeGreaterThan 10
    }

    It 'has a type' {
        # A secret is also a SecureString, and text where PowerShell's own conversion would show it or lose its zeros.
        if ($Parameter -in 'TokenCode', 'SecretAccessKey') {
            $about.ParameterType | Should -Be ([object])
            @($told[0].description.Text) -join ' ' | Should -Match 'SecureString'
        } else {
            $about.ParameterType | Should -Not -Be ([object])
        }
    }
}

Describe 'The parameter -<Parameter> of <Command>, which names a profile,' -ForEach @($parameters | Where-Object { $_.Parameter -in 'Profile', 'Name' }) {
    It 'can be called as users of other tools call it' {
        $about = (Get-Command -Name $Command).Parameters[$Parameter]
        foreach ($word in 'Profile', 'ProfileName') { @($about.Name) + @($about.Aliases) | Should -Contain $word }
    }
}
