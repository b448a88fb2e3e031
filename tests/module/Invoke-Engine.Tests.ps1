BeforeAll {
    . "$PSScriptRoot/support.ps1"
    $head = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'
    # Documents that our engine never writes; CLIXML would construct objects from some of them.
    $forged = @(
        @{ What = 'a type name'; Line = "$head<Obj RefId=`"0`"><TN RefId=`"0`"><T>System.Diagnostics.Process</T></TN><MS><S N=`"type`">result</S></MS></Obj></Objs>" }
        @{ What = 'a reference'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S><Ref N=`"value`" RefId=`"0`" /></MS></Obj></Objs>" }
        @{ What = 'a script block'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S><SBK N=`"value`">exit</SBK></MS></Obj></Objs>" }
        @{ What = 'a secure string'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S><SS N=`"value`">00</SS></MS></Obj></Objs>" }
        @{ What = 'properties'; Line = "$head<Obj RefId=`"0`"><Props><S N=`"type`">result</S></Props></Obj></Objs>" }
        @{ What = 'a dictionary'; Line = "$head<Obj RefId=`"0`"><DCT><En><S N=`"Key`">type</S><S N=`"Value`">result</S></En></DCT></Obj></Objs>" }
        @{ What = 'XML inside'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S><XD N=`"value`">x</XD></MS></Obj></Objs>" }
        @{ What = 'a document type'; Line = "<!DOCTYPE Objs [<!ENTITY x `"y`">]>$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S></MS></Obj></Objs>" }
        @{ What = 'character data'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`"><![CDATA[result]]></S></MS></Obj></Objs>" }
        @{ What = 'a comment'; Line = "$head<!-- --><Obj RefId=`"0`"><MS><S N=`"type`">result</S></MS></Obj></Objs>" }
        @{ What = 'another attribute'; Line = "$head<Obj RefId=`"0`" S=`"Error`"><MS><S N=`"type`">result</S></MS></Obj></Objs>" }
        @{ What = 'a letter that is not ASCII'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">r$([char] 0xE9)sult</S></MS></Obj></Objs>" }
        @{ What = 'text that is no XML'; Line = 'Segmentation fault' }
        @{ What = 'an element that is not closed'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S></Obj></Objs>" }
        @{ What = 'an unknown entity'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">&x;</S></MS></Obj></Objs>" }
        @{ What = 'a thousand nestings'; Line = $head + ('<Obj RefId="0"><LST>' * 1000) + ('</LST></Obj>' * 1000) + '</Objs>' }
    )
    $sandbox = Enter-Sandbox
    Write-AwsFile $sandbox.Folder
    $folder = New-FakeModule ''
    Import-TestModule $folder

    function Get-Stand {
        # The name of the current folder of the engine.
        [System.IO.Path]::GetFileName([System.IO.File]::ReadAllText("$folder/stood").TrimEnd())
    }

    $identity = '<S N="type">result</S><Obj N="value" RefId="1"><MS><S N="account">1</S><S N="arn">a</S><S N="userId">u</S><S N="principalType">User</S><Nil N="roleName" /><Nil N="sessionName" /><Nil N="region" /></MS></Obj>'
}

AfterAll {
    Get-Module -Name 'AwsRole' | Remove-Module
    Exit-Sandbox $sandbox
}

Describe 'An answer that our engine never writes' {
    It 'is rejected, and the cmdlet fails' {
        Set-FakeAnswer $folder $forged[0].Line
        { Get-AwsIdentity } | Should -Throw -ErrorId 'Defect,Get-AwsIdentity'
    }

    It 'is rejected before use by every reader, unlike valid answers' {
        $taken = & (Get-Module -Name 'AwsRole') {
            foreach ($one in $args[0]) {
                $reading = [System.Threading.Tasks.Task]::FromResult([string] $one.Line)
                try { $null = Read-EngineDocument -Reading $reading -Silent; $one.What } catch { if ("$($_.FullyQualifiedErrorId)" -ne 'Defect') { "$($one.What): $_" } }
            }
        } ($forged + @{ What = 'ours'; Line = "$head<Obj RefId=`"0`"><MS><S N=`"type`">result</S></MS></Obj></Objs>" })
        $taken | Should -Be 'ours'
    }
}

Describe 'The engine call' {
    It 'runs in the current folder, even if a package lost the executable bit, and accepts an answer of primitives, property bags, and lists' {
        Set-FakeAnswer $folder (New-Document '<S N="type">verbose</S><S N="message">because</S>'), (New-Document $identity)
        if (Test-Unix) { Set-FileMode "$folder/bin/awsrole" 644 }
        Push-Location $sandbox.Folder
        try { $answer = @(Get-AwsIdentity 4>&1) } finally { Pop-Location }
        $answer.Count | Should -Be 1 -Because 'reasons are told with -Verbose only'
        $answer[0].PrincipalType | Should -Be 'User'
        Get-Stand | Should -Be ([System.IO.Path]::GetFileName($sandbox.Folder))
    }

    It 'reports that the engine exited without an answer, but not the text of its crash' {
        Set-FakeEngine $folder "console.error('secret-in-a-stack-trace'); process.exitCode = 7;"
        { Get-AwsIdentity } | Should -Throw -ErrorId 'Defect,Get-AwsIdentity' -ExpectedMessage '*exit code 7*'
        $Global:Error[0] | Format-List -Property * -Force | Out-String | Should -Not -BeLike '*secret-in-a-stack-trace*'
    }

    It 'changes nothing if the engine is killed during the dialogue, and does not prompt again' {
        $before = ConvertTo-Comparable (Get-RoleVariable)
        Set-FakeEngine $folder @"
$(Write-Document '<S N="type">prompt</S><S N="kind">token-code</S><S N="profile">dev</S><S N="serialNumber">device</S>')
takeRequest();
process.kill(process.pid, 'SIGKILL');
"@
        Mock -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -MockWith { @{ answer = '123456' } }
        { Set-AwsRole dev } | Should -Throw -ErrorId 'Defect,Set-AwsRole'
        if (Test-Unix) { "$($Global:Error[0])" | Should -BeLike '*exit code 137*free memory*' -Because 'a report would be of no use' }
        Should -Invoke -ModuleName 'AwsRole' -CommandName 'Read-TokenCode' -Times 1 -Exactly
        ConvertTo-Comparable (Get-RoleVariable) | Should -Be $before
    }

    It 'survives an engine that fills standard error, and does not read its request' {
        $env:AWSROLE_TEST_FILLER = 'x' * 100000
        Set-FakeEngine $folder -Deaf "for (let line = 0; line < 3000; line++) console.error('a line of eighty letters that nobody reads, over and over again, until it is full'); $(Write-Document $identity)"
        try { (Get-AwsIdentity).Account | Should -Be '1' } finally { $env:AWSROLE_TEST_FILLER = $null }
    }

    It 'writes warnings, reasons, and progress to the streams of the cmdlet, without control characters' {
        Set-FakeAnswer $folder @(
            New-Document '<S N="type">warning</S><S N="code">X</S><S N="message">Look out_x001B_[2J.</S><S N="file">/f</S><I32 N="line">3</I32>'
            New-Document '<S N="type">verbose</S><S N="message">because_x000A_of this</S>'
            New-Document '<S N="type">progress</S><S N="message">calling</S>'
            New-Document '<S N="type">helper</S><S N="line">Open_x001B_ https://x</S>'
            New-Document $identity
        )
        $said = @(Get-AwsIdentity -Verbose *>&1)
        "$($said | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })" | Should -Be 'Look out?[2J (/f:3).'
        @($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object { "$_" }) | Should -Contain 'because?of this'
        @($said | Where-Object { $_ -is [System.Management.Automation.InformationRecord] } | ForEach-Object { "$_" }) | Should -Be 'Open? https://x'
    }

    It 'converts an error of the engine to an ErrorRecord, without control characters' {
        $fault = '<S N="type">error</S><Obj N="error" RefId="1"><MS><S N="code">AccessDenied</S><S N="message">No_x001B_[31m.</S><S N="hint">Ask.</S><S N="target">arn_x0007_</S><S N="file">/c</S><I32 N="line">9</I32></MS></Obj>'
        Set-FakeAnswer $folder (New-Document $fault)
        try { Get-AwsIdentity } catch { $record = $_ }
        $record.FullyQualifiedErrorId | Should -Be 'AccessDenied,Get-AwsIdentity'
        $record.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $record.Exception.Message | Should -Be 'No?[31m (/c:9). Ask.'
        $record.TargetObject | Should -Be 'arn?'
        $record.Exception.Data['line'] | Should -Be 9
    }

    It 'gives an error the matching PowerShell category, and keeps an unknown code' {
        $records = & (Get-Module -Name 'AwsRole') {
            foreach ($code in $args) { New-EngineErrorRecord @{ code = $code; message = 'A.'; hint = 'B.'; target = $null } }
        } 'ProfileNotFound' 'ConfigSyntax' 'ProfileIncomplete' 'ProfileCycle' 'SourceConflict' 'InvalidParameter' 'MfaRejected' 'MfaRequired' 'CredentialsExpired' 'AccessDenied' 'NetworkUnreachable' 'StsUnavailable' 'StsThrottled' 'Newer'
        @($records | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category)" }) | Should -Be @(
            'ProfileNotFound ObjectNotFound', 'ConfigSyntax ParserError', 'ProfileIncomplete InvalidData', 'ProfileCycle InvalidData', 'SourceConflict InvalidData'
            'InvalidParameter InvalidArgument', 'MfaRejected AuthenticationError', 'MfaRequired AuthenticationError', 'CredentialsExpired AuthenticationError'
            'AccessDenied PermissionDenied', 'NetworkUnreachable ConnectionError', 'StsUnavailable ConnectionError', 'StsThrottled ConnectionError', 'Newer NotSpecified'
        )
    }

    It 'separates an error from its hint in both languages, even if a Japanese sentence ends with a value' {
        $stop = [string] [char] 0x3002
        $messages = & (Get-Module -Name 'AwsRole') {
            param($stop)
            foreach ($pair in @('A.', 'B.'), @("A$stop", "B$stop"), @('A: a', "B$stop"), @('A: a', 'B: b')) {
                (New-EngineErrorRecord @{ code = 'Defect'; message = $pair[0]; hint = $pair[1]; target = $null }).Exception.Message
            }
        } $stop
        $messages | Should -Be 'A. B.', "A${stop}B$stop", "A: a${stop}B$stop", 'A: a B: b'
    }

    It 'sends one line of ASCII JSON with the whole environment, and starts the engine with a chosen list of variables' {
        $odd = "tab`tquote`"back\slash line`nend $([char] 0x65E5)$([char] 0xD83D)$([char] 0xDE00)$([char] 0x2028)"
        $before = @{}
        foreach ($name in 'AWSROLE_TEST_ODD', 'NODE_OPTIONS', 'OPENSSL_CONF', 'NODE_EXTRA_CA_CERTS', 'AWS_SECRET_ACCESS_KEY') { $before[$name] = [System.Environment]::GetEnvironmentVariable($name) }
        $env:AWSROLE_TEST_ODD = $odd
        $env:NODE_OPTIONS = '--require=/nowhere.js'
        $env:OPENSSL_CONF = '/nowhere.cnf'
        $env:NODE_EXTRA_CA_CERTS = '/nowhere.pem'
        $env:AWS_SECRET_ACCESS_KEY = 'canary'
        Set-FakeEngine $folder (Write-Document $identity)
        try { $null = Get-AwsIdentity -Profile 'my "profile"' } finally {
            foreach ($name in $before.Keys) { if ($null -eq $before[$name]) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) } else { [System.Environment]::SetEnvironmentVariable($name, $before[$name]) } }
        }
        $text = [System.IO.File]::ReadAllText("$folder/request")
        $text | Should -Match '\A[ -~]+\z'
        $request = ConvertFrom-Json $text
        $request.protocol | Should -Be 1
        $request.module | Should -Be (Get-Module -Name 'AwsRole').Version.ToString()
        $request.command | Should -Be 'identity'
        # wine runs in a pseudo-terminal, whose input is not redirected.
        $redirected = (Test-Unix) -or [System.Console]::IsInputRedirected
        $request.attended | Should -Be (-not $redirected) -Because 'a shell with redirected input has no user'
        $request.parameters.profile | Should -Be 'my "profile"'
        $request.environment.AWSROLE_TEST_ODD | Should -BeExactly $odd
        $request.environment.AWS_SECRET_ACCESS_KEY | Should -Be 'canary'
        $its = [System.IO.File]::ReadAllText("$folder/environment")
        $its | Should -Match '(?m)^PATH='
        $its | Should -Not -Match '(?m)^(AWS|NODE|OPENSSL)'
    }

    It 'runs in its own folder if the current folder was deleted' {
        Set-FakeAnswer $folder (New-Document $identity)
        $gone = New-TestFolder
        Push-Location $gone
        try {
            Remove-TestFolder $gone
            (Get-AwsIdentity).Account | Should -Be '1'
        } finally {
            Pop-Location
        }
        Get-Stand | Should -Not -Be ([System.IO.Path]::GetFileName($gone))
    }

    It 'kills the engine and its helper program when the cmdlet is stopped' {
        Set-FakeEngine $folder @'
const program = process.platform === 'win32' ? [process.execPath, ['-e', 'setTimeout(() => {}, 60000)']] : ['sleep', ['60']];
const helper = require('child_process').spawn(...program, { stdio: 'ignore' });
note('helper', String(helper.pid));
note('pid', String(process.pid));
setTimeout(() => {}, 60000);
'@
        $noted = "$folder/pid"
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$folder/AwsRole.psd1'; Get-AwsIdentity")
        $null = $shell.BeginInvoke()
        foreach ($wait in 1..800) { if (-not [System.IO.File]::Exists($noted)) { Start-Sleep -Milliseconds 50 } }
        $id = [int] [System.IO.File]::ReadAllText($noted)
        $helper = [int] [System.IO.File]::ReadAllText("$folder/helper")
        Test-Running $id | Should -BeTrue
        Test-Running $helper | Should -BeTrue
        $shell.Stop()
        $shell.Dispose()
        foreach ($wait in 1..400) { if ((Test-Running $id) -or (Test-Running $helper)) { Start-Sleep -Milliseconds 50 } }
        Test-Running $id | Should -BeFalse
        Test-Running $helper | Should -BeFalse
    }
}

Describe 'How the engine is started' {
    It 'includes only a chosen list of variables' {
        $start = & (Get-Module 'AwsRole') { Initialize-Module; New-EngineStart $null }
        @($start.EnvironmentVariables.Keys) | Should -Contain 'PATH'
        @($start.EnvironmentVariables.Keys | Where-Object { $_ -like 'AWS*' -or $_ -like 'NODE*' }) | Should -BeNullOrEmpty
    }

    It 'does not fail if .NET Framework cannot list the variables, because both Path and PATH exist' {
        # Its ProcessStartInfo fails at the first access and keeps the variables until then.
        $start = [pscustomobject] @{ Looks = 0 }
        $start | Add-Member -MemberType ScriptProperty -Name 'EnvironmentVariables' -Value {
            $this.Looks++
            if ($this.Looks -eq 1) { throw [System.ArgumentException] 'Item has already been added.' }
            , [System.Collections.Specialized.StringDictionary]::new()
        }
        $variables = & (Get-Module 'AwsRole') { param($start) Initialize-Module; Get-StartVariable $start } $start
        , $variables | Should -BeOfType ([System.Collections.Specialized.StringDictionary])
    }
}

Describe 'The engine' {
    BeforeEach {
        foreach ($file in [System.IO.Directory]::GetFiles("$folder/bin")) { [System.IO.File]::Delete($file) }
    }

    It 'is the one in the module folder, never one from PATH' {
        $decoys = New-TestFolder
        if (Test-Unix) {
            [System.IO.File]::WriteAllText("$decoys/awsrole", "#!/bin/sh`ntouch '$decoys/started'`n")
            Set-FileMode "$decoys/awsrole" 755
        }
        $path, $env:PATH = $env:PATH, "$decoys$([System.IO.Path]::PathSeparator)$env:PATH"
        try {
            { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage "*$folder*Install-PSResource*"
        } finally {
            $env:PATH = $path
        }
        [System.IO.File]::Exists("$decoys/started") | Should -BeFalse
    }

    It 'causes an error with the reason if it does not start' {
        foreach ($name in 'awsrole', 'awsrole.exe') { [System.IO.File]::WriteAllText("$folder/bin/$name", 'no program') }
        { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMissing,Get-AwsProfile' -ExpectedMessage '*could not be started*'
    }

    It 'rejects a module of another release, and shows its version' {
        # On Windows, a program that has just run cannot be replaced.
        if (-not (Test-Unix)) { $folder = New-ModuleCopy }
        $manifest = [System.IO.File]::ReadAllText("$folder/AwsRole.psd1")
        [System.IO.File]::WriteAllText("$folder/AwsRole.psd1", ($manifest -replace "ModuleVersion(\s*)= '[^']*'", "ModuleVersion`$1= '99.98.97'"))
        try {
            $null = Copy-RealEngine "$folder/bin"
            Import-TestModule $folder
            Use-WarmEngine
            { Get-AwsProfile } | Should -Throw -ErrorId 'EngineMismatch,Get-AwsProfile' -ExpectedMessage '*99.98.97*'
        } finally {
            # Other test files share this folder.
            [System.IO.File]::WriteAllText("$folder/AwsRole.psd1", $manifest)
        }
    }
}
