function New-ModuleCopy {
    # A copy of the module under test in a folder of its own, its bin empty.
    $folder = [System.IO.Path]::Combine((New-TestFolder), 'AwsRole')
    $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, 'bin'))
    foreach ($language in 'en-US', 'ja-JP') { $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, $language)) }
    foreach ($name in 'AwsRole.psd1', 'AwsRole.psm1', 'AwsRole.Private.ps1', 'AwsRole.format.ps1xml', 'en-US/AwsRole.Messages.psd1', 'ja-JP/AwsRole.Messages.psd1') {
        [System.IO.File]::Copy([System.IO.Path]::Combine((Get-BuiltModule), $name), [System.IO.Path]::Combine($folder, $name))
    }
    $folder
}

function New-FakeModule {
    # A copy of the module whose engine is a shell script: it notes its environment and the request in the folder of the
    # copy, then runs these lines. Skips the test where there is no /bin/sh.
    param([string] $Script)
    if (-not (Test-Unix)) { Set-ItResult -Skipped -Because 'the stand-in for the engine is a shell script' }
    $folder = New-ModuleCopy
    $engine = [System.IO.Path]::Combine($folder, 'bin', 'awsrole')
    [System.IO.File]::WriteAllText($engine, "#!/bin/sh`nenv > '$folder/environment'`nread -r request`nprintf '%s' `"`$request`" > '$folder/request'`n$Script`n")
    & chmod 755 $engine
    $folder
}

function Write-Document {
    # A line of shell that answers the document with these members.
    param([string] $Members)
    $document = "<Objs Version=`"1.1.0.1`" xmlns=`"http://schemas.microsoft.com/powershell/2004/04`"><Obj RefId=`"0`"><MS>$Members</MS></Obj></Objs>"
    "printf '%s\n' '$document'"
}

function Test-Unix {
    [System.IO.Path]::DirectorySeparatorChar -eq '/'
}
