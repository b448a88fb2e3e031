BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile dev]`nregion = eu-west-1`n" -Credentials ''
    $path = $env:PATH

    function New-UniversalModule {
        # A copy of the module with a script for Node as its engine, as the universal package has it.
        param([string] $Script = "process.stdout.write('')")
        $folder = New-ModuleCopy
        $file = "$folder/bin/awsrole"
        [System.IO.File]::WriteAllText($file, "#!/usr/bin/env -S node --no-warnings`n$Script`n")
        if (Test-Unix) { & chmod 755 $file }
        $folder
    }

    function Set-Node {
        # Puts a stand-in for Node that says this version, or none at all, on PATH. It ends as an old Node does that is given an option it does not know.
        param([string] $Version)
        $folder = New-TestFolder
        if (Test-Unix) { & ln -s '/usr/bin/env' "$folder/env" }
        if ($Version) {
            if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the stand-in for Node is a shell script' }
            [System.IO.File]::WriteAllText("$folder/node", "#!/bin/sh`ncase `"`$1`" in --version) echo '$Version';; *) exit 9;; esac`n")
            & chmod 755 "$folder/node"
        }
        $env:PATH = $folder
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'The universal package' {
    AfterEach { $env:PATH = $path }

    It 'says that it needs Node where there is none' {
        Import-TestModule (New-UniversalModule)
        Set-Node
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*Node.js 22.14*not found on PATH*nodejs.org*'
    }

    It 'says that <Version> is too old' -ForEach @(
        @{ Version = 'v18.20.4' }, @{ Version = 'v20.19.0' }, @{ Version = 'v22.13.1' }, @{ Version = 'v9.11.2' }, @{ Version = 'something else' }
    ) {
        Import-TestModule (New-UniversalModule)
        Set-Node $Version
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*Node.js 22.14*$Version*"
    }

    It 'does not blame Node <Version> for an engine that ends without a word' -ForEach @(
        @{ Version = 'v22.14.0' }, @{ Version = 'v24.0.0' }, @{ Version = 'v100.1.2' }
    ) {
        Import-TestModule (New-UniversalModule)
        Set-Node $Version
        { Get-AwsProfile } | Should -Throw -ErrorId 'Defect,Get-AwsProfile' -ExpectedMessage '*exit code 9*'
    }

    It 'completes nothing and says nothing without Node' {
        Import-TestModule (New-UniversalModule)
        Set-Node
        $Global:Error.Clear()
        $said = @([System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole zzz', 15, $null) *>&1)
        @($said[0].CompletionMatches | Where-Object { $_.ResultType -eq 'ParameterValue' }).Count | Should -Be 0
        $Global:Error.Count | Should -Be 0
    }
}

Describe 'The universal package on Windows, where a first line starts nothing,' {
    BeforeEach {
        # The Node that becomes the engine, new enough, as the one of this machine.
        $nodeFolder = @(foreach ($package in [System.IO.Directory]::GetDirectories((Get-RepositoryPath 'node_modules'), 'node-*')) {
                foreach ($name in 'node', 'node.exe') { if ([System.IO.File]::Exists("$package/bin/$name")) { "$package/bin" } }
            })[0]
        if (-not $nodeFolder) { Set-ItResult -Skipped -Because 'there is no package of Node' }
        $env:PATH = "$nodeFolder$([System.IO.Path]::PathSeparator)$path"
        $folder = New-UniversalModule "require('./parts/start.cjs')"
        Copy-Item -Path (Get-RepositoryPath 'dist/engine/parts') -Destination "$folder/bin/parts" -Recurse
        Import-TestModule $folder
        Mock -ModuleName 'AwsRole' -CommandName 'Get-EnginePath' -MockWith { [System.IO.Path]::Combine((Get-Module 'AwsRole').ModuleBase, 'bin', 'awsrole.exe') }
    }
    AfterEach { $env:PATH = $path }

    It 'is run by Node' {
        @(Get-AwsProfile).Name | Should -Be 'dev'
        $words = & (Get-Module 'AwsRole') { function Get-It { [CmdletBinding()] param() Get-EngineCommand $PSCmdlet }; Get-It }
        $words[0] | Should -Be (Find-Program 'node')
        $words[-1] | Should -Be ([System.IO.Path]::Combine($folder, 'bin', 'awsrole'))
        $words | Should -Contain '--disable-sigusr1'
    }

    It 'completes' {
        $matches = [System.Management.Automation.CommandCompletion]::CompleteInput('Set-AwsRole d', 13, $null).CompletionMatches
        @($matches | ForEach-Object { $_.CompletionText }) | Should -Be 'dev'
    }

    It 'can be started ahead' {
        $id = & (Get-Module 'AwsRole') { Start-EngineAhead; $script:ReadyEngine.Id }
        Test-Running $id | Should -BeTrue
        @(Get-AwsProfile).Name | Should -Be 'dev'
    }

    It 'says so before it starts anything where there is no Node' {
        $env:PATH = $sandbox.Folder
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*Node.js 22.14*not found on PATH*'
    }

    It 'takes no Node from the folder where the shell stands' {
        $env:PATH = ".$([System.IO.Path]::PathSeparator)"
        Push-Location $nodeFolder
        try { { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*not found on PATH*' } finally { Pop-Location }
    }

    It 'says that there is no engine where there is neither binary nor script' {
        [System.IO.File]::Delete("$folder/bin/awsrole")
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*engine was not found*'
    }
}
