BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine

    function Start-NeedyServer {
        # A server whose session wants a code again from its first moment on: it lasts 15 minutes.
        Start-AwsRoleServer dev -DurationSeconds 900 -TokenCode (Get-FreshCode $sts) 6> $null
    }

    function Get-Warning {
        # What a command writes to the warning stream.
        param([scriptblock] $Command)
        @(& $Command 3>&1 6> $null | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { "$_" })
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Start-AwsRoleServer' {
    BeforeEach {
        Set-TestHome (New-TestFolder)
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
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

    It 'serves the role that the shell holds, and takes its keys away' {
        Set-AwsRole readonly 6> $null
        $key = $env:AWS_ACCESS_KEY_ID
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
    }

    It 'serves a role by ARN with the keys of a source, and with those that the shell holds' {
        Start-AwsRoleServer -RoleArn $sts.roles.readOnly -SourceProfile base -RoleSessionName job 6> $null
        (Get-AwsIdentity).SessionName | Should -Be 'job'
        Stop-AwsRoleServer 6> $null
        Set-AwsRole base 6> $null
        Start-AwsRoleServer -RoleArn $sts.roles.readOnly 6> $null
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
    }

    It 'serves only the block that it was started in, not what stands behind its pipe' {
        $seen = @(Invoke-AwsRole base { Start-AwsRoleServer readonly 6> $null; $env:AWS_CONTAINER_CREDENTIALS_FULL_URI; (Invoke-RoleServer).RoleArn } | ForEach-Object { "$_ |$env:AWS_CONTAINER_CREDENTIALS_FULL_URI" })
        $seen[0] | Should -BeLike 'http://* |'
        $seen[1] | Should -Be "$($sts.roles.readOnly) |"
        Invoke-RoleServer ($seen[0] -replace ' \|') 'none' | Should -Be 0 -Because 'it ends with the block'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'serves the shell while a block runs that pipes to it, started there' {
        Invoke-AwsRole base { 1; "block: $env:AWS_CONTAINER_CREDENTIALS_FULL_URI" } | ForEach-Object { if ($_ -eq 1) { Start-AwsRoleServer readonly 6> $null } else { $_ } } | Should -Be 'block: '
        (Invoke-RoleServer).RoleArn | Should -Be $sts.roles.readOnly
    }

    It 'renews by itself: a program that asks near the end gets a new session' {
        Start-AwsRoleServer readonly -DurationSeconds 900 6> $null
        $first = (Invoke-RoleServer).AccessKeyId
        $second = (Invoke-RoleServer).AccessKeyId
        $second | Should -Not -Be $first
        $second | Should -BeLike 'ASIA*'
    }

    It 'renews with the parameters that the role of the shell was set with' {
        Set-AwsRole readonly -RoleSessionName by-hand -DurationSeconds 900 6> $null
        Start-AwsRoleServer 6> $null
        $null = Invoke-RoleServer
        $null = Invoke-RoleServer
        (Get-AwsIdentity).SessionName | Should -Be 'by-hand'
        $calls = @(Invoke-StsControl $sts | Where-Object { $_.operation -eq 'AssumeRole' })
        $calls[-1].parameters.RoleSessionName | Should -Be 'by-hand'
        $calls[-1].parameters.DurationSeconds | Should -Be '900'
    }

    It 'says what it serves, and returns the server with -PassThru only' {
        @(Start-AwsRoleServer readonly 6>&1) -join "`n" | Should -BeLike 'Serving readonly: role ReadOnly in 111122223333, ap-northeast-1 to *'
        Stop-AwsRoleServer 6> $null
        $server = Start-AwsRoleServer readonly -PassThru 6> $null
        $server.PSTypeNames[0] | Should -Be 'AwsRole.Server'
        $server.Url | Should -Be $env:AWS_CONTAINER_CREDENTIALS_FULL_URI
    }

    It 'fails with <Id> for <What>: nothing is started and nothing changes' -ForEach @(
        @{ What = 'a profile that is not there'; Id = 'ProfileNotFound'; Parameters = @{ Profile = 'nosuch' } }
        @{ What = 'keys that do not end'; Id = 'CredentialsNotFound'; Parameters = @{ Profile = 'base' } }
        @{ What = 'what the shell holds, when that does not end'; Id = 'CredentialsNotFound'; Parameters = @{} }
        @{ What = 'a code that nobody gives'; Id = 'MfaRequired'; Parameters = @{ Profile = 'dev' } }
        @{ What = 'a code of five digits'; Id = 'MfaRejected'; Parameters = @{ Profile = 'dev'; TokenCode = '12345' } }
        @{ What = 'a role that is too short'; Id = 'InvalidParameter'; Parameters = @{ Profile = 'readonly'; DurationSeconds = 1 } }
    ) {
        { Start-AwsRoleServer @Parameters } | Should -Throw -ErrorId "$Id,Start-AwsRoleServer"
        Get-AwsRoleServer | Should -BeNullOrEmpty
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'does nothing with -WhatIf' {
        Start-AwsRoleServer readonly -WhatIf
        Get-AwsRoleServer | Should -BeNullOrEmpty
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'shows its token in no stream and in no object' {
        $said = @(
            Start-AwsRoleServer readonly -PassThru -Verbose -Debug *>&1
            Get-AwsRoleServer -Verbose -Debug *>&1
            Get-AwsRole -Verbose *>&1
        )
        $token = $env:AWS_CONTAINER_AUTHORIZATION_TOKEN
        $text = ($said | Out-String -Width 4096) + ($said | Format-List -Property * | Out-String -Width 4096)
        $text | Should -BeLike '*readonly*'
        $text.Contains($token) | Should -BeFalse
        $text.Contains((Invoke-RoleServer).SecretAccessKey) | Should -BeFalse
    }

    It 'binds its token to no parameter, where module logging would write it down' {
        $trace = "$env:HOME/trace"
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Start-AwsRoleServer readonly 6> $null; $null = Get-AwsRoleServer }
        $token = $env:AWS_CONTAINER_AUTHORIZATION_TOKEN
        Trace-Command -Name 'ParameterBinding' -FilePath $trace -Expression { Stop-AwsRoleServer 6> $null }
        $text = [System.IO.File]::ReadAllText($trace)
        $text | Should -BeLike '*to param [[]Server]*'
        $text.Contains($token) | Should -BeFalse
    }

    It 'warns when programs would take other credentials before its own' {
        $own = $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE
        $text = [System.IO.File]::ReadAllText($env:AWS_CONFIG_FILE)
        $keys = [System.IO.File]::ReadAllText($env:AWS_SHARED_CREDENTIALS_FILE)
        try {
            Write-AwsFile $env:HOME -Config $text -Credentials "$keys`n[default]`naws_access_key_id = AKIADEFAULT`naws_secret_access_key = secret-of-default`n"
            $warnings = @(Get-Warning { Start-AwsRoleServer readonly })
            $warnings.Count | Should -Be 1
            $warnings[0] | Should -BeLike '*credentials of profile "default" take precedence over the role server*AWS_PROFILE*'
        } finally { $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE = $own }
    }
}

Describe 'A server of a profile' {
    BeforeAll {
        Set-TestHome (New-TestFolder)
        $server = Start-AwsRoleServer readonly -PassThru 6> $null
    }

    AfterAll {
        Stop-AwsRoleServer -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
        Remove-TestFolder $env:HOME
    }

    It 'gives programs its role' {
        if (-not (Find-Program 'aws')) { Set-ItResult -Skipped -Because 'aws-cli is not installed' }
        (Invoke-Aws sts get-caller-identity).Arn | Should -BeLike '*:assumed-role/ReadOnly/*'
        (Get-AwsIdentity).RoleName | Should -Be 'ReadOnly'
    }

    It 'is seen by Get-AwsRole, Test-AwsRole and the prompt' {
        $role = Get-AwsRole
        "$($role.Profile) $($role.Source) $($role.RoleArn)" | Should -Be "readonly Server $($sts.roles.readOnly)"
        $null -eq $role.Remaining | Should -BeTrue
        Test-AwsRole | Should -BeTrue
        Get-AwsRolePrompt -Plain | Should -BeLike 'readonly 111122223333 *'
        (Get-AwsProfile readonly).IsCurrent | Should -BeTrue
    }

    It 'is seen in a shell that was started from there' {
        Invoke-Inheritor '"$((Get-AwsRole).Profile) $((Get-AwsRole).Source) $((Get-AwsIdentity).RoleName)"' | Should -Be 'readonly Inherited ReadOnly'
    }

    It 'refuses a second one, and leaves the first as it is' {
        $url = $env:AWS_CONTAINER_CREDENTIALS_FULL_URI
        { Start-AwsRoleServer readonly } | Should -Throw -ErrorId 'ServerRunning,Start-AwsRoleServer' -ExpectedMessage '*readonly*Stop-AwsRoleServer*'
        $Global:Error[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        (Get-AwsRoleServer).Url | Should -Be $url
        (Invoke-RoleServer).AccessKeyId | Should -BeLike 'ASIA*'
    }

    It 'answers only who has the token' {
        Invoke-RoleServer -Token 'guess' | Should -Be 401
    }

    It 'tells until when the session lasts at least, and nothing once that is over and the server renews it' {
        $server.Expiration.ToUniversalTime() | Should -Be ([datetime]::Parse((Invoke-RoleServer).Expiration).ToUniversalTime())
        InModuleScope 'AwsRole' { (Get-RoleServer).Expiration = [datetime]::UtcNow.AddSeconds(-1) }
        $null -eq (Get-AwsRoleServer).Expiration | Should -BeTrue
    }
}

Describe 'The shell' {
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

    It 'is as before after Stop-AwsRoleServer, where it held <What>' -ForEach @(
        @{ What = 'nothing'; Held = {} }
        @{ What = 'a role'; Held = { Set-AwsRole readonly 6> $null } }
        @{ What = 'the name of a profile'; Held = { Set-AwsRole -AsProfile readonly 6> $null } }
        @{ What = 'a pushed role'; Held = { Set-AwsRole base 6> $null; Push-AwsRole readonly 6> $null } }
        @{ What = 'keys by hand'; Held = { $env:AWS_ACCESS_KEY_ID = 'AKIAHAND'; $env:AWS_SECRET_ACCESS_KEY = 'by-hand' } }
    ) {
        & $Held
        $held = ConvertTo-Comparable (Get-RoleVariable)
        $role = (Get-AwsRole).Source
        Start-AwsRoleServer readonly 6> $null
        $server = Get-AwsRoleServer
        @(Stop-AwsRoleServer 6>&1) -join '' | Should -BeLike 'Stopped the role server (readonly: role ReadOnly*'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        (Get-AwsRole).Source | Should -Be $role
        Wait-Ended $server.ProcessId | Should -BeTrue
        Invoke-RoleServer -Url $server.Url -Token 'x' | Should -Be 0
    }

    It 'is as before the first role after Clear-AwsRole, which ends the server' {
        Set-AwsRole readonly 6> $null
        $server = Start-AwsRoleServer -PassThru 6> $null
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Get-AwsRoleServer | Should -BeNullOrEmpty
        Wait-Ended $server.ProcessId | Should -BeTrue
    }

    It 'is as before the push after Pop-AwsRole, which ends a server that was started since' {
        Push-AwsRole readonly 6> $null
        $server = Start-AwsRoleServer -PassThru 6> $null
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Wait-Ended $server.ProcessId | Should -BeTrue
    }

    It 'uses the server again after Pop-AwsRole, where it ran before the push' {
        Start-AwsRoleServer readonly 6> $null
        Push-AwsRole base 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -BeLike 'AKIA*'
        (Get-AwsRoleServer).IsUsed | Should -BeFalse
        Pop-AwsRole 6> $null
        (Get-AwsRoleServer).IsUsed | Should -BeTrue
        (Invoke-RoleServer).AccessKeyId | Should -BeLike 'ASIA*'
    }

    It 'does not go back to a server that was stopped in the meantime' {
        Start-AwsRoleServer readonly 6> $null
        Push-AwsRole base 6> $null
        Stop-AwsRoleServer 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'base' -Because 'the role was set after the server'
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'is as before after a block of Invoke-AwsRole that started a server, which ends with it' {
        $id = Invoke-AwsRole readonly { (Start-AwsRoleServer -PassThru 6> $null).ProcessId }
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        Wait-Ended $id | Should -BeTrue
    }

    It 'has keys in a block of Invoke-AwsRole, and the server again after it' {
        Start-AwsRoleServer readonly 6> $null
        Invoke-AwsRole base { "$env:AWSROLE_PROFILE [$env:AWS_CONTAINER_CREDENTIALS_FULL_URI]" } | Should -Be 'base []'
        (Get-AwsRoleServer).IsUsed | Should -BeTrue
    }

    It 'has keys after Set-AwsRole, and the server goes on for those that have its address' {
        Start-AwsRoleServer readonly 6> $null
        $url, $token = $env:AWS_CONTAINER_CREDENTIALS_FULL_URI, $env:AWS_CONTAINER_AUTHORIZATION_TOKEN
        Set-AwsRole base 6> $null
        $env:AWS_CONTAINER_CREDENTIALS_RELATIVE_URI | Should -Be '/own'
        (Invoke-RoleServer $url $token).AccessKeyId | Should -BeLike 'ASIA*'
        Stop-AwsRoleServer 6> $null
        $env:AWSROLE_PROFILE | Should -Be 'base'
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'is as before after Remove-Module, which ends the server' {
        Set-AwsRole readonly 6> $null
        $held = ConvertTo-Comparable (Get-RoleVariable)
        $id = (Start-AwsRoleServer -PassThru 6> $null).ProcessId
        Remove-Module -Name 'AwsRole'
        Import-TestModule
        Use-WarmEngine
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        Wait-Ended $id | Should -BeTrue
    }
}

Describe 'The server' {
    BeforeEach { Set-TestHome (New-TestFolder) }

    AfterEach {
        Stop-AwsRoleServer -WarningAction Ignore -InformationAction Ignore
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $env:HOME
    }

    It 'ends with the shell, as does an engine that was started ahead, when it <What>' -ForEach @(
        @{ What = 'ends by itself'; End = 'exit' }
        @{ What = 'is killed'; End = 'Start-Sleep -Seconds 60' }
    ) {
        $file = "$env:HOME/script.ps1"
        [System.IO.File]::WriteAllText($file, @"
Import-Module -Name '$(Get-BuiltModule)/AwsRole.psd1'
`$server = (Start-AwsRoleServer readonly -PassThru -InformationAction Ignore).ProcessId
`$ahead = & (Get-Module AwsRole) { Start-EngineAhead; `$script:ReadyEngine.Id }
[Console]::Out.WriteLine("{``"server``": `$server, ``"ahead``": `$ahead}")
$End
"@)
        $shell = Start-Program (Get-ShellPath) "-NoProfile -NonInteractive -File `"$file`""
        $ids = Read-JsonLine $shell
        if ($End -ne 'exit') {
            foreach ($id in $ids.server, $ids.ahead) { Test-Running $id | Should -BeTrue }
            $shell.Kill()
        }
        $shell.WaitForExit()
        foreach ($id in $ids.server, $ids.ahead) { Wait-Ended $id | Should -BeTrue }
    }

    It 'warns once when it needs a code, and Update-AwsRole gives it one' {
        Start-NeedyServer
        $first = (Invoke-RoleServer).AccessKeyId
        foreach ($round in 1..100) { if ((Get-AwsRoleServer 3> $null).Warning) { break } else { Start-Sleep -Milliseconds 50 } }
        (Get-AwsRoleServer).Warning | Should -BeLike '*code*'
        Test-AwsRole | Should -BeFalse
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
        InModuleScope 'AwsRole' { (Get-RoleServer).Expiration = [datetime]::UtcNow.AddSeconds(-1) }
        Update-AwsRole -TokenCode (Get-FreshCode $sts) 6> $null
        $null -eq (Get-AwsRoleServer).Warning | Should -BeTrue
        (Get-AwsRoleServer).Expiration.ToUniversalTime() | Should -BeGreaterThan ([datetime]::UtcNow)
        (Get-AwsRoleServer).IsUsed | Should -BeTrue
        (Get-AwsRole -All | Where-Object { $_.Source -eq 'Kept' }).Profile | Should -Be 'dev'
        $first | Should -BeLike 'ASIA*'
    }

    It 'says what went wrong in the next cmdlet, not in the one after it' {
        Start-NeedyServer
        $null = Invoke-RoleServer
        $seen = foreach ($round in 1..100) { if ($warnings = Get-Warning { Get-AwsRole }) { $warnings; break } else { Start-Sleep -Milliseconds 50 } }
        @($seen).Count | Should -Be 1
        $seen | Should -BeLike 'The role server of this shell could not renew the session: *Update-AwsRole*'
        $null = Invoke-RoleServer
        Start-Sleep -Milliseconds 300
        Get-Warning { Get-AwsRole } | Should -BeNullOrEmpty
    }

    It 'is missed when it was ended from outside: the shell is as before, and a warning says so' {
        Set-AwsRole readonly 6> $null
        $held = ConvertTo-Comparable (Get-RoleVariable)
        $id = (Start-AwsRoleServer -PassThru 6> $null).ProcessId
        [System.Diagnostics.Process]::GetProcessById($id).Kill()
        $null = Wait-Ended $id
        $seen = foreach ($round in 1..100) { if ($warnings = Get-Warning { Get-AwsRoleServer }) { $warnings; break } else { Start-Sleep -Milliseconds 50 } }
        $seen | Should -BeLike 'The role server of this shell stopped unexpectedly (readonly*'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        Get-AwsRoleServer | Should -BeNullOrEmpty
    }
}
