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

    # Those that take no profile from the pipeline have a reason.
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
    It 'have views, and every view has objects' {
        $made.Count | Should -BeGreaterThan 5
        $made | Where-Object { $_ -notin $views } | Should -BeNullOrEmpty
        $views | Where-Object { $_ -notin $made } | Should -BeNullOrEmpty
    }
}

Describe 'The output of every command' {
    It 'is declared: a type of ours that is made and can be shown, or one of .NET' {
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

    It 'is said to be so in the help' {
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

    It 'asks of some profiles whether their session lasts' {
        $asked = @(Get-AwsProfile | Where-Object Kind -EQ AssumeRole | Where-Object Name -NotLike 'broken*' | Test-AwsRole)
        $asked.Count | Should -BeGreaterThan 2
        $asked | Should -Not -Contain $true
    }

    It 'takes the role of a profile, and asks for it again by what came out' {
        $session = Get-AwsProfile readonly | Set-AwsRole -PassThru 6> $null
        $session.Profile | Should -Be 'readonly'
        ($session | Get-AwsProfile).Name | Should -Be 'readonly'
        ($session | Resolve-AwsProfile).Profile | Should -Be 'readonly'
        Get-AwsRole | Test-AwsRole | Should -BeTrue
        (Get-AwsRole | Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
    }

    It 'exports the role of a profile' {
        Get-AwsProfile readonly | Export-AwsRole -As DotEnv | Should -BeLike '*AWS_ACCESS_KEY_ID=ASIA*'
    }

    It 'deletes the kept sessions of a profile' {
        Get-AwsProfile readonly | Clear-AwsRole -Cached 6> $null
        Get-AwsProfile readonly | Test-AwsRole -Quiet | Should -BeFalse
    }

    It 'puts profiles, roles and findings in order' {
        @(Get-AwsProfile | Sort-Object -Property Kind, Name)[0].Kind | Should -Be 'AssumeRole'
        Set-AwsRole readonly 6> $null
        (Get-AwsRole).Remaining | Should -BeOfType ([timespan])
        (Get-AwsRole).Expiration | Should -BeOfType ([datetime])
        foreach ($finding in Test-AwsConfig) { if ($null -ne $finding.Line) { $finding.Line | Should -BeOfType ([int]) } }
    }

    It 'shows <What> as a table, whatever stands in the names' -ForEach @(
        @{ What = 'profiles'; Script = { Get-AwsProfile }; Wanted = 'Name +Kind' }
        @{ What = 'hops'; Script = { (Resolve-AwsProfile dev).Hops }; Wanted = 'AssumeRole +dev +arn:aws:iam::111122223333:role/Developer' }
        @{ What = 'settings'; Script = { (Resolve-AwsProfile dev).Hops[-1].Settings }; Wanted = 'roleArn .*config' }
        @{ What = 'options'; Script = { Get-AwsRoleOption }; Wanted = 'File *: .*settings' }
    ) {
        & $Script | Out-String -Width 250 | Should -Match $Wanted
    }
}
