function New-ModuleCopy {
    # Copies the module under test to a new folder, with an empty bin and without the record of its hash.
    $folder = [System.IO.Path]::Combine((New-TestFolder), 'AwsRole')
    $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, 'bin'))
    foreach ($language in 'en-US', 'ja-JP') { $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, $language)) }
    foreach ($name in 'AwsRole.psd1', 'AwsRole.psm1', 'AwsRole.Private.ps1', 'AwsRole.format.ps1xml', 'en-US/AwsRole.Messages.psd1', 'ja-JP/AwsRole.Messages.psd1') {
        [System.IO.File]::Copy([System.IO.Path]::Combine((Get-BuiltModule), $name), [System.IO.Path]::Combine($folder, $name))
    }
    Set-EngineRecord $folder ''
    $folder
}

function Set-EngineRecord {
    # Sets the hash that the program in the bin folder of a copy must have.
    param([string] $Module, [string] $Sha256)
    $manifest = [System.IO.Path]::Combine($Module, 'AwsRole.psd1')
    $text = [System.IO.File]::ReadAllText($manifest) -replace '(?m)^( +EngineSha256\s*= ).*$', "`$1'$Sha256'"
    [System.IO.File]::WriteAllText($manifest, $text)
}

function Copy-RealEngine {
    # Puts the engine under test into a folder and returns its path there. On Unix, a script of two lines that starts it, since copying and
    # hashing 100 MB takes longer than most tests.
    param([string] $Folder)
    $real = [System.IO.Directory]::GetFiles([System.IO.Path]::Combine((Get-BuiltModule), 'bin'), 'awsrole*')[0]
    $engine = [System.IO.Path]::Combine($Folder, [System.IO.Path]::GetFileName($real))
    if (Test-Unix) {
        [System.IO.File]::WriteAllText($engine, "#!/bin/sh`nexec '$real' `"`$@`"`n")
        Set-FileMode $engine 755
    } else {
        [System.IO.File]::Copy($real, $engine, $true)
    }
    $engine
}

function New-FakeModule {
    # The folder of a module copy with an engine of Set-FakeEngine. The same folder each time, since a module in another folder is compiled
    # again.
    param([string] $Script, [switch] $Deaf)
    $key = 'AwsRole.Tests.FakeModule'
    $folder = [System.AppDomain]::CurrentDomain.GetData($key)
    if (-not [System.IO.Directory]::Exists($folder)) {
        $folder = New-ModuleCopy
        [System.AppDomain]::CurrentDomain.SetData($key, $folder)
    }
    Set-FakeEngine $folder $Script -Deaf:$Deaf
    $folder
}

function Set-FakeEngine {
    # Makes a Node.js script the engine of a module copy, on Windows started like that of the universal package: it records its environment
    # and the request in the copy's folder, and then runs these lines. With -Deaf it does not read its request.
    param([string] $Folder, [string] $Script, [switch] $Deaf)
    foreach ($note in 'environment', 'request', 'stood', 'pid') { [System.IO.File]::Delete([System.IO.Path]::Combine($Folder, $note)) }
    $engine = [System.IO.Path]::Combine($Folder, 'bin', $(if (Test-Unix) { 'awsrole' } else { 'awsrole.cjs' }))
    $common = ConvertTo-Json ([System.IO.Path]::Combine($PSScriptRoot, 'fakeEngine.cjs'))
    $lines = @(
        '#!/usr/bin/env node'
        "const { note, takeRequest } = require($common);"
        if (-not $Deaf) { 'takeRequest();' }
        $Script
    )
    [System.IO.File]::WriteAllText($engine, ($lines -join "`n"))
    if (Test-Unix) { Set-FileMode $engine 755 }
}

function Set-FakeAnswer {
    # Gives a module copy an engine that records its current folder and the request, and then writes these lines. On Unix a shell script,
    # which takes a tenth of the time of Node.js.
    param([string] $Folder, [string[]] $Line)
    $answer = ($Line -join "`n") + "`n"
    if (-not (Test-Unix)) { return Set-FakeEngine $Folder "note('stood', process.cwd()); process.stdout.write($(ConvertTo-Json $answer));" }
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, 'answer'), $answer)
    $engine = [System.IO.Path]::Combine($Folder, 'bin', 'awsrole')
    [System.IO.File]::WriteAllText($engine, "#!/bin/sh`npwd > '$Folder/stood'`nhead -n 1 > '$Folder/request'`nexec cat '$Folder/answer'`n")
    Set-FileMode $engine 755
}

function New-Document {
    # A document of the dialogue with these members.
    param([string] $Members)
    "<Objs Version=`"1.1.0.1`" xmlns=`"http://schemas.microsoft.com/powershell/2004/04`"><Obj RefId=`"0`"><MS>$Members</MS></Obj></Objs>"
}

function Write-Document {
    # A JavaScript statement that writes a document with these members.
    param([string] $Members)
    "console.log($(ConvertTo-Json (New-Document $Members) -Compress));"
}

function Test-Unix {
    [System.IO.Path]::DirectorySeparatorChar -eq '/'
}
