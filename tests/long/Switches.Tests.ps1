BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # For a few switches see Shells.Tests.ps1.
    $isLong = [bool] $env:AWSROLE_TEST_SIZE
    $size = @{ Count = Get-TestSize 8 250 }
}

if ($isLong) {
    Describe 'A shell that switches <Count> times' -ForEach $size {
        BeforeAll {
            . "$PSScriptRoot/../module/support.ps1"
            $sandbox = Enter-Sandbox
            $sts = Start-Sts $sandbox.Folder -Many 4
            $json = Invoke-Shell @"
`$sessions = 0
`$keys, `$ends, `$wrong = @{}, @{}, [System.Collections.Generic.List[string]]::new()
function Measure-Process { ${function:Measure-Process} }
foreach (`$turn in 1..$Count) {
    `$number = 1 + `$turn % 4
    Set-AwsRole "many-`$number" -InformationAction Ignore
    `$end = [datetime]::Parse(`$env:AWS_CREDENTIAL_EXPIRATION).ToUniversalTime()
    # 50,000 switches take longer than a session is valid: each is renewed in its last minutes.
    if (-not `$keys.ContainsKey(`$number) -or (`$ends[`$number] -lt [datetime]::UtcNow.AddMinutes(6) -and `$end -gt `$ends[`$number])) {
        `$sessions++
        `$keys[`$number], `$ends[`$number] = `$env:AWS_ACCESS_KEY_ID, `$end
    }
    `$is = "`$env:AWSROLE_PROFILE `$env:AWS_ACCOUNT_ID `$env:AWS_ACCESS_KEY_ID"
    if (`$is -cne "many-`$number `$(900000000000 + `$number) `$(`$keys[`$number])") { `$wrong.Add("`$turn is `$is") }
    if (`$turn -eq [math]::Min(1000, $([int] ($Count / 2)))) { `$early = Measure-Process }
}
`$late = Measure-Process
`$accounts = @(foreach (`$number in 1..4) { (Get-AwsIdentity "many-`$number").Account })
Clear-AwsRole -InformationAction Ignore
ConvertTo-Json @{ Wrong = @(`$wrong); Sessions = `$sessions; Early = `$early; Late = `$late; Accounts = `$accounts; Errors = `$Error.Count; Left = @((Get-ChildItem env:AWS_*).Name) }
"@
            $said = try { ConvertFrom-Json $json } catch { throw $json }
            # For measurements at large sizes.
            Write-Information "$json" -InformationAction Continue
        }

        AfterAll {
            Stop-Sts $sts
            Exit-Sandbox $sandbox
        }

        It 'has the right account each time, with one session for each' {
            @($said.Wrong) | Should -BeNullOrEmpty
            $said.Accounts | Should -Be '900000000001', '900000000002', '900000000003', '900000000004'
            @(Invoke-StsControl $sts | Where-Object -Property operation -EQ 'AssumeRole').Count | Should -Be $said.Sessions
            $said.Sessions | Should -BeGreaterOrEqual 4
        }

        It 'neither grows nor keeps anything open' {
            Test-SameSize $said.Early $said.Late
            $said.Errors | Should -Be 0
        }
    }
}
