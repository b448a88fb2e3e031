BeforeDiscovery {
    . "$PSScriptRoot/../module/support.ps1"
    Import-TestModule
    # The other parameters of each command, so that only the profile is wrong.
    $more = @{
        'Copy-AwsProfile'  = @{ NewName = 'copy' }
        'Export-AwsRole'   = @{ As = 'Json' }
        'Invoke-AwsRole'   = @{ ScriptBlock = { 'ran' } }
        'Set-AwsProfile'   = @{ Region = 'eu-west-1' }
        'Rename-AwsProfile' = @{ NewName = 'other' }
        'Clear-AwsRole'    = @{ Cached = $true }
    }
    # These create a profile, or accept a missing one with a warning; for the others a missing profile is an error.
    $lenient = 'New-AwsProfile', 'Set-AwsAccessKey', 'Set-AWSCurrentProfile', 'Switch-AWSProfile', 'Clear-AwsRole'
    $all = @(Get-Command -Module 'AwsRole' -CommandType Function)
    $byProfile = @(foreach ($command in $all) {
            $parameters = (Get-Command -Name $command.Name).Parameters
            $name = foreach ($one in 'Profile', 'Name') { if ($null -ne $parameters -and $parameters.ContainsKey($one)) { $one; break } }
            if ($null -eq $name -or $command.Name -in $lenient) { continue }
            $attributes = @($parameters[$name].Attributes | Where-Object { $_ -is [Parameter] })
            @{
                Command    = $command.Name
                Parameter  = $name
                More       = if ($more.ContainsKey($command.Name)) { $more[$command.Name] } else { @{} }
                IsPiped    = @($attributes | Where-Object { $_.ValueFromPipeline }).Count -gt 0 -or $command.Name -eq 'Invoke-AwsRole'
                # A sign-in can create a profile, but not without a region.
                Code       = if ($command.Name -eq 'Connect-AwsLogin') { 'InvalidParameter' } else { 'ProfileNotFound' }
                EndsInTry  = $command.Name -in 'Invoke-AwsRole', 'Push-AwsRole', 'Set-AwsRole', 'Start-AwsRoleServer', 'Switch-AwsRole'
            }
        })
    # At full size every command in every way; in npm test one command of each kind, and the others in one way.
    $isSmall = -not $env:AWSROLE_TEST_SIZE
    $few = 'Get-AwsProfile', 'Invoke-AwsRole', 'Set-AwsProfile', 'Set-AwsRole', 'Test-AwsRole'
    $thorough, $brief = $byProfile.Where({ -not $isSmall -or $_.Command -in $few }, 'Split')
}

BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Write-AwsFile $sandbox.Folder -Config "[profile good]`nregion = eu-west-1`n" -Credentials "[good]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = made-up`n"

    function Invoke-Wrong {
        # Runs the command with a missing profile; returns its output, and the error it threw.
        param([hashtable] $Case, [hashtable] $Preference)
        $arguments = @{ $Case.Parameter = 'nosuch' } + $Case.More + $Preference
        if ((Get-Command $Case.Command).Parameters.ContainsKey('Confirm')) { $arguments['Confirm'] = $false }
        $Global:Error.Clear()
        $told = @{ Thrown = ''; Written = @(); Variable = @() }
        $failures = $null
        try { $told.Written = @(& $Case.Command @arguments -ErrorVariable failures 2>&1 3> $null 6> $null) } catch { $told.Thrown = $_.FullyQualifiedErrorId }
        $told.Variable = @($failures | ForEach-Object { $_.FullyQualifiedErrorId })
        $told.Noted = @($Global:Error | Where-Object { $_.FullyQualifiedErrorId -notlike '*,Out-*' }).Count
        $told
    }
}

AfterAll { Exit-Sandbox $sandbox }

Describe 'A profile that <Command> cannot use' -ForEach $thorough {
    BeforeAll {
        $case = @{ Command = $Command; Parameter = $Parameter; More = $More }
        $id = "$Code,$Command"
    }

    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'is an error that -ErrorAction decides about, noted once' {
        $continued = Invoke-Wrong $case @{ ErrorAction = 'Continue' }
        "$($continued.Thrown)|$($continued.Written.FullyQualifiedErrorId)|$($continued.Variable)|$($continued.Noted)" | Should -Be "|$id|$id|1"
        $silent = Invoke-Wrong $case @{ ErrorAction = 'SilentlyContinue' }
        "$($silent.Thrown)|$($silent.Written)|$($silent.Variable)|$($silent.Noted)" | Should -Be "||$id|1"
        $ignored = Invoke-Wrong $case @{ ErrorAction = 'Ignore' }
        "$($ignored.Thrown)|$($ignored.Written)|$($ignored.Noted)" | Should -Be '||0'
        (Invoke-Wrong $case @{ ErrorAction = 'Stop' }).Thrown | Should -Be $id
    }

    It 'is an error by the preference of the caller, without -ErrorAction' {
        $ErrorActionPreference = 'SilentlyContinue'
        $silent = Invoke-Wrong $case @{}
        "$($silent.Thrown)|$($silent.Written)" | Should -Be '|'
        $ErrorActionPreference = 'Stop'
        (Invoke-Wrong $case @{}).Thrown | Should -Be $id
        $ErrorActionPreference = 'Continue'
        $alone = Invoke-Wrong $case @{}
        if ($EndsInTry) { $alone.Thrown | Should -Be $id } else { "$($alone.Thrown)|$($alone.Written.FullyQualifiedErrorId)" | Should -Be "|$id" }
    }

    It 'does not prevent the next pipeline item from being processed' {
        if (-not $IsPiped) { Set-ItResult -Skipped -Because 'it takes no names from the pipeline' }
        $ErrorActionPreference = 'Continue'
        $shared = @{} + $More
        if ((Get-Command $Command).Parameters.ContainsKey('Confirm')) { $shared['Confirm'] = $false }
        $failures = $null
        $null = 'nosuch', 'nosuch2' | & $Command @shared -ErrorVariable failures 2> $null 6> $null
        "$($failures.FullyQualifiedErrorId)" | Should -Be "$id $id"
    }
}

if ($brief) {
    Describe 'A profile that these cannot use' {
        It 'is an error that -ErrorAction decides about, noted once' -ForEach @{ Cases = $brief } {
            $Cases.Count | Should -BeGreaterThan 10
            foreach ($case in $Cases) {
                $silent = Invoke-Wrong $case @{ ErrorAction = 'SilentlyContinue' }
                "$($silent.Thrown)|$($silent.Written)|$($silent.Variable)|$($silent.Noted)" | Should -Be "||$($case.Code),$($case.Command)|1"
            }
        }
    }
}
