BeforeDiscovery {
    # For a few profiles see Invoke-AwsRole.Parallel.Tests.ps1.
    $isLong = [bool] $env:AWSROLE_TEST_SIZE
}

if ($isLong) {
    Describe 'Invoke-AwsRole for the profiles of many accounts' {
        BeforeAll {
            . "$PSScriptRoot/../module/support.ps1"
            $size = Get-TestSize 2 500
            $sandbox = Enter-Sandbox
            $sts = Start-Sts $sandbox.Folder -Many $size
            Import-TestModule
            # The same number of each kind: a role that does not exist in the account, and profiles that do not resolve.
            $config = [System.IO.File]::ReadAllText($sts.configFile)
            $broken = @(foreach ($index in 1..[math]::Max(2, $size / 25)) {
                    $name = "broken-$index"
                    $config += "`n[profile $name]`nregion = eu-west-1`n" + (@("role_arn = arn:aws:iam::999999999999:role/Gone$index`nsource_profile = base`nendpoint_url = $($sts.url)`n", "role_arn = arn:aws:iam::111122223333:role/ReadOnly`nsource_profile = nobody-$index`n")[$index % 2])
                    $name
                })
            [System.IO.File]::WriteAllText($sts.configFile, $config)
            $expected = @(foreach ($index in 1..$size) { "many-$index $(900000000000 + $index) $(900000000000 + $index) $(if ($index -eq 1) { 4 } else { 3 })" })
            $node = Find-Program 'node'
            # The broken ones are spread among the others.
            $names = [System.Collections.Generic.List[string]]::new()
            foreach ($index in 1..$size) { $names.Add("many-$index") }
            foreach ($index in 0..($broken.Count - 1)) { $names.Insert([math]::Floor($index * $size / $broken.Count), $broken[$index]) }
            $results = $names | Invoke-AwsRole {
                (Get-AwsIdentity).Account
                & $using:node -e 'process.exit(3)'
                if ($env:AWSROLE_PROFILE -eq 'many-1') {
                    # Only ends its own runspace.
                    $null = [powershell]::Create().AddScript('exit 7').Invoke()
                    exit 4
                }
            } -ThrottleLimit 4 -ErrorVariable errors -ErrorAction SilentlyContinue
        }

        AfterAll {
            Stop-Sts $sts
            Exit-Sandbox $sandbox
        }

        It 'runs each block in the account of its profile, with its own exit code, or that of its last program' {
            @($results | ForEach-Object { "$($_.Profile) $($_.AccountId) $($_.Output) $($_.ExitCode)" } | Sort-Object) | Should -Be @($expected | Sort-Object)
            @($results | ForEach-Object { $_.PSObject.TypeNames[0] } | Sort-Object -Unique) | Should -Be 'AwsRole.BlockResult'
        }

        It 'writes one error for each broken profile, with its name' {
            @($errors | ForEach-Object { $_.TargetObject } | Sort-Object) | Should -Be @($broken | Sort-Object)
            @($errors | ForEach-Object { "$_".Contains($_.TargetObject) } | Sort-Object -Unique) | Should -Be $true
            @($errors.FullyQualifiedErrorId | Sort-Object -Unique) | Should -Be 'AccessDenied,Invoke-AwsRole', 'ProfileIncomplete,Invoke-AwsRole'
        }
    }
}
