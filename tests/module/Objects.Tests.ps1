BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    Use-WarmEngine
    $views = @(foreach ($node in ([xml] [System.IO.File]::ReadAllText("$(Get-BuiltModule)/AwsRole.format.ps1xml")).SelectNodes('//TypeName')) { $node.InnerText })
    $made = @(foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath 'module'), '*.ps1', 'AllDirectories')) {
            [regex]::Matches([System.IO.File]::ReadAllText($file), "PSTypeName\s*=\s*'([\w.]+)'|ConvertTo-TypedObject \`$\w+ '([\w.]+)'") | ForEach-Object { $_.Groups[1].Value + $_.Groups[2].Value }
        }) | Sort-Object -Unique
    $commands = @(Get-Command -Module 'AwsRole' -CommandType Function)
    $helps = @{}
    foreach ($help in Read-CommandHelp) { $helps[$help.Name] = $help }

    # The reasons for parameters that do not accept a profile from the pipeline.
    $apart = @{
        'New-AwsProfile' = 'the profile is not there yet'
        'Invoke-AwsRole' = 'its -InputObject takes them: Invoke-AwsRole.Pipe.Tests.ps1'
    }
    $taking = @(foreach ($command in $commands | Where-Object { -not $apart.ContainsKey($_.Name) }) {
            foreach ($parameter in $command.Parameters.Values) {
                $words = @($parameter.Name) + @($parameter.Aliases)
                if ('Profile' -in $words) { @{ Name = $command.Name; Parameter = $parameter; Words = $words } }
            }
        })
}

Describe 'The objects of the module' {
    It 'have views, and every view has a type' {
        $made.Count | Should -BeGreaterThan 5
        $made | Where-Object { $_ -notin $views } | Should -BeNullOrEmpty
        $views | Where-Object { $_ -notin $made } | Should -BeNullOrEmpty
    }
}

Describe 'The output of every command' {
    It 'is declared: one of our types, which is created and has a view, or one of .NET' {
        $commands.Count | Should -BeGreaterThan 20
        $types = @($commands | ForEach-Object { $_.OutputType })
        $types | Where-Object { $_.Name -like 'AwsRole.*' -and $_.Name -notin $made } | Should -BeNullOrEmpty
        $types | Where-Object { $_.Name -notlike 'AwsRole.*' -and $null -eq $_.Type } | Should -BeNullOrEmpty
    }

    It 'is named in its help' {
        $missing = foreach ($command in $commands) {
            foreach ($type in $command.OutputType) {
                if ($type.Name -like 'AwsRole.*' -and -not "$($helps[$command.Name].Outputs)".Contains($type.Name)) { "$($command.Name): $($type.Name)" }
            }
        }
        $missing | Should -BeNullOrEmpty
    }
}

Describe 'Every parameter that takes a profile' {
    It 'is bound from a pipeline of profiles, by the name of a property' {
        $taking.Count | Should -BeGreaterThan 10
        $unbound = foreach ($item in $taking) {
            $attributes = @($item.Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] })
            if (-not ($attributes | Where-Object { $_.ValueFromPipelineByPropertyName })) { $item.Name }
            if (-not ($item.Words | Where-Object { $_ -in 'Name', 'Profile' })) { $item.Name }
        }
        $unbound | Should -BeNullOrEmpty
    }

    It 'is documented so in the help' {
        $taking | ForEach-Object { $_.Name } | Where-Object { "$($helps[$_].Inputs)" -match '^\s*None' } | Should -BeNullOrEmpty
    }
}

Describe 'A pipeline' {
    BeforeAll {
        $sandbox = Enter-Sandbox
        $sts = Start-Sts $sandbox.Folder
    }
    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        Stop-Sts $sts
        Exit-Sandbox $sandbox
    }

    It 'tests whether the sessions of some profiles are valid' {
        $asked = @(Get-AwsProfile | Where-Object Kind -EQ AssumeRole | Where-Object Name -NotLike 'broken*' | Test-AwsRole)
        $asked.Count | Should -BeGreaterThan 2
        $asked | Should -Not -Contain $true
    }

    It 'switches to the role of a profile, and again with the output of that' {
        $session = Get-AwsProfile readonly | Set-AwsRole -PassThru 6> $null
        $names = @($session.Profile, ($session | Get-AwsProfile).Name, ($session | Resolve-AwsProfile).Profile)
        $names | Should -Be 'readonly', 'readonly', 'readonly'
        $role = Get-AwsRole
        $role | Test-AwsRole | Should -BeTrue
        ($role | Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        # So that they can be sorted.
        $role.Remaining | Should -BeOfType ([timespan])
        $role.Expiration | Should -BeOfType ([datetime])
    }

    It 'exports the role of a profile, and deletes its cached sessions' {
        $readonly = Get-AwsProfile readonly
        $readonly | Export-AwsRole -As DotEnv | Should -BeLike '*AWS_ACCESS_KEY_ID=ASIA*'
        $readonly | Clear-AwsRole -Cached 6> $null
        $readonly | Test-AwsRole -Quiet | Should -BeFalse
    }

    It 'sorts profiles and findings' {
        @(Get-AwsProfile | Sort-Object -Property Kind, Name)[0].Kind | Should -Be 'AssumeRole'
        @(foreach ($finding in Test-AwsConfig) { if ($null -ne $finding.Line -and $finding.Line -isnot [int]) { $finding } }) | Should -BeNullOrEmpty
    }

    It 'shows profiles, hops, their settings, and options as tables and lists' {
        $hops = (Resolve-AwsProfile dev).Hops
        Get-AwsProfile | Out-String -Width 250 | Should -Match 'Name +Kind'
        $hops | Out-String -Width 250 | Should -Match 'AssumeRole +dev +arn:aws:iam::111122223333:role/Developer'
        $hops[-1].Settings | Out-String -Width 250 | Should -Match 'roleArn .*config'
        Get-AwsRoleOption | Out-String -Width 250 | Should -Match 'File *: .*settings'
    }
}
