BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $sandbox = Enter-Sandbox
    $sts = Start-Sts $sandbox.Folder 'iam'
    Import-TestModule
    Use-WarmEngine
    # What the sample's credentials file says of base.
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
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ cancel = $true } }
    }

    AfterEach {
        Clear-AwsRole -InformationAction Ignore
        Remove-TestFolder $folder
    }

    It 'puts a new key into the file, with which the profile works, and says so in one line' {
        $line = Update-AwsAccessKey base -Confirm:$false 6>&1
        $new = Get-StoredKey
        "$line" | Should -Be "Profile `"base`" now has the new access key $new. The old access key $old was deleted."
        $new | Should -Not -Be $old
        (Get-AwsIdentity base).Arn | Should -Be $sts.userArn
    }

    It 'returns both IDs with -PassThru, and never a secret' {
        $rotation = Update-AwsAccessKey base -PassThru -Confirm:$false 6> $null
        $rotation.PSTypeNames[0] | Should -Be 'AwsRole.AccessKeyRotation'
        @($rotation.PSObject.Properties.Name) -join ' ' | Should -Be 'Profile AccessKeyId PreviousAccessKeyId Previous'
        $rotation.Profile | Should -Be 'base'
        $rotation.PreviousAccessKeyId | Should -Be $old
        $rotation.AccessKeyId | Should -Be (Get-StoredKey)
        $rotation.Previous | Should -Be 'Deleted'
    }

    It 'takes profiles from the pipeline' {
        $rotation = Get-AwsProfile base | Update-AwsAccessKey -PassThru -Confirm:$false 6> $null
        $rotation.Profile | Should -Be 'base'
    }

    It 'warns when the shell still holds the old key' {
        Set-AwsRole base 6> $null
        $env:AWS_ACCESS_KEY_ID | Should -Be $old
        $warning = Update-AwsAccessKey base -Confirm:$false 3>&1 6> $null
        "$warning" | Should -Be "This shell still has the old access key $old. To switch to the new one, run Set-AwsRole base."
    }

    It 'keeps the old key when IAM refuses, and says what to do' {
        $null = Invoke-StsControl $sts @{ server = 'iam'; fault = @{ kind = 'error'; operation = 'CreateAccessKey'; code = 'AccessDenied'; status = 403; message = 'No.' } }
        { Update-AwsAccessKey base -Confirm:$false } | Should -Throw -ErrorId 'AccessDenied,Update-AwsAccessKey'
        Get-StoredKey | Should -Be $old
        (Get-AwsIdentity base).Arn | Should -Be $sts.userArn
    }

    It 'refuses a profile without a key of its own' {
        { Update-AwsAccessKey dev -Confirm:$false } | Should -Throw -ErrorId 'InvalidParameter,Update-AwsAccessKey'
    }

    It 'refuses a profile that is not there' {
        { Update-AwsAccessKey nosuch -Confirm:$false } | Should -Throw -ErrorId 'ProfileNotFound,Update-AwsAccessKey'
    }

    It 'asks by itself, and names the key that goes' {
        (Get-Command Update-AwsAccessKey).ScriptBlock.Attributes.Where{ $_ -is [System.Management.Automation.CmdletBindingAttribute] }.ConfirmImpact | Should -Be 'High'
        $shell = [powershell]::Create().AddScript("Import-Module '$(Get-BuiltModule)/AwsRole.psd1'; Start-Transcript '$folder/said' -Force > `$null; Update-AwsAccessKey base -WhatIf; Update-AwsAccessKey base -Force -WhatIf; Stop-Transcript > `$null")
        try { $null = $shell.Invoke() } finally { $shell.Dispose() }
        $said = [System.IO.File]::ReadAllText("$folder/said") -replace '\r?\n', ' '
        $said | Should -Match "delete $old.+on target"
        $said | Should -Match "delete $old and, before that, the user's inactive second access key"
        Get-StoredKey | Should -Be $old
    }

    It 'does nothing with -WhatIf' {
        Update-AwsAccessKey base -WhatIf
        Get-StoredKey | Should -Be $old
        @(Invoke-StsControl $sts @{ server = 'iam' }).Count | Should -Be $calls
    }
}
