BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder

    function New-Finding {
        # A finding as the engine answers it.
        param([string] $Severity, [string] $Rule, [string] $Line = '<Nil N="line" />')
        "<Obj RefId=`"2`"><MS><S N=`"severity`">$Severity</S><S N=`"rule`">$Rule</S><S N=`"file`">/home/x/config</S>$Line<S N=`"message`">About $Rule.</S><S N=`"suggestion`">Do something.</S></MS></Obj>"
    }

    function Write-Findings {
        param([string] $Findings)
        Write-Document "<S N=`"type`">result</S><Obj N=`"value`" RefId=`"0`"><MS><Obj N=`"findings`" RefId=`"1`"><LST>$Findings</LST></Obj></MS></Obj>"
    }
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Test-AwsConfig' {
    AfterEach {
        Get-Module -Name 'AwsRole' | Remove-Module
        foreach ($name in 'StoredAWSCredentials', 'StoredAWSRegion') { Remove-Variable -Name $name -Scope Global -ErrorAction Ignore }
    }

    It 'returns findings, the worst first, else in the order of the engine' {
        $findings = (New-Finding 'information' 'A'), (New-Finding 'error' 'B' '<I32 N="line">7</I32>'), (New-Finding 'warning' 'C'), (New-Finding 'error' 'D') -join ''
        Import-TestModule (New-FakeModule (Write-Findings $findings))
        $found = @(Test-AwsConfig)
        @($found.Rule) -join ' ' | Should -Be 'B D C A'
        @($found.Severity) -join ' ' | Should -Be 'Error Error Warning Information'
        $found[0].PSTypeNames[0] | Should -Be 'AwsRole.Finding'
        @($found[0].PSObject.Properties.Name) -join ' ' | Should -Be 'Severity Rule File Line Message Suggestion'
        $found[0].Line | Should -Be 7
        $found[0].Suggestion | Should -Be 'Do something.'
    }

    It 'shows severity, rule, place and message in its table' {
        Import-TestModule (New-FakeModule (Write-Findings (New-Finding 'error' 'B' '<I32 N="line">7</I32>')))
        Test-AwsConfig | Out-String -Width 160 | Should -Match 'Error\s+B\s+config:7\s+About B\.'
    }

    It 'returns nothing when there is nothing to find' {
        Import-TestModule (New-FakeModule (Write-Findings ''))
        @(Test-AwsConfig).Count | Should -Be 0
    }

    It 'tells the engine of the variables of AWS Tools for PowerShell, not their values: <Stored>' -ForEach @(
        @{ Stored = 'none'; Credentials = $false; Region = $false }
        @{ Stored = 'credentials'; Credentials = $true; Region = $false }
        @{ Stored = 'both'; Credentials = $true; Region = $true }
    ) {
        if ($Credentials) { Set-Variable -Name 'StoredAWSCredentials' -Value 'canary-of-stored' -Scope Global }
        if ($Region) { Set-Variable -Name 'StoredAWSRegion' -Value 'canary-of-stored' -Scope Global }
        $folder = New-FakeModule (Write-Findings '')
        Import-TestModule $folder
        $null = Test-AwsConfig
        $text = [System.IO.File]::ReadAllText("$folder/request")
        $text | Should -Not -BeLike '*canary-of-stored*'
        $request = ConvertFrom-Json $text
        $request.command | Should -Be 'check'
        $request.parameters.storedCredentials | Should -Be $Credentials
        $request.parameters.storedRegion | Should -Be $Region
    }
}
