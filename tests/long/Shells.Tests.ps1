BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    # At five times the full size: fifty shells with twenty switches each.
    $crowd = @{ Shells = Get-TestSize 2 10; Switches = Get-TestSize 3 4 }
}

Describe '<Shells> shells at once, of <Switches> switches each' -ForEach $crowd {
    BeforeAll {
        . "$PSScriptRoot/../module/support.ps1"
        $sandbox = Enter-Sandbox
        $sts = Start-Sts $sandbox.Folder -Many 3
        Import-TestModule
        Use-WarmEngine
        $program = New-CodeProgram $sandbox.Folder
        [System.IO.File]::AppendAllText($sts.configFile, @"

[profile guarded]
role_arn = $($sts.roles.developer)
source_profile = base
mfa_serial = $($sts.mfaSerial)
mfa_process = "$(Find-Program 'node')" "$program" $($sts.mfaSeed)
region = $($sts.region)
"@)
        $profiles = @{ guarded = $sts.roles.developer.Split(':')[4]; 'many-1' = '900000000001'; 'many-2' = '900000000002'; 'many-3' = '900000000003' }
        $names = @($profiles.Keys | Sort-Object)
        [System.IO.File]::WriteAllText("$($sandbox.Folder)/switch.ps1", @"
foreach (`$turn in 0..$($Switches - 1)) {
    `$name = @('$($names -join "', '")')[`$turn % 4]
    try {
        Set-AwsRole `$name -InformationAction Ignore
        "`$name `$env:AWSROLE_PROFILE `$env:AWS_ACCOUNT_ID `$env:AWS_ACCESS_KEY_ID"
    } catch {
        "`$name failed: `$_"
    }
}
"@)
        # Each of the other shells, which start at the same time, runs this twice, to see whether it grows. Switches.Tests.ps1 runs more
        # switches.
        [System.IO.File]::WriteAllText("$($sandbox.Folder)/shell.ps1", @"
Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'
function Measure-Process { ${function:Measure-Process} }
# This also loads what the next conversions need.
ConvertTo-Json 'ready'
`$null = [Console]::In.ReadLine()
foreach (`$round in 1, 2) {
    & '$($sandbox.Folder)/switch.ps1'
    ConvertTo-Json (Measure-Process) -Compress
}
"@)
        $processes = @(foreach ($shell in 2..$Shells) { Start-Program (Get-ShellPath) "-NoProfile -NonInteractive -File `"$($sandbox.Folder)/shell.ps1`"" })
        foreach ($process in $processes) { $process.StandardOutput.ReadLine() | Should -Be '"ready"' }
        $readings = foreach ($process in $processes) { $process.StandardInput.WriteLine(); $process.StandardOutput.ReadToEndAsync() }
        # This shell is one of them.
        $lines = @(& "$($sandbox.Folder)/switch.ps1")
        $sizes = @(foreach ($reading in $readings) {
                $said = @($reading.Result -split '\r?\n' | Where-Object { $_ })
                $lines += @($said -notlike '{*')
                , @($said -like '{*' | ConvertFrom-Json)
            })
        $complaints = @(foreach ($process in $processes) { $process.Errors.Result; Stop-Program $process }) -join ''
        $keys = @{}
        foreach ($line in $lines) { $name, $null, $null, $key = $line -split ' '; $keys[$name] = @(@($keys[$name]) + $key | Where-Object { $_ } | Sort-Object -Unique) }
    }

    AfterAll {
        Clear-AwsRole -InformationAction Ignore
        Stop-Sts $sts
        Exit-Sandbox $sandbox
    }

    It 'have the right account each time' {
        $complaints | Should -BeNullOrEmpty
        $lines.Count | Should -Be ((2 * $Shells - 1) * $Switches)
        @($lines | Where-Object { $name = ($_ -split ' ')[0]; $_ -cnotmatch "\A$name $name $($profiles[$name]) ASIA\w+\z" }) | Should -BeNullOrEmpty
        foreach ($name in $keys.Keys) { (Get-AwsIdentity $name).Account | Should -Be $profiles[$name] }
    }

    It 'share one session of each profile, and one code' {
        foreach ($name in $keys.Keys) { @($keys[$name]).Count | Should -Be 1 -Because "$name has one session" }
        @(Invoke-StsControl $sts | Where-Object -Property operation -EQ 'AssumeRole').Count | Should -Be $keys.Count
        [System.IO.File]::ReadAllText("$program.runs").Length | Should -Be 1
    }

    It 'leave nothing but the sessions' {
        $cache = [System.IO.Path]::Combine($sandbox.Folder, '.cache', 'awsrole', 'sessions')
        if (-not [System.IO.Directory]::Exists($cache)) { Set-ItResult -Skipped -Because 'sessions lie elsewhere on this system' }
        @([System.IO.Directory]::GetFiles($cache) | Where-Object { $_ -notlike '*.session' }) | Should -BeNullOrEmpty
    }

    It 'neither grow nor keep anything open' {
        $sizes.Count | Should -Be ($Shells - 1)
        foreach ($size in $sizes) { Test-SameSize $size[0] $size[1] }
    }
}
