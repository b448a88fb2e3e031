Describe 'Variables' {
    It 'are found, set and removed' {
        Set-Variable hostSample 5
        $hostSample | Should -Be 5
        (Get-Variable hostSample).Value | Should -Be 5
        Remove-Variable hostSample
        { Get-Variable hostSample -ErrorAction Stop } | Should -Throw -ErrorId 'VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand'
    }

    It 'are set in the scope that is named' {
        function Set-Outer { Set-Variable outer 'from inside' -Scope 1; Set-Variable inner 'lost' }
        Set-Outer
        $outer | Should -Be 'from inside'
        Get-Variable inner -ValueOnly -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'are not made twice' {
        { New-Variable twice 1; New-Variable twice 2 -ErrorAction Stop } | Should -Throw -ErrorId 'VariableAlreadyExists*'
    }

    It 'keep their value when they are read-only' {
        { Set-Variable fixed 1 -Option ReadOnly; Set-Variable fixed 2 -ErrorAction Stop } | Should -Throw -ErrorId 'VariableNotWritable*'
    }
}

Describe 'Aliases' {
    It 'are made, told and removed' {
        Set-Alias hosttestalias Get-Date
        (Get-Alias hosttestalias).Definition | Should -Be 'Get-Date'
        hosttestalias | Should -BeOfType datetime
        Remove-Alias hosttestalias
        { Get-Alias hosttestalias -ErrorAction Stop } | Should -Throw -ErrorId 'ItemNotFoundException,Microsoft.PowerShell.Commands.GetAliasCommand'
    }

    It 'of everyday commands are there' {
        (Get-Alias select, gc, gci, cd, '%', where).Definition |
            Should -Be 'Select-Object', 'Get-Content', 'Get-ChildItem', 'Set-Location', 'ForEach-Object', 'Where-Object'
    }
}

Describe 'Invoke-Expression' {
    It 'runs in the scope of the caller' {
        Invoke-Expression '$fromText = 5; 1; 2' | Should -Be 1, 2
        $fromText | Should -Be 5
    }
}

Describe 'Secure strings' {
    It 'keep text and give it back' {
        $secret = ConvertTo-SecureString 'abc' -AsPlainText
        $secret | Should -BeOfType securestring
        ConvertFrom-SecureString $secret -AsPlainText | Should -Be 'abc'
    }
}

Describe 'Data files' {
    It 'are read without being run' {
        '@{ A = 1; B = @(1, 2) }' > "$TestDrive/data.psd1"
        (Import-PowerShellDataFile "$TestDrive/data.psd1").B | Should -Be 1, 2
    }

    It 'that would run something are refused' {
        '@{ A = (Get-Date) }' > "$TestDrive/code.psd1"
        { Import-PowerShellDataFile "$TestDrive/code.psd1" -ErrorAction Stop } | Should -Throw
    }
}

Describe 'Import-LocalizedData' {
    BeforeAll {
        foreach ($culture in 'en-US', 'ja') {
            New-Item -ItemType Directory "$TestDrive/$culture" -Force
            "@{ Greeting = 'in $culture' }" > "$TestDrive/$culture/words.psd1"
        }
    }

    It 'finds the language <Culture> as <Expected>' -ForEach @(
        @{ Culture = 'en-US'; Expected = 'in en-US' }
        @{ Culture = 'ja-JP'; Expected = 'in ja' }
    ) {
        Import-LocalizedData -BindingVariable words -BaseDirectory $TestDrive -FileName words -UICulture $Culture
        $words.Greeting | Should -Be $Expected
    }

    It 'reports a language that nobody wrote' {
        { Import-LocalizedData -BindingVariable words -BaseDirectory $TestDrive -FileName words -UICulture fr-FR -ErrorAction Stop } |
            Should -Throw -ErrorId 'ImportLocalizedData,Microsoft.PowerShell.Commands.ImportLocalizedData'
    }
}

BeforeDiscovery {
    $isUnix = $PSVersionTable.Platform -eq 'Unix'
    if (-not $isUnix) { Write-Warning 'Native programs of Session.Tests.ps1 are skipped: they are run with the shell of Unix.' }
}

Describe 'Native programs' -Skip:(-not $isUnix) {
    It 'get what is piped into them, and their exit code is kept' {
        'a', 'b' | cat | Should -Be 'a', 'b'
        sh -c 'exit 3'
        $LASTEXITCODE | Should -Be 3
    }

    It 'see variables of the environment' {
        $env:AWSROLE_HOST_TEST = 'seen'
        sh -c 'echo $AWSROLE_HOST_TEST' | Should -Be 'seen'
        $env:AWSROLE_HOST_TEST = $null
        sh -c 'echo ${AWSROLE_HOST_TEST-unset}' | Should -Be 'unset'
    }

    It 'are started with Start-Process' {
        $process = Start-Process sh -ArgumentList '-c "echo out; exit 4"' -RedirectStandardOutput "$TestDrive/out.txt" -PassThru -Wait
        $process.ExitCode | Should -Be 4
        Get-Content "$TestDrive/out.txt" | Should -Be 'out'
    }
}

Describe 'Completion' {
    It 'completes <Text> to <Expected>' -ForEach @(
        @{ Text = 'Get-ChildIt'; Expected = 'Get-ChildItem' }
        @{ Text = '$env:PSModulePat'; Expected = '$env:PSModulePath' }
        @{ Text = 'Get-Item -LiteralP'; Expected = '-LiteralPath' }
        @{ Text = '"x".Lengt'; Expected = 'Length' }
    ) {
        (TabExpansion2 $Text $Text.Length).CompletionMatches.CompletionText | Should -Contain $Expected
    }
}

Describe 'Runspaces of a script''s own' {
    It 'have the same commands' {
        [powershell]::Create().AddScript('3, 1 | Sort-Object').Invoke() | Should -Be 1, 3
    }
}

Describe 'Get-Verb' {
    It 'knows the approved verbs' {
        (Get-Verb).Verb | Should -Contain 'Get'
        (Get-Verb).Verb | Should -Not -Contain 'Fetch'
    }
}

Describe 'Modules' {
    It 'bring their commands, views and help' {
        @'
function Get-HostSample {
<#
.SYNOPSIS
Samples.
#>
[CmdletBinding()] param() [pscustomobject]@{ PSTypeName = 'HostSample'; A = 1; B = 2 } }
'@ > "$TestDrive/HostSample.psm1"
        @'
<Configuration><ViewDefinitions><View><Name>v</Name><ViewSelectedBy><TypeName>HostSample</TypeName></ViewSelectedBy><TableControl><TableHeaders>
<TableColumnHeader><Label>ONLY</Label></TableColumnHeader></TableHeaders><TableRowEntries><TableRowEntry><TableColumnItems><TableColumnItem>
<PropertyName>B</PropertyName></TableColumnItem></TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions></Configuration>
'@ > "$TestDrive/HostSample.format.ps1xml"
        "@{ RootModule = 'HostSample.psm1'; ModuleVersion = '1.0'; FunctionsToExport = 'Get-HostSample'; FormatsToProcess = 'HostSample.format.ps1xml' }" > "$TestDrive/HostSample.psd1"
        Import-Module "$TestDrive/HostSample.psd1"
        Get-HostSample | Out-String | Should -Match '(?s)ONLY.*2'
        (Get-Help Get-HostSample).Synopsis | Should -Be 'Samples.'
        Remove-Module HostSample
    }
}
