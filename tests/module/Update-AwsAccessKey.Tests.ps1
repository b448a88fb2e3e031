BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder 'iam'
    Import-TestModule
    Use-WarmEngine
    Disable-Question
    # The access key ID of base in the sample's credentials file.
    function Get-StoredKey { [regex]::Match([System.IO.File]::ReadAllText($sts.credentialsFile), '\[base\]\s+aws_access_key_id\s*=\s*(\S+)').Groups[1].Value }
}

AfterAll {
    Stop-Sts $sts
    Exit-Sandbox $sandbox
}

Describe 'Update-AwsAccessKey' {
    BeforeEach {
        $folder = New-TestFolder
        Set-TestHome $folder
        $old = Get-StoredKey
        $calls = @(Invoke-StsControl $sts @{ server = 'iam'; clearFaults = $true }).Count
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $folder
    }

    It 'writes a new key, which works, into the file, reports it in one line, and warns if the shell still has the old one' {
        Set-AwsRole base 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $old
        $said = @(Update-AwsAccessKey base -Confirm:$false *>&1 | ForEach-Object { "$_" })
        $new = Get-StoredKey
        $said | Should -Contain "Profile `"base`" now has the new access key $new. The old access key $old was deleted."
        $said | Should -Contain "This shell still has the old access key $old. To switch to the new one, run Set-AwsRole base."
        $said.Count | Should -Be 2
        $new | Should -Not -Be $old
        (Get-AwsIdentity base).Arn | Should -Be $sts.userArn
    }

    It 'returns both IDs with -PassThru, and never a secret; accepts profiles from the pipeline' {
        $rotation = Get-AwsProfile base | Update-AwsAccessKey -PassThru -Confirm:$false 6> $null
        $rotation.PSTypeNames[0] | Should -Be 'AwsRole.AccessKeyRotation'
        @($rotation.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }) | Should -Be 'Profile=base', "AccessKeyId=$(Get-StoredKey)", "PreviousAccessKeyId=$old", 'Previous=Deleted'
    }

    It 'keeps the old key if IAM rejects a call, and shows what to do' {
        $null = Invoke-StsControl $sts @{ server = 'iam'; fault = @{ kind = 'error'; operation = 'CreateAccessKey'; code = 'AccessDenied'; status = 403; message = 'No.' } }
        { Update-AwsAccessKey base -Confirm:$false } | Should -Throw -ErrorId 'AccessDenied,Update-AwsAccessKey'
        Get-StoredKey | Should -Be $old
        (Get-AwsIdentity base).Arn | Should -Be $sts.userArn
    }

    It 'rejects a profile without its own key, and a missing one' {
        { Update-AwsAccessKey dev -Confirm:$false } | Should -Throw -ErrorId 'InvalidParameter,Update-AwsAccessKey'
        { Update-AwsAccessKey nosuch -Confirm:$false } | Should -Throw -ErrorId 'ProfileNotFound,Update-AwsAccessKey'
    }

    It 'requires confirmation by default, and shows the key that will be replaced' {
        (Get-Command Update-AwsAccessKey).ScriptBlock.Attributes.Where{ $_ -is [System.Management.Automation.CmdletBindingAttribute] }.ConfirmImpact | Should -Be 'High'
        $shell = [powershell]::Create().AddScript(". '$PSScriptRoot/support.ps1'; Import-TestModule; Use-WarmEngine; Start-Transcript '$folder/said' -Force > `$null; Update-AwsAccessKey base -WhatIf; Update-AwsAccessKey base -Force -WhatIf; Stop-Transcript > `$null")
        try { $null = $shell.Invoke() } finally { $shell.Dispose() }
        $said = [System.IO.File]::ReadAllText("$folder/said") -replace '\r?\n', ' '
        $said | Should -Match "delete $old.+on target"
        $said | Should -Match "delete $old and, before that, the user's inactive second access key"
        # -WhatIf did nothing.
        Get-StoredKey | Should -Be $old
        @(Invoke-StsControl $sts @{ server = 'iam' }).Count | Should -Be $calls
    }
}
