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
        # What a script writes in a runspace of its own that has imported nothing; its errors follow.
        param([string] $Script)
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript($Script)
            @($shell.Invoke() | ForEach-Object { "$_" }) + @($shell.Streams.Error | ForEach-Object { "error: $_" })
        } finally { $shell.Dispose() }
    }

    function Get-FirstStatement {
        # The text of what a block does first.
        param($Block)
        $named = @($Block.BeginBlock, $Block.ProcessBlock, $Block.EndBlock | Where-Object { $null -ne $_ })
        if ($named) { "$($named[0].Statements[0])" }
    }
}

Describe 'Reading the private functions' {
    It 'stands first in every command' {
        $commands = (Get-Module -Name 'AwsRole').ExportedFunctions.Values
        $commands.Count | Should -BeGreaterThan 30
        $commands | Where-Object { (Get-FirstStatement $_.ScriptBlock.Ast.Body) -ne 'script:Initialize-Module $PSCmdlet' } | ForEach-Object { $_.Name } | Should -BeNullOrEmpty
    }

    It 'stands first in what completes' {
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
            # One shell tells all, in strict mode that stops at errors.
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

        It 'is left out by the import, which defines what it needs itself and the commands, and leaves out none of them' {
            $imported | Should -Be ((@('Import', 'Public' | ForEach-Object { Get-SourceFunction $_ }) | Sort-Object) -join ' ')
            $state | Should -Be 'True 3 0' -Because 'neither $? nor $LASTEXITCODE nor $Error is changed'
            $initialized | Should -Be ((@('Import', 'Private', 'Public' | ForEach-Object { Get-SourceFunction $_ }) | Sort-Object) -join ' ')
            $functions | Should -Be 'False False' -Because 'the caller sees none of them'
            $variables | Should -Be 'False False False False' -Because 'the caller sees none of their variables'
        }

        It 'is not needed to remove the module, and happens after each import, by force and of the psm1 alone too' {
            "$removed $forced $alone" | Should -Be 'removed 0 0 1 1'
        }

        It 'happens for a command that is called before any import, and for a first Tab' {
            "$auto $completed" | Should -Be '1 1'
        }

        It 'is not told by -Verbose, nor where all commands are verbose' {
            $script = "Import-Module '$manifest'; {0}@(Get-AwsRolePrompt -Plain {1} 4>&1 | Where-Object {{ `$_ -is [System.Management.Automation.VerboseRecord] }}).Count"
            Invoke-Lines ($script -f '', '-Verbose') | Should -Be 0
            Invoke-Lines ($script -f '$global:VerbosePreference = "Continue"; ', '') | Should -Be 0
        }

        It 'says which file is missing in a module that was torn, and does nothing else' {
            @($torn).Count | Should -Be 1
            $torn | Should -BeLike '*AwsRole.Private.ps1*'
        }
    }
}
