BeforeAll {
    . "$PSScriptRoot/support.ps1"
    Import-TestModule
}

AfterAll {
    Get-Module -Name 'AwsRole' | Remove-Module
}

Describe 'How the engine is started' {
    It 'is with a chosen list of variables' {
        $start = & (Get-Module 'AwsRole') { Initialize-Module; New-EngineStart $null }
        @($start.EnvironmentVariables.Keys) | Should -Contain 'PATH'
        @($start.EnvironmentVariables.Keys | Where-Object { $_ -like 'AWS*' -or $_ -like 'NODE*' }) | Should -BeNullOrEmpty
    }

    It 'does not fail where .NET Framework cannot list the variables, for both Path and PATH are there' {
        # Its ProcessStartInfo fails at the first look and keeps what it had by then.
        $start = [pscustomobject] @{ Looks = 0 }
        $start | Add-Member -MemberType ScriptProperty -Name 'EnvironmentVariables' -Value {
            $this.Looks++
            if ($this.Looks -eq 1) { throw [System.ArgumentException] 'Item has already been added.' }
            , [System.Collections.Specialized.StringDictionary]::new()
        }
        $variables = & (Get-Module 'AwsRole') { param($start) Initialize-Module; Get-StartVariable $start } $start
        , $variables | Should -BeOfType ([System.Collections.Specialized.StringDictionary])
    }
}
