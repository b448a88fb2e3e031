BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    $manifest = "$(Get-BuiltModule)/AwsRole.psd1"
    $listOwn = "@(& (Get-Module AwsRole) { Get-Command -CommandType Function | Where-Object { `$_.ModuleName -eq 'AwsRole' } } | ForEach-Object { `$_.Name })"

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

    It 'is left out by the import, which defines what it needs itself and the commands' {
        $expected = @(Get-SourceFunction 'Import') + @(Get-SourceFunction 'Public') | Sort-Object
        @(Invoke-Lines "Import-Module '$manifest'; $listOwn" | Sort-Object) -join ' ' | Should -Be ($expected -join ' ')
    }

    It 'leaves out none of them' {
        $expected = @('Import', 'Private', 'Public' | ForEach-Object { Get-SourceFunction $_ }) | Sort-Object
        @(Invoke-Lines "Import-Module '$manifest'; `$null = Get-AwsRolePrompt; $listOwn" | Sort-Object) -join ' ' | Should -Be ($expected -join ' ')
    }

    It 'shows the caller none of them, and none of their variables' {
        $script = "Import-Module '$manifest'; `$null = Get-AwsRolePrompt; foreach (`$name in 'Invoke-Engine', 'Initialize-Module') { [bool] (Get-Command `$name -ErrorAction Ignore) }
        foreach (`$name in 'UnreadFile', 'UnsafeText', 'WideText', 'Messages') { `$null -ne `$ExecutionContext.SessionState.PSVariable.Get(`$name) }"
        @(Invoke-Lines $script) -join ' ' | Should -Be 'False False False False False False'
    }

    It 'changes neither $Error nor $LASTEXITCODE nor $?' {
        @(Invoke-Lines "Import-Module '$manifest'; `$global:LASTEXITCODE = 3; `$null = Get-AwsRolePrompt; `$?; `$LASTEXITCODE; [object] `$Error.Count") -join ' ' | Should -Be 'True 3 0'
    }

    It 'happens for <Case>' -ForEach @(
        @{ Case = 'a psm1 without its manifest'; Script = "Import-Module '{0}/AwsRole.psm1'; @(Get-AwsRolePrompt -Plain).Count" }
        @{ Case = 'a module that was removed and imported again'; Script = "Import-Module '{0}/AwsRole.psd1'; `$null = Get-AwsRolePrompt; Remove-Module AwsRole; Import-Module '{0}/AwsRole.psd1'; @(Get-AwsRolePrompt -Plain).Count" }
        @{ Case = 'a module imported by force'; Script = "Import-Module '{0}/AwsRole.psd1'; `$null = Get-AwsRolePrompt; Import-Module '{0}/AwsRole.psd1' -Force; @(Get-AwsRolePrompt -Plain).Count" }
        @{ Case = 'a caller in strict mode that stops at errors'; Script = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module '{0}/AwsRole.psd1'; @(Get-AwsRolePrompt -Plain).Count" }
        @{ Case = 'a command that is called before any import'; Script = "`$env:PSModulePath = [System.IO.Path]::GetDirectoryName('{0}'); @(Get-AwsRolePrompt -Plain).Count" }
        @{ Case = 'a first Tab'; Script = "Import-Module '{0}/AwsRole.psd1'; @((TabExpansion2 'Set-AwsRole -Region eu-central-1').CompletionMatches).Count" }
    ) {
        $path = [System.Environment]::GetEnvironmentVariable('PSModulePath')
        try { @(Invoke-Lines ($Script -f (Get-BuiltModule))) -join ' ' | Should -Be '1' } finally { [System.Environment]::SetEnvironmentVariable('PSModulePath', $path) }
    }

    It 'is not needed to remove the module' {
        @(Invoke-Lines "Import-Module '$manifest'; Remove-Module AwsRole; @(Get-Module AwsRole).Count; [object] `$Error.Count") -join ' ' | Should -Be '0 0'
    }

    It 'says which file is missing in a module that was torn, and does nothing else' {
        $folder = New-ModuleCopy
        [System.IO.File]::Delete("$folder/AwsRole.Private.ps1")
        $said = @(Invoke-Lines "Import-Module '$folder/AwsRole.psd1'; try { Get-AwsRolePrompt; 'went on' } catch { `"`$_`" }")
        $said.Count | Should -Be 1
        $said[0] | Should -BeLike '*AwsRole.Private.ps1*'
    }
}
