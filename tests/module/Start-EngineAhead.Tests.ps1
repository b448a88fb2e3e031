BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Credentials "[base]`naws_access_key_id = AKIABASE`naws_secret_access_key = secret-of-base`nregion = eu-west-1`n"

    function Start-Ahead {
        # Starts an engine ahead that waits for these seconds, and returns its process.
        param([double] $Seconds = 60)
        & (Get-Module 'AwsRole') { param($seconds) $script:ReadySeconds = $seconds; Start-EngineAhead; $script:ReadyEngine } $Seconds
    }
}

AfterAll {
    Get-Module -Name 'AwsRole' | Remove-Module
    Exit-Sandbox $sandbox
}

Describe 'An engine started ahead' {
    BeforeAll {
        Import-TestModule
        # For commands without a waiting engine.
        Use-WarmEngine
    }

    It 'waits, is the only one, and serves the next command, once, with the current variables' {
        $id = (Start-Ahead).Id
        (Start-Ahead).Id | Should -Be $id
        Test-Running $id | Should -BeTrue
        Mock -ModuleName 'AwsRole' -CommandName 'Start-EngineProcess' -MockWith { throw 'a second engine' }
        $kept = $env:AWS_SHARED_CREDENTIALS_FILE
        [System.IO.File]::WriteAllText("$($sandbox.Folder)/other", "[other]`nregion = eu-west-1`n")
        $env:AWS_SHARED_CREDENTIALS_FILE = "$($sandbox.Folder)/other"
        try { @(Get-AwsProfile).Name | Should -Be 'other' } finally { $env:AWS_SHARED_CREDENTIALS_FILE = $kept }
        Wait-Ended $id | Should -BeTrue -Because 'it has answered'
        { & (Get-Module 'AwsRole') { Start-WaitingEngine } } | Should -Throw '*a second engine*'
    }

    It 'exits silently if no request arrives in time, and the next command starts a new one' {
        $engine = Start-Ahead 0.05
        $engine.WaitForExit(60000) | Should -BeTrue
        $engine.ExitCode | Should -Be 4
        $said = @(Get-AwsProfile *>&1)
        $said.Name | Should -Be 'base'
    }

    It 'that times out just before its request arrives is silently replaced' {
        # Used as if it were still waiting.
        $engine = Start-Ahead 0.01
        $engine.WaitForExit(60000) | Should -BeTrue
        & (Get-Module 'AwsRole') { $script:ReadyEngine = $null }
        # Stored in the AppDomain, since Pester runs a mock in its own scope.
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Test', $engine)
        Mock -ModuleName 'AwsRole' -CommandName 'Get-ReadyEngine' -MockWith {
            [System.AppDomain]::CurrentDomain.GetData('AwsRole.Test')
            [System.AppDomain]::CurrentDomain.SetData('AwsRole.Test', $null)
        }
        $Global:Error.Clear()
        $said = @(Get-AwsProfile *>&1)
        $said.Name | Should -Be 'base'
        $Global:Error.Count | Should -Be 0
    }

    It 'that was killed is silently replaced' {
        $engine = Start-Ahead
        $engine.Kill()
        $engine.WaitForExit()
        $Global:Error.Clear()
        @(Get-AwsProfile *>&1).Name | Should -Be 'base'
        $Global:Error.Count | Should -Be 0
    }

    It 'is replaced if the current folder or environment has changed' {
        $id = (Start-Ahead).Id
        Push-Location $sandbox.Folder
        try { @(Get-AwsProfile).Name | Should -Be 'base' } finally { Pop-Location }
        Wait-Ended $id | Should -BeTrue
        $id = (Start-Ahead).Id
        $kept, $env:LC_TIME = $env:LC_TIME, 'C'
        try { @(Get-AwsProfile).Name | Should -Be 'base' } finally { $env:LC_TIME = $kept }
        Wait-Ended $id | Should -BeTrue
    }

    # It ends with its shell: Start-AwsRoleServer.Tests.ps1.
    It 'ends when the module is removed' {
        $id = (Start-Ahead).Id
        Get-Module -Name 'AwsRole' | Remove-Module
        Wait-Ended $id | Should -BeTrue
    }
}

Describe 'Starting an engine ahead' {
    BeforeAll {
        Import-TestModule
        Mock -ModuleName 'AwsRole' -CommandName 'Start-EngineProcess' -MockWith { throw 'no engine now' }
    }

    It 'reports nothing if it fails, but the next command reports why' {
        $Global:Error.Clear()
        @(& (Get-Module 'AwsRole') { Start-EngineAhead } *>&1) | Should -BeNullOrEmpty
        $Global:Error.Count | Should -Be 0
        { Get-AwsProfile } | Should -Throw '*no engine now*'
    }

    It 'is not done by Tab, which has no time for it' {
        foreach ($line in 'Set-AwsRole ', 'Set-AwsRole b') {
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
            $found[0].CompletionText | Should -Be 'base'
        }
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Start-EngineProcess' -Times 0 -Exactly
    }

    It 'is done when the list opens, before the user looks for a name' {
        Mock -ModuleName 'AwsRole' -CommandName 'Assert-Terminal' -MockWith { }
        Mock -ModuleName 'AwsRole' -CommandName 'Start-TerminalEngine' -MockWith { [System.Diagnostics.Process]::new() }
        Mock -ModuleName 'AwsRole' -CommandName 'Send-EngineLine' -MockWith { }
        Mock -ModuleName 'AwsRole' -CommandName 'Stop-Engine' -MockWith { }
        Mock -ModuleName 'AwsRole' -CommandName 'Read-EngineDocument' -MockWith {
            Should -Invoke -ModuleName 'AwsRole' -CommandName 'Start-EngineProcess' -Times 1 -Exactly
            @{ type = 'result'; value = [pscustomobject] @{ action = 'cancel'; names = @(); warnings = @() } }
        }
        Switch-AwsRole
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-EngineDocument' -Times 1 -Exactly
    }
}
