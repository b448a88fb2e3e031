BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Get-Warning {
        # The warnings of a command.
        param([scriptblock] $Command)
        @(& $Command 3>&1 6> $null | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { "$_" })
    }

    function Wait-Warning {
        # Runs a command until it has warnings, and returns these.
        param([scriptblock] $Command)
        foreach ($round in 1..600) { if ($warnings = Get-Warning $Command) { return $warnings } else { [System.Threading.Thread]::Sleep(25) } }
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Start-AwsRoleServer' {
    BeforeAll {
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
    }

    BeforeEach {
        Set-TestHome (New-TestFolder)
        $env:AWS_PROFILE = 'base'
        $env:AWS_CONTAINER_CREDENTIALS_RELATIVE_URI = '/own'
        $before = ConvertTo-Comparable (Get-RoleVariable)
    }

    AfterEach {
        Stop-AwsRoleServer -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Remove-TestFolder $env:HOME
    }

    It 'serves the current role, and removes its keys; if the server is killed, they are restored with a warning' {
        Set-AwsRole readonly 6> $null
        $key, $held = $env:AWS_ACCESS_KEY_ID, (ConvertTo-Comparable (Get-RoleVariable))
        Start-AwsRoleServer 6> $null
        (Get-RoleVariable).Count | Should -Be 9
        foreach ($name in 'AWSROLE_ENDPOINTS', 'AWSROLE_PROFILE', 'AWSROLE_STATE', 'AWS_ACCOUNT_ID', 'AWS_CONTAINER_AUTHORIZATION_TOKEN', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL', 'AWS_REGION') {
            @((Get-RoleVariable).Keys) | Should -Contain $name
        }
        $env:AWSROLE_PROFILE | Should -Be 'readonly'
        $env:AWS_REGION | Should -Be $sts.region
        $served = Invoke-RoleServer
        $served.AccessKeyId | Should -Be $key -Because 'the session of the shell is kept'
        $served.RoleArn | Should -Be $sts.roles.readOnly
        [System.Diagnostics.Process]::GetProcessById((Get-AwsRoleServer).ProcessId).Kill()
        Wait-Warning { Get-AwsRoleServer } | Should -BeLike 'The role server of this shell stopped unexpectedly (readonly*'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        Get-AwsRoleServer | Should -BeNullOrEmpty
    }

    It 'renews automatically with the parameters of the role: a program gets a new session shortly before the expiration' {
        Set-AwsRole readonly -RoleSessionName by-hand -DurationSeconds 900 6> $null
        Start-AwsRoleServer 6> $null
        $first = (Invoke-RoleServer).AccessKeyId
        $second = (Invoke-RoleServer).AccessKeyId
        $second | Should -Not -Be $first
        $second | Should -BeLike 'ASIA*'
        (Get-AwsIdentity).SessionName | Should -Be 'by-hand'
        $calls = @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' })
        $calls[-1].parameters.RoleSessionName | Should -Be 'by-hand'
        $calls[-1].parameters.DurationSeconds | Should -Be '900'
    }

    It 'serves a role by ARN with the keys of the shell, which are restored after Stop-AwsRoleServer' {
        Set-AwsRole base 6> $null
        $held = ConvertTo-Comparable (Get-RoleVariable)
        Start-AwsRoleServer -RoleArn $sts.roles.readOnly 6> $null | Should -BeNullOrEmpty
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
        $server = Get-AwsRoleServer
        @(Stop-AwsRoleServer 6>&1) -join '' | Should -BeLike 'Stopped the role server (role ReadOnly*'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        Wait-Ended $server.ProcessId | Should -BeTrue
        Invoke-RoleServer -Url $server.Url -Token 'x' | Should -Be 0
    }

    It 'serves only the block that it was started in, not later commands of the pipeline: here a role by ARN with the keys of a source profile' {
        $block = { Start-AwsRoleServer -RoleArn $sts.roles.readOnly -SourceProfile base -RoleSessionName job 6> $null; $env:AWS_CONTAINER_CREDENTIALS_FULL_URI; (Get-AwsIdentity).Arn; (Get-AwsRoleServer).ProcessId }
        $seen = @(Invoke-AwsRole base $block | ForEach-Object { "$_ |$env:AWS_CONTAINER_CREDENTIALS_FULL_URI" })
        $seen.Count | Should -Be 3
        $seen[0] | Should -BeLike 'http://* |'
        $seen[1] | Should -BeLike '*:assumed-role/ReadOnly/job |'
        Wait-Ended ($seen[2] -replace ' \|') | Should -BeTrue -Because 'it ends with the block'
        Invoke-RoleServer ($seen[0] -replace ' \|') 'none' | Should -Be 0
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    # The other errors of the engine: serve.test.ts.
    It 'starts and changes nothing when it fails, or with -WhatIf' {
        foreach ($case in @(
                @{ Id = 'MfaRequired'; Given = @{ Profile = 'dev' } }
                @{ Id = 'MfaRejected'; Given = @{ Profile = 'dev'; TokenCode = '12345' } }
            )) {
            $given = $case.Given
            { Start-AwsRoleServer @given } | Should -Throw -ErrorId "$($case.Id),Start-AwsRoleServer"
        }
        Start-AwsRoleServer readonly -WhatIf
        Get-AwsRoleServer | Should -BeNullOrEmpty
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }
}

Describe 'The shell' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        # These tests only check variables and memory, so they need no real server.
        Use-ServerStandIn

        function Start-Server {
            # Starts a server, and returns the stand-in for its process.
            Start-AwsRoleServer readonly 6> $null
            [System.AppDomain]::CurrentDomain.GetData('AwsRole.Server').Engine
        }
    }

    BeforeEach {
        $env:AWS_PROFILE = 'base'
        $env:AWS_CONTAINER_CREDENTIALS_RELATIVE_URI = '/own'
        $before = ConvertTo-Comparable (Get-RoleVariable)
    }

    AfterEach {
        Stop-AwsRoleServer -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    AfterAll { Remove-TestFolder $env:HOME }

    It 'is restored by Stop-AwsRoleServer, whatever role it had' {
        foreach ($held in @(
                @{ What = 'nothing'; Hold = {} }
                @{ What = 'a role'; Hold = { Set-AwsRole readonly 6> $null } }
                @{ What = 'the name of a profile'; Hold = { Set-AwsRole -AsProfile readonly 6> $null } }
                @{ What = 'a pushed role'; Hold = { Set-AwsRole base 6> $null; Push-AwsRole readonly 6> $null } }
                @{ What = 'keys by hand'; Hold = { Clear-AwsRole 6> $null; $env:AWS_ACCESS_KEY_ID = 'AKIAHAND'; $env:AWS_SECRET_ACCESS_KEY = 'by-hand' } }
            )) {
            & $held.Hold
            $variables = ConvertTo-Comparable (Get-RoleVariable)
            $role = (Get-AwsRole).Source
            $engine = Start-Server
            (Get-AwsRole).Source | Should -Be 'Server' -Because $held.What
            Stop-AwsRoleServer 6> $null
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $variables -Because $held.What
            (Get-AwsRole).Source | Should -Be $role -Because $held.What
            $engine.HasEnded | Should -BeTrue -Because $held.What
        }
    }

    It 'is restored to the state before the first role by Clear-AwsRole, which stops the server' {
        Set-AwsRole readonly 6> $null
        $engine = Start-Server
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Get-AwsRoleServer | Should -BeNullOrEmpty
        $engine.HasEnded | Should -BeTrue
    }

    It 'is restored to the state before the push by Pop-AwsRole, which stops a server that was started since' {
        Push-AwsRole readonly 6> $null
        $engine = Start-Server
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $engine.HasEnded | Should -BeTrue
    }

    It 'uses a server from before the push again after Pop-AwsRole, unless it was stopped in the meantime' {
        $engine = Start-Server
        foreach ($stop in $false, $true) {
            Push-AwsRole base 6> $null
            $env:AWS_ACCESS_KEY_ID | Should -BeLike 'AKIA*'
            (Get-AwsRoleServer).IsUsed | Should -BeFalse
            if ($stop) { Stop-AwsRoleServer 6> $null } else { Pop-AwsRole 6> $null }
            $engine.HasEnded | Should -Be $stop
            if (-not $stop) { (Get-AwsRoleServer).IsUsed | Should -BeTrue }
        }
        $env:AWSROLE_PROFILE | Should -Be 'base' -Because 'the role was set after the server'
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'has keys in a block of Invoke-AwsRole, and the server again after it; a server that a later command of the pipeline starts is not for the block' {
        $null = Start-Server
        Invoke-AwsRole base { "$env:AWSROLE_PROFILE [$env:AWS_CONTAINER_CREDENTIALS_FULL_URI]" } | Should -Be 'base []'
        (Get-AwsRoleServer).IsUsed | Should -BeTrue
        Stop-AwsRoleServer 6> $null
        Invoke-AwsRole base { 1; "block: $env:AWS_CONTAINER_CREDENTIALS_FULL_URI" } | ForEach-Object { if ($_ -eq 1) { $null = Start-Server } else { $_ } } | Should -Be 'block: '
        (Get-AwsRoleServer).IsUsed | Should -BeTrue
    }

    It 'has keys after Set-AwsRole, and the server continues for programs that have its URL' {
        $engine = Start-Server
        Set-AwsRole base 6> $null
        $env:AWS_CONTAINER_CREDENTIALS_RELATIVE_URI | Should -Be '/own'
        $env:AWS_CONTAINER_CREDENTIALS_FULL_URI | Should -BeNullOrEmpty
        $engine.HasEnded | Should -BeFalse
        Stop-AwsRoleServer 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'base'
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }
}

Describe 'The server' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Stop-AwsRoleServer -WarningAction Ignore -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    # It ends with its shell: Invoke-AwsRole.Parallel.Tests.ps1, tests/long/ShellEnds.Tests.ps1.
    It 'warns about credentials that take precedence, and in the next cmdlet, but only there, that it requires a code, until Update-AwsRole provides one' {
        $own = $env:AWS_SHARED_CREDENTIALS_FILE
        $env:AWS_SHARED_CREDENTIALS_FILE = "$env:HOME/credentials"
        [System.IO.File]::WriteAllText($env:AWS_SHARED_CREDENTIALS_FILE, "$([System.IO.File]::ReadAllText($own))`n[default]`naws_access_key_id = AKIADEFAULT`naws_secret_access_key = secret-of-default`n")
        try {
            # A session of 15 minutes is due for renewal from the start.
            $code = Get-FreshCode $sts
            Get-Warning { Start-AwsRoleServer dev -DurationSeconds 900 -TokenCode $code } | Should -BeLike '*credentials of profile "default" take precedence over the role server*AWS_PROFILE*'
            (Invoke-RoleServer).AccessKeyId | Should -BeLike 'ASIA*'
            $seen = @(Wait-Warning { Get-AwsRole })
            $seen.Count | Should -Be 1
            $seen[0] | Should -BeLike 'The role server of this shell could not renew the session: *Update-AwsRole*'
            $null = Invoke-RoleServer
            Start-Sleep -Milliseconds 300
            Get-Warning { Get-AwsRole } | Should -BeNullOrEmpty
            (Get-AwsRoleServer).Warning | Should -BeLike '*code*'
            Test-AwsRole | Should -BeFalse
            $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
            InModuleScope 'AwsRole' { (Get-RoleServer).Expiration = [datetime]::UtcNow.AddSeconds(-1) }
            Update-AwsRole -TokenCode (Get-FreshCode $sts) 3> $null 6> $null
            $null -eq (Get-AwsRoleServer).Warning | Should -BeTrue
            (Get-AwsRoleServer).Expiration.ToUniversalTime() | Should -BeGreaterThan ([datetime]::UtcNow)
            (Get-AwsRoleServer).IsUsed | Should -BeTrue
            (Get-AwsRole -All | Where-Object { $_.Source -eq 'Cached' }).Profile | Should -Be 'dev'
        } finally { $env:AWS_SHARED_CREDENTIALS_FILE = $own }
    }
}

