BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
    $path = $env:PATH

    function New-UniversalModule {
        # Makes the module copy of the fake engines a universal package, with a Node.js script as its engine.
        $folder = New-FakeModule ''
        foreach ($file in [System.IO.Directory]::GetFiles("$folder/bin")) { [System.IO.File]::Delete($file) }
        [System.IO.File]::WriteAllText("$folder/bin/awsrole.cjs", "require('./parts/start.cjs');`n")
        Copy-Item -Path (Get-RepositoryPath 'dist/engine/parts') -Destination "$folder/bin/parts" -Recurse
        $folder
    }

    function Set-Node {
        # Puts a stand-in for Node.js on PATH that reports this version, or none, and counts its runs.
        param([string] $Version)
        $folder = New-TestFolder
        if ($Version) {
            if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the stand-in for Node is a shell script' }
            [System.IO.File]::WriteAllText("$folder/node", "#!/bin/sh`ncase `"`$1`" in --version) echo x >> '$folder/asked'; export > '$folder/seen'; echo '$Version';; *) exit 9;; esac`n")
            & chmod 755 "$folder/node"
        }
        $env:PATH = $folder
    }

    function Get-StartedCommand {
        & (Get-Module 'AwsRole') { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; Get-It }
    }
    $module = New-UniversalModule
}

AfterAll {
    $env:PATH = $path
    [System.IO.File]::Delete("$module/bin/awsrole.cjs")
    Remove-TestFolder "$module/bin/parts"
    Exit-Sandbox $sandbox
}

Describe 'The universal package' {
    BeforeAll { Import-TestModule $module }
    AfterEach { $env:PATH = $path }

    It 'reports that it requires Node.js if it is missing' {
        Set-Node
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*Node.js 22.14*not found on PATH*nodejs.org*'
    }

    It 'knows which versions of Node.js are too old' {
        $versions = 'v22.14.0', 'v24.0.0', 'v100.1.2', 'v18.20.4', 'v20.19.0', 'v22.13.1', 'v9.11.2', 'something else'
        & (Get-Module 'AwsRole') { foreach ($version in $args[0]) { if ((Test-NodeVersion $version)) { $version } } } $versions | Should -Be $versions[0..2]
    }

    It 'reports a version that is too old' {
        Set-Node 'v22.13.1'
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*Node.js 22.14*v22.13.1*'
    }

    It 'starts with one that is not, queries its version once, and does not blame it for an exit without an answer' {
        Set-Node 'v22.14.0'
        foreach ($time in 1, 2) { { Get-AwsProfile } | Should -Throw -ErrorId 'Defect,Get-AwsProfile' -ExpectedMessage '*exit code 9*' }
        [System.IO.File]::ReadAllLines("$env:PATH/asked").Count | Should -Be 1
    }

    It 'queries the version with a chosen list of variables, and does not change $LASTEXITCODE' {
        Set-Node 'v22.14.0'
        $env:AWS_SECRET_ACCESS_KEY, $env:NODE_OPTIONS = 'canary', '--require ./canary'
        $Global:LASTEXITCODE = 17
        try { $null = Get-StartedCommand } finally { $env:AWS_SECRET_ACCESS_KEY = $env:NODE_OPTIONS = $null }
        $Global:LASTEXITCODE | Should -Be 17
        $seen = [System.IO.File]::ReadAllText("$env:PATH/seen")
        $seen | Should -Match 'HOME='
        $seen | Should -Not -Match 'canary'
    }

    It 'completes and reports nothing without Node.js' {
        Set-Node
        $Global:Error.Clear()
        $said = @([System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole zzz', 15, $null) *>&1)
        @($said[0].CompletionMatches | Where-Object { $_.ResultType -eq 'ParameterValue' }).Count | Should -Be 0
        $Global:Error.Count | Should -Be 0
    }
}

Describe 'The universal package with a Node that is new enough' {
    BeforeEach {
        # The Node.js that becomes the engine.
        $nodeFolder = @(foreach ($package in [System.IO.Directory]::GetDirectories((Get-RepositoryPath 'node_modules'), 'node-*')) {
                foreach ($name in 'node', 'node.exe') { if ([System.IO.File]::Exists("$package/bin/$name")) { "$package/bin" } }
            })[0]
        if (-not $nodeFolder) { Set-ItResult -Skipped -Because 'there is no package of Node' }
        $env:PATH = "$nodeFolder$([System.IO.Path]::PathSeparator)$path"
    }
    AfterEach { $env:PATH = $path }

    It 'is run by Node.js, completes, and can be started ahead' {
        $words = Get-StartedCommand
        $words[0] | Should -Be (Find-Program 'node')
        $words[-1] | Should -Be ([System.IO.Path]::Combine($module, 'bin', 'awsrole.cjs'))
        $words | Should -Contain '--disable-sigusr1'
        $matches = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null).CompletionMatches
        @($matches | ForEach-Object { $_.CompletionText }) | Should -Be 'dev'
        $id = & (Get-Module 'AwsRole') { Start-EngineAhead; $script:ReadyEngine.Id }
        Test-Running $id | Should -BeTrue
        @(Get-AwsProfile).Name | Should -Be 'dev'
    }

    It 'uses no Node.js from the current folder' {
        $env:PATH = ".$([System.IO.Path]::PathSeparator)"
        Push-Location $nodeFolder
        try { { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*not found on PATH*' } finally { Pop-Location }
    }

    It 'reports a missing engine if there is neither binary nor script' {
        [System.IO.File]::Move("$module/bin/awsrole.cjs", "$module/bin/gone")
        try { { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*engine was not found*' }
        finally { [System.IO.File]::Move("$module/bin/gone", "$module/bin/awsrole.cjs") }
    }
}
