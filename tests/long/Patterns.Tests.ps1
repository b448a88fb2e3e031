BeforeAll {
    . "$PSScriptRoot/../module/support.ps1"
    Import-TestModule
}

Describe 'A pattern for profiles' {
    It 'is exactly what -like accepts' {
        $letters = 'a', 'b', '[', ']', '`', '*', '?', '-', "`n", '^'
        $random = [System.Random]::new((Get-TestSeed))
        # Every possible end of a bracket, and random patterns.
        $patterns = @('[', '[]', '[a', 'd[', '[a]', '[b-a]', '[a-[]', '`[', '[`]]', '[a`') + @(foreach ($round in 1..(Get-TestSize 150 5000)) { -join @(foreach ($at in 1..(1 + $round % 7)) { $letters[$random.Next(10)] }) })
        $wrong = foreach ($pattern in $patterns) {
            $isTaken = try { $null = 'x' -like $pattern; $true } catch { $false }
            if ((& (Get-Module 'AwsRole') { Test-Pattern $args[0] } $pattern) -ne $isTaken) { $pattern }
        }
        $wrong | Should -BeNullOrEmpty
    }
}
