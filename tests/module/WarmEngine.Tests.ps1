BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    # With another module it would not be used.
    $env:AWSROLE_MODULE = $null
    $sts = Start-Sts $sandbox.Folder

    function Invoke-Question {
        # The output of each of these, in every stream, or its error.
        $questions = @(
            { Resolve-AwsProfile dev }, { Set-AwsRole readonly; $env:AWS_REGION }, { Get-AwsIdentity }, { Set-AwsRole nosuch }, { Export-AwsRole base -As Json }
        )
        foreach ($question in $questions) {
            $said = try { & $question *>&1 } catch { $_.FullyQualifiedErrorId, $_.Exception.Message }
            ($said | Format-List | Out-String -Width 400) -replace '-\d{10}' -replace '(?m)^(Expiration|Remaining).*' -replace 'until .*'
        }
        Clear-AwsRole 6> $null
    }

    function Get-WarmId { [System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Engine').Id }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'The warm engine of the tests' {
    BeforeEach {
        if (-not (Test-WarmEngine)) { Set-ItResult -Skipped -Because 'on Windows each question of a test starts the binary' }
        Import-TestModule
    }

    It 'answers like an engine that is started for each request' {
        $fresh = @(Invoke-Question)
        Use-WarmEngine
        $warm = @(Invoke-Question)
        $warm.Count | Should -Be $fresh.Count
        foreach ($index in 0..($fresh.Count - 1)) { $warm[$index] | Should -BeExactly $fresh[$index] }
    }

    It 'is one process, which always has the current folder and variables, and is replaced if it has not answered' {
        Use-WarmEngine
        $null = Get-AwsProfile
        $id = Get-WarmId
        [System.IO.File]::WriteAllText("$($sandbox.Folder)/here", "[profile here]`nregion = eu-west-1`n")
        $kept, $env:AWS_CONFIG_FILE = $env:AWS_CONFIG_FILE, 'here'
        Push-Location $sandbox.Folder
        try { @(Get-AwsProfile).Name | Should -Contain 'here' } finally { Pop-Location; $env:AWS_CONFIG_FILE = $kept }
        Get-WarmId | Should -Be $id
        & (Get-Module 'AwsRole') { Stop-Engine (& $script:TestEngine.Find) $false }
        Wait-Ended $id | Should -BeTrue
        @(Get-AwsProfile).Name | Should -Contain 'base'
        Get-WarmId | Should -Not -Be $id
    }
}
