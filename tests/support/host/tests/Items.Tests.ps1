Describe 'Files' {
    BeforeEach {
        $file = "$TestDrive/sample.txt"
        Set-Content -Path $file -Value 'one', 'two', 'three'
    }

    It 'are read as lines, whole, from the start and from the end' {
        Get-Content $file | Should -Be 'one', 'two', 'three'
        Get-Content $file -Raw | Should -Be "one$([Environment]::NewLine)two$([Environment]::NewLine)three$([Environment]::NewLine)"
        Get-Content $file -TotalCount 1 | Should -Be 'one'
        Get-Content $file -Tail 1 | Should -Be 'three'
    }

    It 'are written without a byte order mark unless one is asked for' {
        Set-Content -Path $file -Value 'é' -NoNewline
        [System.IO.File]::ReadAllBytes($file) | Should -Be 195, 169
        Set-Content -Path $file -Value 'é' -Encoding utf8BOM -NoNewline
        [System.IO.File]::ReadAllBytes($file) | Should -Be 239, 187, 191, 195, 169
    }

    It 'are appended to' {
        Add-Content $file 'four'
        (Get-Content $file)[-1] | Should -Be 'four'
    }

    It 'are copied, moved, renamed and removed' {
        Copy-Item $file "$TestDrive/copy.txt"
        Move-Item "$TestDrive/copy.txt" "$TestDrive/moved.txt"
        Rename-Item "$TestDrive/moved.txt" 'renamed.txt'
        "$TestDrive/copy.txt", "$TestDrive/moved.txt" | Should -Not -Exist
        Get-Content "$TestDrive/renamed.txt" | Should -HaveCount 3
        Remove-Item "$TestDrive/renamed.txt"
        "$TestDrive/renamed.txt" | Should -Not -Exist
    }

    It 'are left alone with -WhatIf' {
        Remove-Item $file -WhatIf
        Set-Content -Path $file -Value 'x' -WhatIf
        Get-Content $file | Should -HaveCount 3
    }

    It 'that are not there are an error with pwsh''s id from <Command>' -ForEach @(
        @{ Command = 'Get-Content'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand' }
        @{ Command = 'Get-Item'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand' }
        @{ Command = 'Get-ChildItem'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand' }
        @{ Command = 'Remove-Item'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.RemoveItemCommand' }
        @{ Command = 'Resolve-Path'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.ResolvePathCommand' }
        @{ Command = 'Set-Location'; Id = 'PathNotFound,Microsoft.PowerShell.Commands.SetLocationCommand' }
    ) {
        { & $Command "$TestDrive/none.txt" -ErrorAction Stop } | Should -Throw -ErrorId $Id
    }

    It 'that are missing do not keep the others from being read' {
        Get-Content "$TestDrive/none.txt", $file -ErrorAction SilentlyContinue | Should -HaveCount 3
    }

    It 'have a hash' {
        Set-Content -Path $file -Value 'abc' -NoNewline
        (Get-FileHash $file).Hash | Should -Be 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD'
    }
}

Describe 'Folders' {
    BeforeAll {
        New-Item -ItemType Directory "$TestDrive/tree/inner" -Force
        'x' > "$TestDrive/tree/a.txt"
        'x' > "$TestDrive/tree/inner/b.txt"
    }

    It 'are listed, filtered and walked through' {
        Get-ChildItem "$TestDrive/tree" -Name | Sort-Object | Should -Be 'a.txt', 'inner'
        (Get-ChildItem "$TestDrive/tree" -File).Name | Should -Be 'a.txt'
        (Get-ChildItem "$TestDrive/tree" -Directory).Name | Should -Be 'inner'
        (Get-ChildItem "$TestDrive/tree" -Filter *.txt -Recurse).Name | Should -Be 'a.txt', 'b.txt'
        (Get-ChildItem "$TestDrive/tree/*.txt").Name | Should -Be 'a.txt'
    }

    It 'are copied with what is in them only with -Recurse' {
        Copy-Item "$TestDrive/tree" "$TestDrive/shallow"
        "$TestDrive/shallow/a.txt" | Should -Not -Exist
        Copy-Item "$TestDrive/tree" "$TestDrive/deep" -Recurse
        "$TestDrive/deep/inner/b.txt" | Should -Exist
    }

    It 'go with what is in them' {
        New-Item -ItemType Directory "$TestDrive/gone/inner" -Force
        Remove-Item "$TestDrive/gone" -Recurse
        "$TestDrive/gone" | Should -Not -Exist
    }
}

Describe 'Test-Path' {
    It 'knows files, folders, variables of the environment and nothing' {
        Test-Path $TestDrive -PathType Container | Should -BeTrue
        Test-Path $TestDrive -PathType Leaf | Should -BeFalse
        Test-Path Env:PATH | Should -BeTrue
        Test-Path '' | Should -BeFalse
        Test-Path 'nodrive:/x' | Should -BeFalse
    }

    It 'takes brackets literally only when told' {
        'x' > "$TestDrive/a1"
        Test-Path "$TestDrive/a[1]" | Should -BeTrue
        Test-Path -LiteralPath "$TestDrive/a[1]" | Should -BeFalse
    }
}

Describe 'Paths' {
    It 'are joined' {
        $separator = [System.IO.Path]::DirectorySeparatorChar
        Join-Path 'a' 'b' | Should -Be "a${separator}b"
        Join-Path 'a' 'b' 'c' | Should -Be "a${separator}b${separator}c"
    }

    It 'are split' {
        Split-Path '/a/b.txt' -Leaf | Should -Be 'b.txt'
        Split-Path '/a/b.txt' -LeafBase | Should -Be 'b'
        Split-Path '/a/b.txt' -Extension | Should -Be '.txt'
        Split-Path (Split-Path "$TestDrive/x") -Leaf | Should -Be (Split-Path $TestDrive -Leaf)
    }

    It 'become full' {
        Convert-Path "$TestDrive/." | Should -Be (Convert-Path $TestDrive)
        (Resolve-Path $TestDrive).Path | Should -Be (Get-Item $TestDrive).FullName
    }
}

Describe 'The location' {
    It 'is pushed and popped' {
        $before = (Get-Location).Path
        Push-Location $TestDrive
        (Get-Location).ProviderPath | Should -Be (Convert-Path $TestDrive)
        Pop-Location
        (Get-Location).Path | Should -Be $before
    }
}

Describe 'Variables of the environment' {
    It 'are set, read, listed and removed as items' {
        Set-Item Env:AWSROLE_HOST_TEST 'x'
        $env:AWSROLE_HOST_TEST | Should -Be 'x'
        (Get-ChildItem Env:AWSROLE_HOST_*).Name | Should -Be 'AWSROLE_HOST_TEST'
        Remove-Item Env:AWSROLE_HOST_TEST
        Test-Path Env:AWSROLE_HOST_TEST | Should -BeFalse
    }
}

Describe 'Drives' {
    It 'are made and removed' {
        New-PSDrive -Name hosttest -PSProvider FileSystem -Root $TestDrive | Out-Null
        'x' > 'hosttest:/f'
        "$TestDrive/f" | Should -Exist
        Remove-PSDrive hosttest
        Test-Path hosttest: | Should -BeFalse
    }
}
