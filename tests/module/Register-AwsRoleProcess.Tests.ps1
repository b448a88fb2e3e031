BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    $original = [System.IO.File]::ReadAllText($sts.configFile)

    function Wait-LeavingEngine {
        # The engine of the previous command updates the launcher after its answer.
        & (Get-Module -Name 'AwsRole') { if ($null -ne $script:LeavingEngine) { $script:LeavingEngine.WaitForExit() } }
    }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Register-AwsRoleProcess' {
    BeforeEach {
        [System.IO.File]::WriteAllText($sts.configFile, $original + "`n[profile role]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = eu-west-1`noutput = json`n")
        [System.IO.File]::AppendAllText($sts.configFile, "`n[profile `"it's a role`"]`nrole_arn = $($sts.roles.readOnly)`nsource_profile = base`nregion = eu-west-1`n")
    }

    It 'writes the profiles of a pipeline with a stable, unquoted path of this engine, and returns them; a second time changes nothing' {
        $items = @(Get-AwsProfile role, "it's a role" | Register-AwsRoleProcess -PassThru)
        $items.Name | Should -Be 'role-process', "it's a role-process"
        $items[0].Kind | Should -Be 'Process'
        $items[0].Region | Should -Be 'eu-west-1'
        Read-AwsText | Should -Match "\[profile role-process\]\ncredential_process = (/|[A-Z]:\\)[^ '`"]*[/\\]awsrole(\.cmd)? credential-process --profile role\nregion = eu-west-1\noutput = json\n"
        Read-AwsText | Should -Not -Match ([regex]::Escape((Get-BuiltModule)))
        $before = Read-AwsBytes
        Register-AwsRoleProcess role
        Read-AwsBytes | Should -Be $before
    }

    It 'follows an update of the module, and is reported while its path is broken, until it is registered again' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the launcher of Windows is no link' }
        Register-AwsRoleProcess role
        $launcher = [System.IO.Path]::Combine($env:HOME, '.local', 'share', 'awsrole', 'bin', 'awsrole')
        $engine = [System.IO.FileInfo]::new($launcher).LinkTarget
        $engine | Should -Be ([System.IO.Path]::Combine((Get-BuiltModule), 'bin', 'awsrole'))
        Wait-LeavingEngine
        [System.IO.File]::Delete($launcher)
        $null = [System.IO.File]::CreateSymbolicLink($launcher, '/modules/AwsRole/0.0.1/bin/awsrole')
        # The binary of the module, which points the path to itself.
        & (Get-Module 'AwsRole') { Start-EngineAhead }
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Contain 'ProcessGone' -Because 'nothing is there'
        # That command updated the path after its answer, when no one was waiting any more.
        foreach ($round in 1..200) { if ([System.IO.FileInfo]::new($launcher).LinkTarget -eq $engine) { break } else { Start-Sleep -Milliseconds 50 } }
        [System.IO.FileInfo]::new($launcher).LinkTarget | Should -Be $engine
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Not -Contain 'ProcessGone'
        Wait-LeavingEngine
        [System.IO.File]::Delete($launcher)
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Contain 'ProcessGone'
        Register-AwsRoleProcess role
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Not -Contain 'ProcessGone'
    }

    # With the AWS CLI: credentialProcess.test.ts.
    It 'supports a profile name and a module folder that need quotes' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'such a path is not valid on Windows' }
        $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($sandbox.Folder, "it's a `"folder`"")).FullName
        $engine = "$folder/awsrole"
        # The real binary, which points the launcher to its own path.
        & '/bin/sh' '-c' 'ln "$0" "$1" 2>/dev/null || cp "$0" "$1"' ([System.IO.Path]::Combine((Get-BuiltModule), 'bin', 'awsrole')) $engine
        Mock -ModuleName 'AwsRole' -CommandName 'Get-EngineCommand' -MockWith { $engine }
        Register-AwsRoleProcess "it's a role" -As quoted
        [System.IO.FileInfo]::new([System.IO.Path]::Combine($env:HOME, '.local', 'share', 'awsrole', 'bin', 'awsrole')).LinkTarget | Should -Be $engine
        (Get-AwsIdentity quoted).Arn | Should -BeLike "arn:aws:sts::*:assumed-role/$($sts.roles.readOnly -replace '\A.*/')/*"
    }

    # The other errors: registerProcess.test.ts.
    It 'changes no byte with -WhatIf, which shows the lines, nor when it fails' {
        $before = Read-AwsBytes
        $said = @(Register-AwsRoleProcess role -As tf -WhatIf 6>&1)
        "$($said[1])" | Should -BeLike '*+ `[profile tf`]'
        foreach ($case in @(
                @{ What = 'a profile that leads back'; Given = @{ Profile = 'role'; As = 'base' }; Id = 'ProfileCycle' }
                @{ What = 'a name that ends its header'; Given = @{ Profile = 'role'; As = "a]`n[b" }; Id = 'InvalidParameter' }
            )) {
            $given = $case.Given
            { Register-AwsRoleProcess @given } | Should -Throw -ErrorId "$($case.Id),Register-AwsRoleProcess" -Because "of $($case.What)"
        }
        Read-AwsBytes | Should -Be $before
    }
}
