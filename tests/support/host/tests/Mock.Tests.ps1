# Mocks; passes under real Pester too.

BeforeAll {
    Get-Module HostMockSample | Remove-Module
    New-Module HostMockSample {
        function Get-Inner([string] $Name) { "real $Name" }
        function Get-Outer { param([Parameter(ValueFromPipeline)] $Name) process { Get-Inner -Name $Name } }
        function Get-Today { Get-Date -Format yyyy }
        Export-ModuleMember Get-Outer, Get-Today
    } | Import-Module
    function Get-Local { [CmdletBinding()] param([Parameter(Position = 0)] [string] $Name, [switch] $Loud) "local $Name" }
}

AfterAll { Remove-Module HostMockSample }

Describe 'Mock' {
    It 'replaces a function of the tests' {
        Mock Get-Local { "mock $Name $Loud" }
        Get-Local a -Loud | Should -Be 'mock a True'
    }

    It 'is gone in the next test' { Get-Local a | Should -Be 'local a' }

    It 'replaces a command inside a module' {
        Mock Get-Inner { "mock $Name" } -ModuleName HostMockSample
        Get-Outer x | Should -Be 'mock x'
        'y', 'z' | Get-Outer | Should -Be 'mock y', 'mock z'
    }

    It 'replaces a cmdlet inside a module only' {
        Mock Get-Date { 'then' } -ModuleName HostMockSample
        Get-Today | Should -Be 'then'
        Get-Date | Should -BeOfType datetime
    }

    It 'does nothing when it has no body' {
        Mock Get-Local
        Get-Local a | Should -BeNullOrEmpty
    }

    It 'chooses the newest whose filter fits, else the one without' {
        Mock Get-Local { 'any' }
        Mock Get-Local { 'a' } -ParameterFilter { $Name -eq 'a' }
        Mock Get-Local { 'also a' } -ParameterFilter { $Name -eq 'a' }
        Get-Local a | Should -Be 'also a'
        Get-Local b | Should -Be 'any'
    }

    It 'keeps the checks of the parameters' {
        Mock Get-Local { 'any' }
        { Get-Local -NoSuch } | Should -Throw -ErrorId 'NamedParameterNotFound*'
    }

    It 'drops types and checks of parameters when told' {
        function Get-Checked { [CmdletBinding()] param([ValidateSet('a')] [string] $Kind, [int] $Size) }
        Mock Get-Checked { "$Kind $Size" } -RemoveParameterValidation Kind -RemoveParameterType Size
        Get-Checked -Kind b -Size large | Should -Be 'b large'
    }

    It 'passes on what its body throws' {
        Mock Get-Local { throw 'from the mock' }
        { Get-Local a } | Should -Throw 'from the mock'
    }

    It 'sees variables of the test' {
        $answer = 'from the test'
        Mock Get-Local { $answer }
        Get-Local a | Should -Be 'from the test'
    }

    It 'refuses a command that does not exist' {
        { Mock Get-NoSuchCommand { } } | Should -Throw '*Could not find Command Get-NoSuchCommand*'
    }
}

Describe 'A mock of a block' {
    BeforeAll { Mock Get-Local { 'of the block' } }

    It 'serves its tests' { Get-Local a | Should -Be 'of the block' }

    It 'gives way to one of the test' {
        Mock Get-Local { 'of the test' }
        Get-Local a | Should -Be 'of the test'
    }

    It 'comes back after that' { Get-Local a | Should -Be 'of the block' }

    Context 'inside' { It 'is still there' { Get-Local a | Should -Be 'of the block' } }
}

Describe 'Should -Invoke' {
    BeforeEach { Mock Get-Local { 'm' } }

    It 'counts the calls of the test' {
        Get-Local a; Get-Local b
        Should -Invoke Get-Local -Times 2 -Exactly
        Should -Invoke Get-Local -Times 1
        Should -Invoke Get-Local 1 -Exactly -ParameterFilter { $Name -eq 'a' }
        { Should -Invoke Get-Local -Times 3 } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        { Should -Invoke Get-Local -Times 1 -Exactly } | Should -Throw -ErrorId 'PesterAssertionFailed*'
    }

    It 'does not count those of other tests' {
        Should -Not -Invoke Get-Local
        Should -Invoke Get-Local -Times 0
        Get-Local a
        { Should -Not -Invoke Get-Local } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        { Should -Invoke Get-Local -Times 0 } | Should -Throw -ErrorId 'PesterAssertionFailed*'
    }

    It 'counts inside a module' {
        Mock Get-Inner { } -ModuleName HostMockSample
        Get-Outer x
        Should -Invoke Get-Inner -ModuleName HostMockSample -Exactly 1 -ParameterFilter { $Name -eq 'x' }
    }

    It 'knows which mocks had to be called' {
        Mock Get-Local { } -Verifiable -ParameterFilter { $Name -eq 'v' }
        { Should -InvokeVerifiable } | Should -Throw -ErrorId 'PesterAssertionFailed*'
        Get-Local v
        Should -InvokeVerifiable
    }
}

Describe 'InModuleScope' {
    It 'sees what a module keeps to itself' {
        InModuleScope HostMockSample { Get-Inner a } | Should -Be 'real a'
        { Get-Inner a } | Should -Throw -ErrorId 'CommandNotFoundException'
    }

    It 'takes parameters, as variables and into a param block' {
        InModuleScope HostMockSample -Parameters @{ Given = 'g' } { Get-Inner $Given } | Should -Be 'real g'
        InModuleScope HostMockSample -Parameters @{ Given = 'g' } { param($Given) Get-Inner $Given } | Should -Be 'real g'
        InModuleScope HostMockSample -ArgumentList 'h' { param($First) Get-Inner $First } | Should -Be 'real h'
    }

    It 'mocks in the module without naming it' {
        InModuleScope HostMockSample {
            Mock Get-Inner { 'mocked' }
            Get-Outer a | Should -Be 'mocked'
            Should -Invoke Get-Inner -Times 1 -Exactly
        }
    }

    It 'asserts there too' {
        { InModuleScope HostMockSample { 1 | Should -Be 2 } } | Should -Throw -ErrorId 'PesterAssertionFailed*'
    }

    It 'refuses a module that is not loaded' {
        { InModuleScope NoSuchModule { } } | Should -Throw '*No modules named*'
    }
}
