# The report of a run of Pester files, in a runspace of this process: a separate process takes ten times as long.
BeforeAll {
    . "$PSScriptRoot/support.ps1"

    function Invoke-Run {
        # Returns the report and the exit code. Folders that this process removes at its end do not belong to the run.
        param([string[]] $Path, [string] $Taken)
        $report = [System.IO.Path]::Combine((New-TestFolder), 'report.json')
        $domain = [System.AppDomain]::CurrentDomain
        $folders = $domain.GetData('AwsRole.Tests.Folders')
        $shell = [powershell]::Create()
        try {
            $domain.SetData('AwsRole.Tests.Folders', $null)
            $null = $shell.AddScript('param($Runner, $Given, $Path) & $Runner @Given -Path $Path; $LASTEXITCODE')
            $given = @{ Pester = [System.IO.Path]::ChangeExtension((Get-Module -Name 'Pester').Path, 'psd1'); Report = $report; Taken = $Taken }
            $null = $shell.AddArgument((Get-RepositoryPath 'scripts/lib/Invoke-PesterRun.ps1')).AddArgument($given).AddArgument($Path)
            $exitCode = $shell.Invoke()[0]
            $said = foreach ($record in $shell.Streams.Information) { "$record" }
        }
        finally {
            $domain.SetData('AwsRole.Tests.Folders', $folders)
            $shell.Dispose()
        }
        @{ ExitCode = $exitCode; Said = $said -join "`n"; Report = ConvertFrom-Json ([System.IO.File]::ReadAllText($report)) }
    }
}

Describe 'Invoke-PesterRun.ps1' {
    It 'runs the files that no other run has claimed, and counts every failure in each' {
        $folder = New-TestFolder
        $taken = New-TestFolder
        $texts = [ordered] @{
            Taken   = "Describe 'one' { It 'is run elsewhere' { } }"
            Mixed   = "Describe 'two' { It 'passes' { }; It 'fails' { 1 | Should -Be 2 }; It 'waits' -Skip { } }"
            Broken  = "throw 'no test'"
            Blocked = "Describe 'three' { BeforeAll { throw 'no ground' }; It 'is not reached' { } }"
        }
        $files = foreach ($name in $texts.Keys) {
            $file = [System.IO.Path]::Combine($folder, "$name.Tests.ps1")
            [System.IO.File]::WriteAllText($file, $texts[$name])
            $file
        }
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($taken, '0'), '')

        $run = Invoke-Run $files $taken
        # The file, the block, and both tests.
        $run.Report.passed, $run.Report.failed, $run.ExitCode | Should -Be 1, 4, 1
        $tests = foreach ($test in $run.Report.tests) { '{0}: {1}: {2}: {3}' -f [System.IO.Path]::GetFileName($test.file), $test.name, $test.result, ($test.message -split "`n")[0].Trim() }
        $tests | Should -Be @(
            'Mixed.Tests.ps1: two.passes: Passed: '
            'Mixed.Tests.ps1: two.fails: Failed: Expected 2, but got 1.'
            'Mixed.Tests.ps1: two.waits: Skipped: '
            'Broken.Tests.ps1: the file: Failed: no test'
            'Blocked.Tests.ps1: three.is not reached: Failed: no ground'
        )
        $run.Report.files.file | Should -Be $files[1..3]
        $run.Report.files.seconds | Should -BeOfType [double]
        $run.Said | Should -Match '(?s)\[-\] two\.fails\n.*Expected 2, but got 1\..*\[-\] .*Mixed\.Tests\.ps1 \d+\.\d s \(3 tests\)'
        [System.IO.Directory]::GetFiles($taken).Count | Should -Be $files.Count
    }
}