# serve.test.ts tests its answers to programs.
Describe 'A server of a profile' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        $held = ConvertTo-Comparable (Get-RoleVariable)
        # Includes what module logging would record.
        $trace = "$env:HOME/trace"
        $said = @(Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Start-AwsRoleServer readonly -PassThru -Verbose -Debug *>&1; Get-AwsRoleServer -Verbose -Debug *>&1; Get-AwsRole -Verbose *>&1 })
        $server = $said | Where-Object { $_.PSTypeNames[0] -eq 'AwsRole.Server' } | Select-Object -First 1
    }

    AfterAll {
        Get-Module -Name 'AwsRole' | Remove-Module
        Clear-RoleVariable
        Remove-TestFolder $env:HOME
    }

    It 'is reported at its start, and returned' {
        @($said | ForEach-Object { "$_" }) -like 'Started a role server for the programs of this shell (readonly: role ReadOnly in 111122223333, ap-northeast-1). *' | Should -Not -BeNullOrEmpty
        $server.Url | Should -Be $env:AWS_CONTAINER_CREDENTIALS_FULL_URI
    }

    It 'shows its token in no stream and in no object' {
        $text = ($said | Out-String -Width 4096) + ($said | Format-List -Property * | Out-String -Width 4096)
        $text | Should -BeLike '*readonly*'
        $text.Contains($env:AWS_CONTAINER_AUTHORIZATION_TOKEN) | Should -BeFalse
        $text.Contains((Invoke-RoleServer).SecretAccessKey) | Should -BeFalse
    }

    It 'is visible to Get-AwsRole, Test-AwsRole, and the prompt, and in a child shell' {
        $role = Get-AwsRole
        "$($role.Profile) $($role.Source) $($role.RoleArn)" | Should -Be "readonly Server $($sts.roles.readOnly)"
        $null -eq $role.Remaining | Should -BeTrue
        Test-AwsRole | Should -BeTrue
        Get-AwsRolePrompt -Plain | Should -BeLike 'readonly 111122223333 *'
        (Get-AwsProfile readonly).IsCurrent | Should -BeTrue
        Invoke-Inheritor '"$((Get-AwsRole).Profile) $((Get-AwsRole).Source) $((Get-AwsIdentity).RoleName)"' | Should -Be 'readonly Inherited ReadOnly'
    }

    It 'rejects a second one, and requests without its token, and continues' {
        { Start-AwsRoleServer readonly } | Should -Throw -ErrorId 'ServerRunning,Start-AwsRoleServer' -ExpectedMessage '*readonly*Stop-AwsRoleServer*'
        $Global:Error[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        (Get-AwsRoleServer).Url | Should -Be $server.Url
        Invoke-RoleServer -Token 'guess' | Should -Be 401
        (Invoke-RoleServer).AccessKeyId | Should -BeLike 'ASIA*'
    }

    It 'shows the expiration of the session, and nothing after it, because the server renews it' {
        $server.Expiration.ToUniversalTime() | Should -Be ([datetime]::Parse((Invoke-RoleServer).Expiration).ToUniversalTime())
        InModuleScope 'AwsRole' { (Get-RoleServer).Expiration = [datetime]::UtcNow.AddSeconds(-1) }
        $null -eq (Get-AwsRoleServer).Expiration | Should -BeTrue
    }

    It 'ends with Remove-Module, which restores the shell; its token was bound to no parameter' {
        $token = $env:AWS_CONTAINER_AUTHORIZATION_TOKEN
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Remove-Module -Name 'AwsRole' }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        Wait-Ended $server.ProcessId | Should -BeTrue
        $text = [System.IO.File]::ReadAllText($trace)
        $text | Should -BeLike '*to param [[]Server]*'
        $text.Contains($token) | Should -BeFalse
    }
}
