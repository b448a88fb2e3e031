function New-FakeModule {
    # A copy of the module under test whose engine is a shell script: it notes its environment and the request in the folder
    # of the copy, then runs the lines given. Only where there is /bin/sh.
    param([string] $Script)
    $folder = [System.IO.Path]::Combine((New-TestFolder), 'AwsRole')
    $built = Get-BuiltModule
    foreach ($name in '', 'bin', 'en-US') { $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, $name)) }
    foreach ($name in 'AwsRole.psd1', 'AwsRole.psm1', 'AwsRole.format.ps1xml') {
        [System.IO.File]::Copy([System.IO.Path]::Combine($built, $name), [System.IO.Path]::Combine($folder, $name))
    }
    $engine = [System.IO.Path]::Combine($folder, 'bin', 'awsrole')
    [System.IO.File]::WriteAllText($engine, "#!/bin/sh`nenv > '$folder/environment'`nread -r request`nprintf '%s' `"`$request`" > '$folder/request'`n$Script`n")
    & chmod 755 $engine
    $folder
}

function Write-Document {
    # A line of shell that answers this document.
    param([string] $Members)
    $document = "<Objs Version=`"1.1.0.1`" xmlns=`"http://schemas.microsoft.com/powershell/2004/04`"><Obj RefId=`"0`"><MS>$Members</MS></Obj></Objs>"
    "printf '%s\n' '$document'"
}

function Test-Unix {
    [System.IO.Path]::DirectorySeparatorChar -eq '/'
}
