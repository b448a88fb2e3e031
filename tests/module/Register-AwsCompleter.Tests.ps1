BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Write-AwsFile $sandbox.Folder -Config "[profile prod]`nsso_account_id = 111122223333`nsso_role_name = r`n[profile staging]`nregion = x`n[profile 'it;s']`n" -Credentials ''

    function Get-Offer {
        # The completions at the end of a line, or at a position in it.
        param([string] $Line, [int] $Cursor = $Line.Length)
        @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Cursor, $null).CompletionMatches | ForEach-Object { $_.CompletionText })
    }

    function Write-Completer {
        # Puts a stand-in for aws_completer alone on PATH.
        param([string] $Script)
        if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the stand-in for aws_completer is a shell script' }
        $folder = New-TestFolder
        [System.IO.File]::WriteAllText("$folder/aws_completer", "#!/bin/sh`n$Script`n")
        Set-FileMode "$folder/aws_completer" 755
        $env:PATH = "$folder$([System.IO.Path]::PathSeparator)$path"
    }
    $path = $env:PATH
    $none = [System.IO.Path]::Combine($sandbox.Folder, 'none')
    $lines = [System.IO.Path]::Combine($sandbox.Folder, 'lines')
}

AfterAll {
    Exit-Sandbox $sandbox
}

Describe 'Register-AwsCompleter' {
    BeforeAll { Register-AwsCompleter aws, my-aws }
    AfterEach { $env:PATH = $path }

    It 'offers profiles and regions in their places on the line' {
        $cases = [ordered] @{
            'aws --profile '            = "prod|staging|'it;s'"
            'aws s3 ls --profile pr'    = 'prod'
            'my-aws --profile 1111'     = 'prod'
            "aws --profile 'st"         = "'staging'"
            'aws s3 ls --profile=st'    = '--profile=staging'
            'aws --profile=it'          = "'--profile=it;s'"
            'aws --region tokyo'        = 'ap-northeast-1'
            'aws --region=irel'         = '--region=eu-west-1'
            '$x = 1; aws --profile pr'  = 'prod'
        }
        @(foreach ($line in $cases.Keys) { "${line}: " + ((Get-Offer $line) -join '|') }) | Should -Be @(foreach ($line in $cases.Keys) { "${line}: $($cases[$line])" })
        Get-Offer 'aws --profile pr s3 ls' 16 | Should -Be 'prod' -Because 'the cursor is in the middle of the line'
        Get-Offer 'your-aws --profile pro' | Should -Not -Contain 'prod' -Because 'it was not asked to complete that command'
    }

    It 'calls aws_completer for everything else, with the text before the cursor' {
        Write-Completer "printf '%s/%s' `"`$COMP_LINE`" `"`$COMP_POINT`" > '$lines'; echo 'ls '; echo; echo mb"
        $cases = [ordered] @{
            'aws s3 '                 = 'aws s3 /7'
            '$x = 1; aws s3 l'        = 'aws s3 l/8'
            'aws s3 --profile prod l' = 'aws s3 --profile prod l/23'
        }
        foreach ($line in $cases.Keys) {
            (Get-Offer $line) -join '|' | Should -Be 'ls|mb' -Because $line
            [System.IO.File]::ReadAllText($lines) | Should -Be $cases[$line]
        }
        (Get-Offer 'aws s3 l --recursive' 8) -join '|' | Should -Be 'ls|mb'
        [System.IO.File]::ReadAllText($lines) | Should -Be 'aws s3 l/8'
    }

    It 'inserts only a string, whatever aws_completer returns' {
        Write-Completer "echo 'a;b'; echo '`$(calc)'; echo '--dry-run'"
        (Get-Offer 'aws s3 ') -join '|' | Should -Be "'a;b'|'`$(calc)'|'--dry-run'"
    }

    It 'shows and changes nothing if aws_completer fails' {
        Write-Completer 'echo trouble >&2; exit 3'
        $Global:Error.Clear()
        $global:LASTEXITCODE = 77
        $env:COMP_LINE = 'mine'
        try { @([System.Management.Automation.CommandCompletion]::CompleteInput('aws zzz', 7, $null) *>&1).Count | Should -Be 1 } finally { $line, $env:COMP_LINE = $env:COMP_LINE, $null }
        "$line [$env:COMP_POINT] $global:LASTEXITCODE $($Global:Error.Count)" | Should -Be 'mine [] 77 0'
    }

    It 'does not run an aws_completer in the current folder' {
        Write-Completer 'echo ls'
        $folder, $env:PATH = ($env:PATH -split [System.IO.Path]::PathSeparator)[0], ".$([System.IO.Path]::PathSeparator)"
        Push-Location $folder
        try { Get-Offer 'aws s3 ' | Should -Not -Contain 'ls' } finally { Pop-Location }
    }

    It 'shows nothing without aws_completer' {
        $env:PATH = $none
        $Global:Error.Clear()
        Get-Offer 'aws zzz' | Should -BeNullOrEmpty
        $Global:Error.Count | Should -Be 0
    }

    It 'registers nothing with -WhatIf, and rejects an empty name' {
        Register-AwsCompleter their-aws -WhatIf
        Get-Offer 'their-aws --profile pro' | Should -Not -Contain 'prod'
        { Register-AwsCompleter '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,Register-AwsCompleter'
    }
}
