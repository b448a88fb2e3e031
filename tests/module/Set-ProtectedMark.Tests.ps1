BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder -Config "[profile prod-role]`nregion = eu-west-1`n" -Credentials @"
[dev]
aws_access_key_id = AKIADEV
aws_secret_access_key = secret-dev
[prod-a]
aws_access_key_id = AKIAPRODA
aws_secret_access_key = secret-a
[prod-b]
aws_access_key_id = AKIAPRODB
aws_secret_access_key = secret-b
"@
    $env:AWSROLE_SETTINGS_FILE = [System.IO.Path]::Combine($sandbox.Folder, 'settings.ini')
    [System.IO.File]::WriteAllText($env:AWSROLE_SETTINGS_FILE, "protect[] = prod*`n")
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    $before = $Host.UI.RawUI.WindowTitle
}

AfterAll {
    $Host.UI.RawUI.WindowTitle = $before
    Exit-Sandbox $sandbox
}

Describe 'The window of a shell that switches to a protected profile' {
    BeforeEach { $Host.UI.RawUI.WindowTitle = 'my window' }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        foreach ($name in 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    }

    It 'shows it, until Clear-AwsRole, a switch to another profile, or one by AWS_PROFILE' {
        $titles = foreach ($leave in { Clear-AwsRole 6> $null }, { Set-AwsRole dev 6> $null }, { Set-AwsRole -AsProfile dev 6> $null }) {
            Set-AwsRole prod-a -Confirm:$false 6> $null
            $Host.UI.RawUI.WindowTitle
            & $leave
            $Host.UI.RawUI.WindowTitle
        }
        $titles | Should -BeExactly (@('PROTECTED: prod-a - my window', 'my window') * 3)
    }

    It 'has a red tab if the terminal supports it, and its own color again afterwards' {
        Mock -ModuleName 'AwsRole' -CommandName 'Write-TabColor' -MockWith { $true }
        Set-AwsRole prod-a -Confirm:$false 6> $null
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Write-TabColor' -ParameterFilter { -not $Reset } -Times 1 -Exactly
        Clear-AwsRole 6> $null
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Write-TabColor' -ParameterFilter { $Reset } -Times 1 -Exactly
    }

    It 'colors its tab with the sequence of its terminal' {
        $escape = [char] 27
        $cases = @(
            @{ Variable = 'WT_SESSION'; Value = 'x'; Set = "$escape[2;15;1,|"; Back = "$escape[2;263;264,|" }
            @{ Variable = 'TERM_PROGRAM'; Value = 'iTerm.app'; Set = "$escape]6;1;bg;*brightness;*`a"; Back = "$escape]6;1;bg;*;default`a" }
            @{ Variable = 'TERM_PROGRAM'; Value = 'other'; Set = ''; Back = '' }
        )
        $names = 'TMUX', 'TERM', 'WT_SESSION', 'TERM_PROGRAM'
        $kept = @{}
        foreach ($name in $names) { $kept[$name] = [System.Environment]::GetEnvironmentVariable($name) }
        try {
            $sequences = foreach ($case in $cases) {
                foreach ($name in $names) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
                [System.Environment]::SetEnvironmentVariable($case.Variable, $case.Value)
                & (Get-Module -Name 'AwsRole') { "$(Get-TabSequence $false)"; "$(Get-TabSequence $true)" }
            }
        } finally {
            foreach ($name in $kept.Keys) { [System.Environment]::SetEnvironmentVariable($name, $(if ($null -eq $kept[$name]) { [NullString]::Value } else { $kept[$name] })) }
        }
        foreach ($case in $cases) {
            $set, $back, $sequences = $sequences
            $set | Should -BeLike ($case.Set -replace '[\[\]]', '`$0') -Because $case.Value
            $back.Replace('*', '') | Should -BeExactly $case.Back.Replace('*', '') -Because $case.Value
        }
    }

    It 'shows each in turn, and restores the title before the first' {
        Set-AwsRole prod-a -Confirm:$false 6> $null
        Set-AwsRole prod-a -Confirm:$false 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod-a - my window'
        Set-AwsRole -AsProfile prod-role -Confirm:$false 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod-role - my window'
        Set-AwsRole prod-b -Confirm:$false 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod-b - my window'
        Clear-AwsRole 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'my window'
    }

    It 'does not change if a switch fails, or is only previewed' {
        Set-AwsRole prod-a -Confirm:$false 6> $null
        { Set-AwsRole nosuch } | Should -Throw -ErrorId 'ProfileNotFound,Set-AwsRole'
        Set-AwsRole dev -WhatIf 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod-a - my window'
    }

    It 'shows it while a block of Invoke-AwsRole runs, also a nested one' {
        $seen = Invoke-AwsRole prod-a -Confirm:$false -ScriptBlock {
            $Host.UI.RawUI.WindowTitle
            Invoke-AwsRole dev { $Host.UI.RawUI.WindowTitle }
            $Host.UI.RawUI.WindowTitle
        }
        $seen -join '|' | Should -BeExactly 'PROTECTED: prod-a - my window|my window|PROTECTED: prod-a - my window'
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'my window'
    }

    It 'restores the title even after the module was imported again, but keeps one that another program has set since' {
        Set-AwsRole prod-a -Confirm:$false 6> $null
        Import-TestModule
        Clear-AwsRole 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'my window'
        Use-WarmEngine
        Set-AwsRole prod-a -Confirm:$false 6> $null
        $Host.UI.RawUI.WindowTitle = 'set by the prompt'
        Clear-AwsRole 6> $null
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'set by the prompt'
    }

    It 'is not changed by a child shell, which does not know the earlier title' {
        Set-AwsRole prod-a -Confirm:$false 6> $null
        $env:AWSROLE_PROTECTED | Should -BeExactly 'prod-a'
        $mark = [System.AppDomain]::CurrentDomain.GetData('AwsRole.Protected')
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Protected', $null)
        InModuleScope 'AwsRole' { Set-ProtectedMark }
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod-a - my window'
        [System.Environment]::GetEnvironmentVariables().Contains('AWSROLE_PROTECTED') | Should -BeFalse
        [System.AppDomain]::CurrentDomain.SetData('AwsRole.Protected', $mark)
    }

    It 'shows no escape sequence of a name' {
        InModuleScope 'AwsRole' { Set-ProtectedMark "prod$([char] 27)]0;x$([char] 7)" }
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'PROTECTED: prod?]0;x? - my window'
        InModuleScope 'AwsRole' { Set-ProtectedMark }
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'my window'
    }

    It 'does not exist if a program embeds PowerShell, and the switch and the prompt still work, the latter without colors' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript(". '$PSScriptRoot/support.ps1'; Import-TestModule; Use-WarmEngine; Set-AwsRole prod-a -Confirm:`$false; `$env:AWSROLE_PROFILE; Get-AwsRolePrompt; Clear-AwsRole; [object] `$Error.Count")
        try { @($shell.Invoke()) -join '|' | Should -BeExactly 'prod-a|prod-a|0' } finally { $shell.Dispose() }
        $Host.UI.RawUI.WindowTitle | Should -BeExactly 'my window'
    }
}
