BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
    # PowerShell has no way to write a parameter once for several commands: that they agree is tested here instead. Own are those whose
    # text says what is different there, Many those that take several.
    $pairs = @(
        @{ Command = 'Push-AwsRole'; Model = 'Set-AwsRole'; Own = 'AsProfile', 'PassThru'; Many = @() }
        @{ Command = 'Invoke-AwsRole'; Model = 'Set-AwsRole'; Own = 'Profile', 'Region'; Many = @('Profile') }
        @{ Command = 'Export-AwsRole'; Model = 'Set-AwsRole'; Own = 'Profile', 'Region'; Many = @() }
        @{ Command = 'Start-AwsRoleServer'; Model = 'Set-AwsRole'; Own = 'Profile', 'RoleArn', 'DurationSeconds', 'NoCache', 'PassThru'; Many = @() }
        @{ Command = 'Set-AwsProfile'; Model = 'New-AwsProfile'; Own = @('Profile'); Many = @() }
    )
    $common = @([System.Management.Automation.Cmdlet]::CommonParameters) + @([System.Management.Automation.Cmdlet]::OptionalCommonParameters)
    $shared = @(foreach ($pair in $pairs) {
            $known = (Get-Command -Name $pair.Model).Parameters
            foreach ($name in (Get-Command -Name $pair.Command).Parameters.Keys) {
                if ($known.ContainsKey($name) -and $name -notin $common) { $pair + @{ Parameter = $name } }
            }
        })

    function Get-Shape {
        # What a parameter takes: its type, its other names, and what its value is checked by.
        param([string] $Command, [string] $Parameter)
        $about = (Get-Command -Name $Command).Parameters[$Parameter]
        $checks = foreach ($attribute in $about.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateArgumentsAttribute] }) {
            $values = if ($attribute -is [System.Management.Automation.ValidateSetAttribute]) { $attribute.ValidValues -join ',' }
            "$($attribute.GetType().Name) $values"
        }
        "$($about.ParameterType) [$(@($about.Aliases | Sort-Object) -join ' ')] $($checks -join ' ')"
    }

    function Get-Binding {
        # How a parameter is given in each parameter set.
        param([string] $Command, [string] $Parameter)
        $sets = (Get-Command -Name $Command).Parameters[$Parameter].ParameterSets
        @(foreach ($set in $sets.Keys | Sort-Object) {
                "${set}: $($sets[$set].IsMandatory) $($sets[$set].Position) $($sets[$set].ValueFromPipeline) $($sets[$set].ValueFromPipelineByPropertyName)"
            }) -join "`n"
    }

    $helps = @{}
    foreach ($help in Read-CommandHelp) { $helps[$help.Name] = $help.Parameters }

    function Get-ParameterText {
        param([string] $Command, [string] $Parameter)
        $helps[$Command][$Parameter.ToUpperInvariant()] -replace '\s+', ' '
    }
}

Describe 'A parameter that two commands share' {
    It 'takes in both the same' {
        $shared.Count | Should -BeGreaterThan 30
        $apart = foreach ($case in $shared) {
            $expected = Get-Shape $case.Model $case.Parameter
            if ($case.Parameter -in $case.Many) { $expected = $expected -replace '^\S+', '$0[]' }
            if ((Get-Shape $case.Command $case.Parameter) -cne $expected) { "$($case.Command) -$($case.Parameter)" }
        }
        $apart | Should -BeNullOrEmpty
    }

    It 'is explained in the same words, unless it does something else' {
        $apart = foreach ($case in $shared) {
            $isSame = (Get-ParameterText $case.Command $case.Parameter) -ceq (Get-ParameterText $case.Model $case.Parameter)
            if ($isSame -eq ($case.Parameter -in $case.Own)) { "$($case.Command) -$($case.Parameter)" }
        }
        $apart | Should -BeNullOrEmpty
    }

    It 'is given in the same way to Push-AwsRole, which is Set-AwsRole with a way back' {
        $pushed = @($shared | Where-Object { $_.Command -eq 'Push-AwsRole' } | ForEach-Object { $_.Parameter })
        $pushed.Count | Should -BeGreaterThan 10
        $pushed | Where-Object { (Get-Binding 'Push-AwsRole' $_) -cne (Get-Binding 'Set-AwsRole' $_) } | Should -BeNullOrEmpty
    }
}

Describe 'Push-AwsRole' {
    It 'has all parameters that Set-AwsRole has' {
        @((Get-Command -Name 'Push-AwsRole').Parameters.Keys | Sort-Object) -join ' ' | Should -Be (@((Get-Command -Name 'Set-AwsRole').Parameters.Keys | Sort-Object) -join ' ')
    }
}
