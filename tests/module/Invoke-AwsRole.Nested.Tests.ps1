BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory
    # What a script writes that runs as two, and whose blocks run as one.
    $cases = @(
        @{ Case = 'a function of a module behind the pipe, from its begin to its end'; Script = { Invoke-AwsRole one { Read-Key } | Use-Piped }; Said = 'begin AKIATWO', 'AKIAONE AKIATWO', 'end AKIATWO' }
        @{ Case = 'a pipe within a pipe'; Script = { Invoke-AwsRole one { Read-Key } | ForEach-Object { Invoke-AwsRole one { "in $(Read-Key)" } | ForEach-Object { "$_, behind $(Read-Key)" } } }; Said = 'in AKIAONE, behind AKIATWO' }
        @{ Case = 'a steppable pipeline'; Script = { $pipe = { Invoke-AwsRole one { Read-Key } | ForEach-Object { "$_ $(Read-Key)" } }.GetSteppablePipeline(); $pipe.Begin($false); $pipe.End(); $pipe.Dispose() }; Said = 'AKIAONE AKIATWO' }
        @{ Case = 'a block with begin, process and end'; Script = { Invoke-AwsRole one { begin { "b $(Read-Key)" } process { "p $(Read-Key)" } end { "e $(Read-Key)" } } }; Said = 'b AKIAONE', 'p AKIAONE', 'e AKIAONE' }
        @{ Case = 'a file that is dot-sourced in the block'; Script = { Invoke-AwsRole one { . $dotted; $fromFile } }; Said = 'file AKIAONE' }
        @{ Case = 'a property that is read late'; Script = { $late = [pscustomobject] @{}; $late | Add-Member -MemberType ScriptProperty -Name Key -Value { Read-Key }; (Invoke-AwsRole one { $late }).Key; Invoke-AwsRole one { $late.Key } }; Said = 'AKIATWO', 'AKIAONE' }
        @{ Case = 'blocks in the method ForEach'; Script = { @('one', 'two').ForEach({ Invoke-AwsRole $_ { Read-Key } }) }; Said = 'AKIAONE', 'AKIATWO' }
        @{ Case = 'a label that the block leaves'; Script = { :outer foreach ($first in 1, 2) { foreach ($second in 1, 2) { Invoke-AwsRole one { break outer } } }; "$first $(Read-Key)" }; Said = '1 AKIATWO' }
        @{ Case = 'a trap'; Script = { & { trap { "trap $(Read-Key)"; continue } Invoke-AwsRole one { throw 'x' }; 'next' } }; Said = 'trap AKIATWO', 'next' }
        @{ Case = 'a push and a pop in the block'; Script = { Invoke-AwsRole one { Push-AwsRole two 6> $null; Read-Key; Pop-AwsRole 6> $null; Read-Key } }; Said = 'AKIATWO', 'AKIAONE' }
        @{ Case = 'the name of a profile that the block sets'; Script = { Invoke-AwsRole one { Set-AwsRole -AsProfile two 6> $null; "$env:AWS_PROFILE $(Read-Key)" }; "$env:AWS_PROFILE" }; Said = 'two ', '' }
        @{ Case = 'the module imported again in the block'; Script = { Invoke-AwsRole one { Import-Module $path -Force; Read-Key; (Get-AwsRole).Profile }; (Get-AwsRole).Profile }; Said = 'AKIAONE', 'one', 'two' }
        @{ Case = 'the module imported again behind the pipe'; Script = { Invoke-AwsRole one { Read-Key } | ForEach-Object { Import-Module $path -Force; "$_ $(Read-Key) $((Get-AwsRole).Profile)" } }; Said = 'AKIAONE AKIATWO two' }
    )
    $path = "$(Get-BuiltModule)/AwsRole.psd1"
    $dotted = "$($sandbox.Folder)/dotted.ps1"
    [System.IO.File]::WriteAllText($dotted, '$fromFile = "file $env:AWS_ACCESS_KEY_ID"')
    function Read-Key { $env:AWS_ACCESS_KEY_ID }
    $piped = New-Module -Name 'Piped' -ScriptBlock {
        function Use-Piped {
            [CmdletBinding()]
            param([Parameter(ValueFromPipeline)] [string] $Item)
            begin { "begin $env:AWS_ACCESS_KEY_ID" }
            process { "$Item $env:AWS_ACCESS_KEY_ID" }
            end { "end $env:AWS_ACCESS_KEY_ID" }
        }
    } | Import-Module -PassThru
}

AfterAll {
    Remove-Module $piped
    Exit-Sandbox $sandbox
}

Describe 'Only the block has its role' {
    It 'however its pipeline is made, and whatever it runs' {
        Set-AwsRole two 6> $null
        $before = ConvertTo-Comparable (Get-RoleVariable)
        try {
            foreach ($case in $cases) {
                @(& $case.Script | ForEach-Object { "$_" }) | Should -Be $case.Said -Because $case.Case
                ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before -Because $case.Case
            }
        } finally {
            Clear-AwsRole -InformationAction Ignore
        }
        $env:AWS_ACCESS_KEY_ID | Should -BeNullOrEmpty
    }

    It 'with two copies of the module, which share the memory of the shell' {
        $folder = New-ModuleCopy
        $null = Copy-RealEngine "$folder/bin"
        $copy = Import-Module "$folder/AwsRole.psd1" -Prefix 'Copied' -PassThru
        try {
            Set-AwsRole one 6> $null
            Invoke-CopiedAwsRole two { "$(Read-Key) $((Get-AwsRole).Profile)" } | Should -Be 'AKIATWO two'
            (Get-CopiedAwsRole).Profile | Should -Be 'one'
            Set-CopiedAwsRole two 6> $null
            Clear-AwsRole 6> $null
            ConvertTo-Comparable (Get-RoleVariable) | Should -BeNullOrEmpty
        } finally {
            Remove-Module $copy
            Remove-TestFolder ([System.IO.Path]::GetDirectoryName($folder))
        }
    }
}
