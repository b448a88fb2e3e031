BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $manifest = "$(Get-BuiltModule)/AwsRole.psd1"
    $listOwn = "(@(& (Get-Module AwsRole) { Get-Command -CommandType Function | Where-Object { `$_.ModuleName -eq 'AwsRole' } } | ForEach-Object { `$_.Name }) | Sort-Object) -join ' '"

    function Get-SourceFunction {
        # The names of the functions in a folder of the source.
        param([string] $Folder)
        foreach ($file in [System.IO.Directory]::GetFiles((Get-RepositoryPath "module/$Folder"), '*.ps1', 'AllDirectories')) {
            foreach ($match in [regex]::Matches([System.IO.File]::ReadAllText($file), '(?m)^function ([\w-]+)')) { $match.Groups[1].Value }
        }
    }

    function Invoke-Lines {
        # The output of a script in a new runspace without imports, followed by its errors.
        param([string] $Script)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($Script)
            @($shell.Invoke() | ForEach-Object { "$_" }) + @($shell.Streams.Error | ForEach-Object { "error: $_" })
        } finally { $shell.Dispose() }
    }

    function Get-FirstStatement {
        # The text of the first statement of a block.
        param($Block)
        $named = @($Block.BeginBlock, $Block.ProcessBlock, $Block.EndBlock | Where-Object { $null -ne $_ })
        if ($named) { "$($named[0].Statements[0])" }
    }
}

Describe 'Loading the private functions' {
    It 'is the first statement of every command' {
        $commands = (Get-Module -Name 'AwsRole').ExportedFunctions.Values
        $commands.Count | Should -BeGreaterThan 30
        $commands | Where-Object { (Get-FirstStatement $_.ScriptBlock.Ast.Body) -ne 'script:Initialize-Module $PSCmdlet' } | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }

    It 'is the first statement of every completer' {
        $register = & (Get-Module -Name 'AwsRole') { Get-Command -Name 'Register-Completer' -CommandType Function }
        $blocks = $register.ScriptBlock.Ast.FindAll({ $args[0] -is [System.Management.Automation.Language.ScriptBlockExpressionAst] }, $true)
        # The other one completes nothing.
        $completer, $nothing = @($blocks | Sort-Object { "$_".Length } -Descending)
        Get-FirstStatement $completer.ScriptBlock | Should -Be 'script:Initialize-Module'
        "$nothing" | Should -Be '{ }'
    }

    Context 'in a shell' {
        BeforeAll {
            $folder = New-FakeModule ''
            $path = [System.Environment]::GetEnvironmentVariable('PSModulePath')
            # One shell for all tests, in strict mode with ErrorActionPreference Stop.
            try {
                $said = @(Invoke-Lines @"
Set-StrictMode -Version Latest
`$ErrorActionPreference = 'Stop'
`$path = `$env:PSModulePath
`$env:PSModulePath = [System.IO.Path]::GetDirectoryName('$(Get-BuiltModule)')
@(Get-AwsRolePrompt -Plain).Count
`$env:PSModulePath = `$path
Remove-Module AwsRole
Import-Module '$manifest'
Remove-Module AwsRole
"removed `$(@(Get-Module AwsRole).Count) `$(`$Error.Count)"
Import-Module '$manifest'
$listOwn
`$global:LASTEXITCODE = 3
`$null = Get-AwsRolePrompt
"`$? `$LASTEXITCODE `$(`$Error.Count)"
$listOwn
@(foreach (`$name in 'Invoke-Engine', 'Initialize-Module') { [bool] (Get-Command `$name -ErrorAction Ignore) }) -join ' '
@(foreach (`$name in 'UnreadFile', 'UnsafeText', 'WideText', 'Messages') { `$null -ne `$ExecutionContext.SessionState.PSVariable.Get(`$name) }) -join ' '
Import-Module '$manifest' -Force
@(Get-AwsRolePrompt -Plain).Count
foreach (`$file in '$manifest', '$($manifest -replace 'psd1', 'psm1')') {
    Remove-Module AwsRole
    Import-Module `$file
    if (`$file -like '*psm1') { @(Get-AwsRolePrompt -Plain).Count } else { @((TabExpansion2 'Export-AwsRole -As Jso').CompletionMatches).Count }
}
Remove-Module AwsRole
[System.IO.File]::Move('$folder/AwsRole.Private.ps1', '$folder/moved')
try { Import-Module '$folder/AwsRole.psd1'; Get-AwsRolePrompt; 'went on' } catch { "`$_" } finally { [System.IO.File]::Move('$folder/moved', '$folder/AwsRole.Private.ps1') }
"@)
            } finally { [System.Environment]::SetEnvironmentVariable('PSModulePath', $path) }
            $auto, $removed, $imported, $state, $initialized, $functions, $variables, $forced, $completed, $alone, $torn = $said
        }

        It 'is not done at import, which defines all commands and the functions that it needs itself' {
            $imported | Should -Be ((@('Import', 'Public' | ForEach-Object { Get-SourceFunction $_ }) | Sort-Object) -join ' ')
            $state | Should -Be 'True 3 0' -Because 'neither $? nor $LASTEXITCODE nor $Error is changed'
            $initialized | Should -Be ((@('Import', 'Private', 'Public' | ForEach-Object { Get-SourceFunction $_ }) | Sort-Object) -join ' ')
            $functions | Should -Be 'False False' -Because 'the caller sees none of them'
            $variables | Should -Be 'False False False False' -Because 'the caller sees none of their variables'
        }

        It 'is not needed to remove the module, and happens after each import, also with -Force and of the psm1 file' {
            "$removed $forced $alone" | Should -Be 'removed 0 0 1 1'
        }

        It 'happens for an autoloaded command, and for the first Tab' {
            "$auto $completed" | Should -Be '1 1'
        }

        It 'writes no verbose messages, even if all commands are verbose' {
            $script = "Import-Module '$manifest'; {0}@(Get-AwsRolePrompt -Plain {1} 4>&1 | Where-Object {{ `$_ -is [System.Management.Automation.VerboseRecord] }}).Count"
            Invoke-Lines ($script -f '', '-Verbose') | Should -Be 0
            Invoke-Lines ($script -f '$global:VerbosePreference = "Continue"; ', '') | Should -Be 0
        }

        It 'reports the missing file of an incomplete module, and does nothing else' {
            @($torn).Count | Should -Be 1
            $torn | Should -BeLike '*AwsRole.Private.ps1*'
        }
    }
}
