BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-KeyProfile $sandbox.Folder -Config "[profile broken]`nrole_arn = arn:aws:iam::111122223333:role/A`n"
    Import-TestModule
    Use-WarmEngine
    Use-EngineMemory

    function Get-Held {
        # The profile of the current role, by memory and by variable.
        "$((Get-AwsRole).Profile) $env:AWSROLE_PROFILE".Trim()
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Push-AwsRole and Pop-AwsRole' {
    BeforeEach {
        $env:AWS_PROFILE = 'two'
        $env:AWS_REGION = 'sa-east-1'
        $before = ConvertTo-Comparable (Get-RoleVariable)
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Clear-RoleVariable
    }

    It 'switch to a role, or only a profile with -AsProfile, and back to none: every variable is restored, including unset ones' {
        Push-AwsRole one 6> $null
        "$(Get-Held) [$env:AWS_PROFILE]" | Should -Be 'one one []'
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        $null -eq [System.AppDomain]::CurrentDomain.GetData('AwsRole') | Should -BeTrue -Because 'Clear-AwsRole must have nothing to do'
        Push-AwsRole -AsProfile one 6> $null
        $env:AWS_PROFILE | Should -Be 'one'
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'restore one level at a time, including variables that the user changed before the push, but not those changed after it' {
        Set-AwsRole two 6> $null
        $env:AWS_REGION = 'by-hand'
        Push-AwsRole one 6> $null
        $env:AWS_REGION = 'later'
        Push-AwsRole two 6> $null
        $seen = foreach ($step in 1, 2) { Pop-AwsRole 6> $null; "$(Get-Held) $env:AWS_REGION" }
        $seen -join ', ' | Should -Be 'one one later, two two by-hand'
        { Pop-AwsRole } | Should -Throw -ErrorId 'NothingPushed,Pop-AwsRole'
        Get-Held | Should -Be 'two two'
    }

    It 'treat a switch between them as a change of the topmost role' {
        foreach ($act in { Set-AwsRole two 6> $null }, { Set-AwsRole -AsProfile two 6> $null }, { Invoke-AwsRole two { $null = Get-AwsRole } }) {
            Push-AwsRole one 6> $null
            & $act
            Pop-AwsRole 6> $null
            ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before -Because $act
        }
    }

    It 'report what they did, and return the session only with -PassThru' {
        @(Push-AwsRole one 6>&1) -join "`n" | Should -BeLike 'one: access keys, sa-east-1'
        (Push-AwsRole two -PassThru 6> $null).Profile | Should -Be 'two'
        @(Pop-AwsRole 6>&1) -join "`n" | Should -Be 'Restored the previous role: one: access keys, sa-east-1'
        @(Pop-AwsRole 6>&1) -join "`n" | Should -Be 'Popped the role. No AWS role is set in this shell.'
    }
}

Describe 'Push-AwsRole' {
    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'changes nothing when it fails: only earlier pushes can be popped' {
        Set-AwsRole two 6> $null
        $held = ConvertTo-Comparable (Get-RoleVariable)
        { Push-AwsRole nosuch } | Should -Throw -ErrorId 'ProfileNotFound,Push-AwsRole'
        { Push-AwsRole broken } | Should -Throw -ErrorId 'ProfileIncomplete,Push-AwsRole'
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
        { Pop-AwsRole } | Should -Throw -ErrorId 'NothingPushed,Pop-AwsRole'
        Push-AwsRole one 6> $null
        { Push-AwsRole nosuch } | Should -Throw -ErrorId 'ProfileNotFound,Push-AwsRole'
        Pop-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $held
    }

    It 'pushes nothing with -WhatIf, but shows the plan; Pop-AwsRole pops nothing' {
        @(Push-AwsRole one -WhatIf 6>&1) -join "`n" | Should -BeLike 'profile one*'
        { Pop-AwsRole } | Should -Throw -ErrorId 'NothingPushed,Pop-AwsRole' -ExpectedMessage '*Push-AwsRole*'
        $Global:Error[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        Push-AwsRole one 6> $null
        Pop-AwsRole -WhatIf
        Get-Held | Should -Be 'one one'
    }
}

Describe 'Pop-AwsRole' {
    AfterEach { Clear-AwsRole -InformationAction Ignore }

    It 'has nothing to pop after Clear-AwsRole, which restores the state before the first role' {
        $env:AWS_PROFILE = 'two'
        $before = ConvertTo-Comparable (Get-RoleVariable)
        Set-AwsRole two 6> $null
        Push-AwsRole one 6> $null
        Push-AwsRole two 6> $null
        Clear-AwsRole 6> $null
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
        { Pop-AwsRole } | Should -Throw -ErrorId 'NothingPushed,Pop-AwsRole'
        $env:AWS_PROFILE = $null
    }

    It 'does not pop roles from outside a block of Invoke-AwsRole' {
        Push-AwsRole two 6> $null
        $seen = Invoke-AwsRole one {
            try { Pop-AwsRole } catch { "$($_.FullyQualifiedErrorId) " + (Get-Held) }
            Push-AwsRole two 6> $null
            Get-Held
            Pop-AwsRole 6> $null
            Get-Held
            Push-AwsRole two 6> $null
        }
        $seen -join ', ' | Should -Be 'NothingPushed,Pop-AwsRole one one, two two, one one'
        Get-Held | Should -Be 'two two'
        Pop-AwsRole 6> $null
        (Get-RoleVariable).Count | Should -Be 0
    }
}
