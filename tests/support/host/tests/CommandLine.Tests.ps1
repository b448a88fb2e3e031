# Starts the shell that runs this file: the host, or a real pwsh.

BeforeAll {
    $shell = [Environment]::ProcessPath

    # Answers the exit code and both outputs, without the escape sequences of colours.
    function Invoke-Shell([string[]] $Arguments, [string] $Text = '') {
        $start = [System.Diagnostics.ProcessStartInfo]::new($shell)
        @('-NoProfile', '-NonInteractive') + $Arguments | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['NO_COLOR'] = '1'
        $process = [System.Diagnostics.Process]::Start($start)
        $process.StandardInput.Write($Text)
        $process.StandardInput.Close()
        $fault = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.TrimEnd(); Error = $fault.Result.TrimEnd() }
    }

    function Invoke-Script([string] $Script, [string[]] $Arguments = @()) {
        Set-Content "$TestDrive/script.ps1" $Script
        Invoke-Shell (@('-File', "$TestDrive/script.ps1") + $Arguments)
    }
}

Describe 'The exit code of -Command' {
    It 'is <Code> for: <Text>' -ForEach @(
        @{ Text = '1'; Code = 0 }
        @{ Text = 'exit 7'; Code = 7 }
        @{ Text = 'throw "x"'; Code = 1 }
        @{ Text = 'Get-Item /none'; Code = 1 }
        @{ Text = 'Get-Item /none; 1'; Code = 0 }
        @{ Text = 'if ('; Code = 1 }
        @{ Text = 'function f { exit 9 }; f'; Code = 9 }
    ) {
        (Invoke-Shell '-Command', $Text).ExitCode | Should -Be $Code
    }
}

Describe 'The exit code of -File' {
    It 'is <Code> for: <Text>' -ForEach @(
        @{ Text = '1'; Code = 0 }
        @{ Text = 'exit 7'; Code = 7 }
        @{ Text = 'throw "x"'; Code = 1 }
        @{ Text = 'Write-Error x'; Code = 0 }
        @{ Text = '$ErrorActionPreference = "Stop"; Write-Error x'; Code = 1 }
        @{ Text = '& { exit 6 }; exit 5'; Code = 6 }
        @{ Text = 'try { exit 8 } finally { "after" }'; Code = 8 }
    ) {
        (Invoke-Script $Text).ExitCode | Should -Be $Code
    }

    It 'is 64 for a script that is not there' {
        $run = Invoke-Shell '-File', "$TestDrive/none.ps1"
        $run.ExitCode | Should -Be 64
        $run.Error | Should -BeLike "*not recognized as the name of a script file*"
    }
}

Describe 'Arguments of a script' {
    It 'are bound by name, by colon and by position' {
        $run = Invoke-Script 'param($Name, [switch] $On, $Other) "$Name $On $Other $args"' '-On:$false', '-Name', 'a b', 'rest'
        $run.Output | Should -Be 'a b False rest'
    }

    It 'leave the script its own place' {
        (Invoke-Script '$PSScriptRoot; $MyInvocation.MyCommand.Name').Output | Should -Be "$((Get-Item $TestDrive).FullName)$([Environment]::NewLine)script.ps1"
    }
}

Describe 'Output and errors' {
    It 'go to standard output and standard error' {
        $run = Invoke-Shell '-Command', '"out"; Write-Warning "warn"; Write-Error "err"'
        $run.Output | Should -Be "out$([Environment]::NewLine)WARNING: warn"
        $run.Error | Should -Be 'Write-Error: err'
    }

    It 'show where in a script an error arose' {
        (Invoke-Script "'first'`nGet-Item /none").Error | Should -BeLike '*script.ps1:2*Line |*2 |  Get-Item /none*Cannot find path ''/none'' because it does not exist.'
    }

    It 'show a table' {
        (Invoke-Shell '-Command', '[pscustomobject]@{ A = 1; B = 2 }').Output | Should -Match '(?s)A\s+B.*-\s+-.*1\s+2'
    }

    It 'are UTF-8' {
        (Invoke-Shell '-Command', "'é日本'").Output | Should -Be 'é日本'
    }
}

Describe 'Standard input' {
    It 'brings commands with -Command -' {
        $run = Invoke-Shell '-Command', '-' "'one'`nif (1) {`n'two'`n}`n`nexit 4`n'never'`n"
        $run.Output | Should -Be "one$([Environment]::NewLine)two"
        $run.ExitCode | Should -Be 4
    }
}

Describe 'Without somebody to ask' {
    It 'a missing parameter is an error' {
        (Invoke-Shell '-Command', 'function f { param([Parameter(Mandatory)] $X) } f').Error | Should -BeLike '*missing mandatory parameters: X*'
    }

    It 'a choice is an error' {
        (Invoke-Shell '-Command', '$Host.UI.PromptForChoice("c", "m", @("&Yes", "&No"), 0)').Error | Should -BeLike '*NonInteractive mode*'
    }
}

Describe 'Other ways to give a command' {
    It 'is encoded' {
        $encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes("'é' + 1"))
        (Invoke-Shell '-EncodedCommand', $encoded).Output | Should -Be 'é1'
    }

    It 'starts in the folder of -WorkingDirectory' {
        (Invoke-Shell '-WorkingDirectory', "$TestDrive", '-Command', '$PWD.ProviderPath').Output | Should -Be (Convert-Path $TestDrive)
    }

    It 'says its version' {
        (Invoke-Shell '-Version').Output | Should -Match '^PowerShell 7\.'
    }
}
