# Ordinary cmdlets: these files pass in the host and in a real pwsh with the real Pester.

Describe 'Write-Output' {
    It 'sends its arguments one by one' {
        @(Write-Output 1 2 3).Count | Should -Be 3
    }

    It 'keeps a collection together with -NoEnumerate' {
        Write-Output (1, 2) -NoEnumerate | ForEach-Object { $_.Count } | Should -Be 2
    }
}

Describe 'Write-Error' {
    BeforeAll {
        function Write-Sample { [CmdletBinding()] param() Write-Error 'broken' -ErrorId 'Sample' -Category InvalidData -TargetObject 5 }
    }

    It 'writes a record with the id, the category and the target that were given' {
        Write-Sample -ErrorAction SilentlyContinue -ErrorVariable seen
        $seen[0].FullyQualifiedErrorId | Should -Be 'Sample,Write-Sample'
        $seen[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $seen[0].TargetObject | Should -Be 5
    }

    It 'names the function that called it, not itself' {
        Write-Sample -ErrorAction SilentlyContinue -ErrorVariable seen
        $seen[0].InvocationInfo.MyCommand.Name | Should -Be 'Write-Sample'
    }

    It 'ends the command when errors stop' {
        { Write-Error 'x' -ErrorAction Stop } | Should -Throw 'x' -ErrorId 'Microsoft.PowerShell.Commands.WriteErrorException*'
    }

    It 'passes an exception on, with the message as its details' {
        Write-Error -Exception ([System.IO.IOException]::new('disk')) -Message 'shown' -ErrorAction SilentlyContinue -ErrorVariable seen
        $seen[0].Exception | Should -BeOfType System.IO.IOException
        "$($seen[0])" | Should -Be 'shown'
    }
}

Describe 'The message streams' {
    It 'brings <Command> out as a <Type>' -ForEach @(
        @{ Command = 'Write-Warning x'; Type = 'WarningRecord' }
        @{ Command = 'Write-Verbose x -Verbose'; Type = 'VerboseRecord' }
        @{ Command = 'Write-Debug x -Debug'; Type = 'DebugRecord' }
        @{ Command = 'Write-Information x'; Type = 'InformationRecord' }
        @{ Command = 'Write-Host x'; Type = 'InformationRecord' }
    ) {
        $said = Invoke-Expression "$Command *>&1"
        $said.GetType().Name | Should -Be $Type
        "$said" | Should -Be 'x'
    }

    It 'joins what Write-Host is given with the separator' {
        "$(Write-Host 1 (2, 3) -Separator '-' 6>&1)" | Should -Be '1-2-3'
    }

    It 'says nothing on the verbose stream unless asked' {
        Write-Verbose 'x' 4>&1 | Should -BeNullOrEmpty
    }
}

Describe 'Read-Host' {
    It 'cannot ask where nobody can answer' {
        $shell = [Environment]::ProcessPath
        $said = & $shell -NoProfile -NonInteractive -Command 'Read-Host name' 2>&1
        "$said" | Should -BeLike '*NonInteractive mode*'
    }
}

Describe 'Out-String' {
    It 'is what the screen would show' {
        [pscustomobject]@{ Name = 'a'; Size = 1 } | Out-String -Stream | Where-Object { $_ } | Select-Object -Last 1 | Should -BeLike 'a*1'
    }

    It 'is as wide as it is told' {
        [pscustomobject]@{ Name = 'x' * 100 } | Format-Table | Out-String -Width 20 -Stream | ForEach-Object { $_.Length } | Sort-Object | Select-Object -Last 1 |
            Should -BeLessOrEqual 20
    }
}

Describe 'Format-Table and Format-List' {
    It 'shows the columns that were asked for' {
        $shown = [pscustomobject]@{ A = 1; B = 2 } | Format-Table B | Out-String
        $shown | Should -Match 'B'
        $shown | Should -Not -Match 'A'
    }

    It 'shows calculated columns' {
        [pscustomobject]@{ A = 2 } | Format-Table @{ Label = 'Double'; Expression = { $_.A * 2 } } | Out-String | Should -Match '(?s)Double.*4'
    }

    It 'hides the headers' {
        [pscustomobject]@{ A = 2 } | Format-Table -HideTableHeaders | Out-String | Should -Not -Match 'A'
    }

    It 'lists each property on a line' {
        [pscustomobject]@{ A = 1; B = 2 } | Format-List | Out-String | Should -Match '(?s)A : 1.*B : 2'
    }
}

Describe 'Tee-Object' {
    It 'keeps what passes in a variable' {
        1..3 | Tee-Object -Variable kept | Should -HaveCount 3
        $kept | Should -HaveCount 3
    }

    It 'keeps what passes in a file' {
        'a', 'b' | Tee-Object -FilePath TestDrive:/t.txt | Should -HaveCount 2
        Get-Content TestDrive:/t.txt | Should -Be 'a', 'b'
    }
}

Describe 'Redirections' {
    It 'write and append' {
        'one' > "$TestDrive/r.txt"
        'two' >> "$TestDrive/r.txt"
        Get-Content "$TestDrive/r.txt" | Should -Be 'one', 'two'
    }

    It 'into a folder that is not there is an error that ends the statement' {
        { 'x' > "$TestDrive/none/r.txt" } | Should -Throw -ErrorId 'FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand'
    }
}
