BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    Import-TestModule
    Use-WarmEngine
    Write-AwsFile $sandbox.Folder -Config "[profile prod]`nsso_account_id = 111122223333`nsso_role_name = r`n[profile staging]`nregion = x`n[profile 'it;s']`n" -Credentials ''

    function Get-Offer {
        # What Tab offers at the end of a line, or at a place in it.
        param([string] $Line, [int] $Cursor = $Line.Length)
        @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Cursor, $null).CompletionMatches | ForEach-Object { $_.CompletionText })
    }

    function Write-Completer {
        # A stand-in for aws_completer, alone on PATH.
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

    It 'offers <Wanted> for <Line>' -ForEach @(
        @{ Line = 'aws --profile '; Wanted = "prod|staging|'it;s'" }
        @{ Line = 'aws s3 ls --profile pr'; Wanted = 'prod' }
        @{ Line = 'my-aws --profile 1111'; Wanted = 'prod' }
        @{ Line = "aws --profile 'st"; Wanted = "'staging'" }
        @{ Line = 'aws s3 ls --profile=st'; Wanted = '--profile=staging' }
        @{ Line = 'aws --profile=it'; Wanted = "'--profile=it;s'" }
        @{ Line = 'aws --region tokyo'; Wanted = 'ap-northeast-1' }
        @{ Line = 'aws --region=irel'; Wanted = '--region=eu-west-1' }
        @{ Line = '$x = 1; aws --profile pr'; Wanted = 'prod' }
    ) {
        (Get-Offer $Line) -join '|' | Should -Be $Wanted
    }

    It 'completes in the middle of a line' {
        Get-Offer 'aws --profile pr s3 ls' 16 | Should -Be 'prod'
    }

    It 'leaves a command alone that it was not asked for' {
        Get-Offer 'your-aws --profile pro' | Should -Not -Contain 'prod'
    }

    It 'asks aws_completer for everything else: <Line>' -ForEach @(
        @{ Line = 'aws s3 l'; Asked = 'aws s3 l/8' }
        @{ Line = 'aws s3 '; Asked = 'aws s3 /7' }
        @{ Line = '$x = 1; aws s3 l'; Asked = 'aws s3 l/8' }
        @{ Line = 'aws s3 --profile prod l'; Asked = 'aws s3 --profile prod l/23' }
    ) {
        Write-Completer "printf '%s/%s' `"`$COMP_LINE`" `"`$COMP_POINT`" > '$lines'; echo 'ls '; echo; echo mb"
        (Get-Offer $Line) -join '|' | Should -Be 'ls|mb'
        [System.IO.File]::ReadAllText($lines) | Should -Be $Asked
    }

    It 'asks only for what stands before the cursor' {
        Write-Completer "printf '%s/%s' `"`$COMP_LINE`" `"`$COMP_POINT`" > '$lines'; echo ls"
        Get-Offer 'aws s3 l --recursive' 8 | Should -Be 'ls'
        [System.IO.File]::ReadAllText($lines) | Should -Be 'aws s3 l/8'
    }

    It 'puts nothing on the line but a string, whatever aws_completer says' {
        Write-Completer "echo 'a;b'; echo '`$(calc)'; echo '--dry-run'"
        (Get-Offer 'aws s3 ') -join '|' | Should -Be "'a;b'|'`$(calc)'|'--dry-run'"
    }

    It 'says nothing, and changes nothing, when aws_completer fails' {
        Write-Completer 'echo trouble >&2; exit 3'
        $Global:Error.Clear()
        $global:LASTEXITCODE = 77
        $env:COMP_LINE = 'mine'
        try { @([System.Management.Automation.CommandCompletion]::CompleteInput('aws zzz', 7, $null) *>&1).Count | Should -Be 1 } finally { $line, $env:COMP_LINE = $env:COMP_LINE, $null }
        $line | Should -Be 'mine'
        $env:COMP_POINT | Should -BeNullOrEmpty
        $global:LASTEXITCODE | Should -Be 77
        $Global:Error.Count | Should -Be 0
    }

    It 'asks no aws_completer of the folder where the shell stands' {
        Write-Completer 'echo ls'
        $folder, $env:PATH = ($env:PATH -split [System.IO.Path]::PathSeparator)[0], ".$([System.IO.Path]::PathSeparator)"
        Push-Location $folder
        try { Get-Offer 'aws s3 ' | Should -Not -Contain 'ls' } finally { Pop-Location }
    }

    It 'says nothing where there is no aws_completer' {
        $env:PATH = $none
        $Global:Error.Clear()
        Get-Offer 'aws zzz' | Should -BeNullOrEmpty
        $Global:Error.Count | Should -Be 0
    }

    It 'registers nothing with -WhatIf' {
        Register-AwsCompleter their-aws -WhatIf
        Get-Offer 'their-aws --profile pro' | Should -Not -Contain 'prod'
    }

    It 'refuses an empty name' {
        { Register-AwsCompleter '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,Register-AwsCompleter'
    }
}
