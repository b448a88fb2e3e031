BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    $original = [System.IO.File]::ReadAllText($sts.configFile)

    function Wait-LeavingEngine {
        # The engine of the command before looks after the launcher when its answer is there.
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

    It 'writes profiles of a pipeline with this engine by a path that stays, without quotes, and returns them; again without a change' {
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

    It 'follows the module when it is updated, and is found when it leads nowhere until it is registered again' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the launcher of Windows is no link' }
        Register-AwsRoleProcess role
        $launcher = [System.IO.Path]::Combine($env:HOME, '.local', 'share', 'awsrole', 'bin', 'awsrole')
        $engine = [System.IO.FileInfo]::new($launcher).LinkTarget
        $engine | Should -Be ([System.IO.Path]::Combine((Get-BuiltModule), 'bin', 'awsrole'))
        Wait-LeavingEngine
        [System.IO.File]::Delete($launcher)
        $null = [System.IO.File]::CreateSymbolicLink($launcher, '/modules/AwsRole/0.0.1/bin/awsrole')
        # The binary of the module, which leads the path to itself.
        & (Get-Module 'AwsRole') { Start-EngineAhead }
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Contain 'ProcessGone' -Because 'nothing is there'
        # That command led the path here, when its answer was there and nobody waited any more.
        foreach ($round in 1..200) { if ([System.IO.FileInfo]::new($launcher).LinkTarget -eq $engine) { break } else { Start-Sleep -Milliseconds 50 } }
        [System.IO.FileInfo]::new($launcher).LinkTarget | Should -Be $engine
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Not -Contain 'ProcessGone'
        Wait-LeavingEngine
        [System.IO.File]::Delete($launcher)
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Contain 'ProcessGone'
        Register-AwsRoleProcess role
        @(Test-AwsConfig | ForEach-Object Rule) | Should -Not -Contain 'ProcessGone'
    }

    # With aws-cli: credentialProcess.test.ts.
    It 'takes a profile whose name needs quotes, and a module folder whose path does' {
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'such a path is none on Windows' }
        $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($sandbox.Folder, "it's a `"folder`"")).FullName
        $engine = "$folder/awsrole"
        # The binary itself, which leads the launcher to where it lies.
        & '/bin/sh' '-c' 'ln "$0" "$1" 2>/dev/null || cp "$0" "$1"' ([System.IO.Path]::Combine((Get-BuiltModule), 'bin', 'awsrole')) $engine
        Mock -ModuleName 'AwsRole' -CommandName 'Get-EngineCommand' -MockWith { $engine }
        Register-AwsRoleProcess "it's a role" -As quoted
        [System.IO.FileInfo]::new([System.IO.Path]::Combine($env:HOME, '.local', 'share', 'awsrole', 'bin', 'awsrole')).LinkTarget | Should -Be $engine
        (Get-AwsIdentity quoted).Arn | Should -BeLike "arn:aws:sts::*:assumed-role/$($sts.roles.readOnly -replace '\A.*/')/*"
    }

    # What else is refused: registerProcess.test.ts.
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
