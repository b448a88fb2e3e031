# Runs the acts of the canary hunt in this separate shell, and writes to the report folder what each act left in each place. The test
# searches it for secrets (Canary.ps1).
param([string] $Report, [string] $Work, [switch] $Full)
. "$PSScriptRoot/../../support.ps1"
. "$PSScriptRoot/acts.ps1"
. "$PSScriptRoot/planted.ps1"

function Start-World {
    # Starts the sample world with a profile for each kind of credential source, a browser that opens each page immediately, and a module
    # whose engine is the real one (Link-Engine), or one that crashes or hangs after reading the whole request.
    $sts = Start-Sts "$Work/aws" -With 'container,federation,iam,sign-in,sso'
    $world = @{ Sts = $sts; HasFaults = $false; Canaries = [System.Collections.Generic.List[string]]::new(); Servers = 'sts', 'container', 'federation', 'iam', 'sign-in', 'sso' }
    $world.Canaries.Add([regex]::Match([System.IO.File]::ReadAllText($sts.credentialsFile), 'secret_access_key = (\S+)').Groups[1].Value)
    $world.Canaries.Add($sts.containerToken)
    foreach ($name in 'secretKey', 'processKey', 'processToken', 'badKey', 'shellKey', 'shellToken', 'fileKey', 'planted') {
        $world[$name] = 'cAnary' + [System.Convert]::ToBase64String([guid]::NewGuid().ToByteArray()).Replace('=', '') + '7gK/+x2QwErTyUiO'.Substring(0, 12)
        $world.Canaries.Add($world[$name])
    }
    $world.wrongCode = '{0:000000}' -f (Get-Random -Maximum 1000000)
    $tools = [System.IO.Directory]::CreateDirectory("$Work/tools").FullName
    # Like fetch, in a third of the time.
    Write-Tool "$tools/xdg-open" @'
const { get } = require('node:http');
const open = (url) => get(url, ({ headers }) => headers.location && open(new URL(headers.location, url))).on('error', () => {});
open(process.argv[2]);
'@
    Write-Tool "$tools/keys" "console.log(JSON.stringify({ Version: 1, AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: '$($world.processKey)', SessionToken: '$($world.processToken)' }));"
    Write-Tool "$tools/bad-keys" "console.error('aws_secret_access_key=$($world.badKey)'); console.log('{ broken: $($world.badKey)'); process.exitCode = 1;"
    Write-Tool "$tools/code" "console.log('$($world.wrongCode)');"
    $role = "region = ap-northeast-1`nendpoint_url = $($sts.url)`nrole_arn = $($sts.roles.readOnly)`n"
    [System.IO.File]::AppendAllText($sts.configFile, @(
            "`n[profile process]`nregion = ap-northeast-1`ncredential_process = $tools/keys`n"
            "[profile bad-process]`nregion = ap-northeast-1`ncredential_process = $tools/bad-keys`n"
            "[profile mfa-process]`n${role}source_profile = base`nmfa_serial = $($sts.mfaSerial)`nmfa_process = $tools/code`n"
            "[profile container]`n${role}credential_source = EcsContainer`n"
            "[profile environment]`n${role}credential_source = Environment`n"
            foreach ($name in 'made', 'gone', 'named') { "[profile $name]`n${role}source_profile = base`n" }
        ) -join "`n")
    $world.Config = [System.IO.File]::ReadAllText($sts.configFile)
    $world.Credentials = [System.IO.File]::ReadAllText($sts.credentialsFile)
    foreach ($name in 'broken', 'broken-credentials') {
        # A secret in every place where a typing error could put one.
        [System.IO.File]::WriteAllText("$Work/aws/$name", "[base]`naws_access_key_id = $($world.fileKey)`n$($world.fileKey)`naws_secret_access_key $($world.fileKey)`n[profile dev`nrole_arn = $($world.fileKey)`n")
    }
    # The only folder in PATH once the world is ready: PowerShell reads all of them again for each error that it shows.
    foreach ($name in 'node', 'sh', 'sleep') { $null = [System.IO.File]::CreateSymbolicLink("$tools/$name", (Find-Program $name)) }
    $env:DISPLAY = ':0'
    $env:AWSROLE_FEDERATION_URL = $sts.federationUrl
    $env:AWS_ENDPOINT_URL_SIGNIN = $sts.signInUrl
    foreach ($name in 'SSO', 'SSO_OIDC') { [System.Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $sts.ssoUrl) }
    # One module for both engines, since each imported module is compiled.
    $world.Module = New-FakeModule -Deaf @'
const { existsSync, writeFileSync } = require('node:fs');
let request = '';
process.stdin.on('end', () => process.exit(3));
process.stdin.on('data', (piece) => {
    request += piece;
    if (!request.includes('\n')) return;
    process.stderr.write(`crash: ${request}`);
    if (existsSync(`${__dirname}/hang`)) { writeFileSync(`${__dirname}/taken`, ''); setInterval(() => {}, 1000); }
    else process.stdout.write(request, () => process.exit(3));
});
'@
    $world.Engine = "$(Get-BuiltModule)/bin/awsrole"
    $env:PATH = $tools
    [System.IO.File]::Move("$($world.Module)/bin/awsrole", "$($world.Module)/bin/fake")
    $world
}

function Link-Engine {
    # Makes a file the engine of the module.
    param([hashtable] $World, [string] $File)
    $link = "$($World.Module)/bin/awsrole"
    [System.IO.File]::Delete($link)
    $null = [System.IO.File]::CreateSymbolicLink($link, $File)
}

function Write-Tool {
    param([string] $Path, [string] $Script)
    [System.IO.File]::WriteAllText($Path, "#!/usr/bin/env node`n$Script`n")
    [System.IO.File]::SetUnixFileMode($Path, 'UserRead, UserWrite, UserExecute')
}

function Open-ActRunspace {
    param([hashtable] $World)
    $runspace = [runspacefactory]::CreateRunspace($Host)
    $runspace.Open()
    $null = Invoke-Quietly $runspace {
        param($module, $world, $transcript)
        [cultureinfo]::CurrentUICulture = 'en-US'
        Import-Module $module
        # Run a first command now: otherwise loading would write a thousand verbose lines, each of them logged and searched.
        $null = Get-AwsRolePrompt
        $global:ErrorActionPreference = 'Continue'
        $global:ConfirmPreference = 'None'
        $global:VerbosePreference = $global:DebugPreference = 'Continue'
        foreach ($name in 'secretKey', 'wrongCode') {
            $secret = [securestring]::new()
            foreach ($letter in $world[$name].ToCharArray()) { $secret.AppendChar($letter) }
            Set-Variable -Name $name -Value $secret -Scope Global
        }
        $global:planted = $world['planted']
        # The trace goes into its own file, and would otherwise go to the log, too.
        Set-TraceSource -Name '*' -RemoveListener 'Default'
        # One transcript for all acts: ending one takes a tenth of a second.
        $null = Start-Transcript -Path $transcript
    } "$($World.Module)/AwsRole.psd1", $World, "$Report/transcript"
    $runspace
}

function Invoke-Quietly {
    # Runs a script between the acts, outside all observed places.
    param($Runspace, [scriptblock] $Script, [object[]] $Arguments = @())
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    $null = $shell.AddScript($Script)
    foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
    try { $shell.Invoke() } finally { $shell.Dispose() }
}

function Reset-World {
    # Restores the files, and removes sessions, roles, and faults.
    param([hashtable] $World, [hashtable] $Act)
    foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN', 'AWS_PROFILE') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE = $World.Sts.configFile, $World.Sts.credentialsFile
    [System.IO.File]::WriteAllText($World.Sts.configFile, $World.Config)
    [System.IO.File]::WriteAllText($World.Sts.credentialsFile, $World.Credentials)
    if ($Act.Outcome -ne 'right' -or $Act.Free) {
        foreach ($folder in "$env:HOME/.cache", "$env:HOME/.aws") { if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) } }
    }
    foreach ($name in 'hang', 'taken') { [System.IO.File]::Delete("$($World.Module)/bin/$name") }
    Link-Engine $World $World.Engine
}

function Set-Outcome {
    # Prepares the outcome of an act.
    param([hashtable] $World, [hashtable] $Act)
    switch ($Act.Outcome) {
        'refused' {
            Add-Fault $World @{ kind = 'error'; code = 'AccessDenied'; status = 403; message = 'You are not authorized: {request}' }
        }
        'broken file' { $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE = "$Work/aws/broken", "$Work/aws/broken-credentials" }
        'interrupted' {
            if ($Act.Free) { Add-Fault $World @{ kind = 'hang' } }
            [System.IO.File]::WriteAllText("$($World.Module)/bin/hang", '')
        }
    }
    if (-not (Test-Fake $Act)) { return }
    $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN = 'ASIAIOSFODNN7EXAMPLE', $World.shellKey, $World.shellToken
    Link-Engine $World "$($World.Module)/bin/fake"
}

function Add-Fault {
    # Adds a fault to every server.
    param([hashtable] $World, [hashtable] $Fault)
    foreach ($server in $World.Servers) {
        # If the page itself were refused, the sign-in would wait for the user.
        $about = if ($server -eq 'sign-in') { $Fault + @{ operation = 'CreateOAuth2Token' } } else { $Fault }
        $null = Invoke-StsControl $World.Sts @{ server = $server; fault = $about; quiet = $true }
    }
    $World.HasFaults = $true
}

function Clear-Fault {
    param([hashtable] $World)
    if (-not $World.HasFaults) { return }
    foreach ($server in $World.Servers) { $null = Invoke-StsControl $World.Sts @{ server = $server; clearFaults = $true; quiet = $true } }
    $World.HasFaults = $false
}

function Test-Fake { param([hashtable] $Act) -not $Act.Free -and $Act.Outcome -in 'broken engine', 'interrupted' }

function Invoke-Act {
    # Runs one act and writes its streams, errors, and trace into its own folder. Returns the facts about it.
    param([hashtable] $Act, [int] $Number, $Runspace, [hashtable] $World)
    $folder = [System.IO.Directory]::CreateDirectory("$Report/$Number").FullName
    [System.Console]::Error.WriteLine("<<act $Number>>")
    $start = Get-Milliseconds
    # Collected, not written to the pipeline: that would put output with an intended secret into the transcript.
    $output = [System.Collections.Generic.List[psobject]]::new()
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    $null = $shell.AddScript({
            param($text, $folder, $number, $trace, $output)
            # Marks the act in the log, on standard output, and in the transcript.
            & ([scriptblock]::Create("# <<act $number>>"))
            Write-Host "<<act $number>>"
            Trace-Command -Name $trace -FilePath "$folder/trace" -Expression ([scriptblock]::Create($text)) | ForEach-Object { $output.Add($_) }
        }).AddArgument($Act.Text).AddArgument($folder).AddArgument($Number).AddArgument($(if ($Full) { '*' } else { 'ParameterBinding' })).AddArgument($output)
    $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $none.Complete()
    $running = $shell.BeginInvoke($none)
    $thrown = $null
    if ($Act.Outcome -eq 'interrupted') {
        $taken = { if (Test-Fake $Act) { [System.IO.File]::Exists("$($World.Module)/bin/taken") } else { ((Get-Milliseconds) - $start) -gt 500 } }
        while (-not $running.IsCompleted -and -not (& $taken)) { [System.Threading.Thread]::Sleep(10) }
        $shell.Stop()
    } else {
        try { $shell.EndInvoke($running) } catch { $thrown = $_ }
    }
    $end = Get-Milliseconds
    # An interrupted act of the real engine may already have returned its intended secret.
    $ends = if (Test-Fake $Act) { 'Completed' } else { 'Completed', 'Stopped' }
    $isGiven = $Act.Output -and -not $thrown -and $shell.Streams.Error.Count -eq 0 -and $shell.InvocationStateInfo.State -in $ends
    $texts = @{
        output = if (-not $isGiven) { Get-DeepText $output }
        verbose = $shell.Streams.Verbose -join "`n"
        debug = $shell.Streams.Debug -join "`n"
        warning = $shell.Streams.Warning -join "`n"
        information = $shell.Streams.Information -join "`n"
        progress = @($shell.Streams.Progress | ForEach-Object { "$($_.Activity) $($_.StatusDescription) $($_.CurrentOperation)" }) -join "`n"
        Error = (Get-DeepText @($shell.Streams.Error)) + (Get-DeepText @($thrown)) + (Get-DeepText @(Invoke-Quietly $Runspace { $global:Error.ToArray(); $global:Error.Clear() }))
    }
    foreach ($name in $texts.Keys) { [System.IO.File]::WriteAllText("$folder/$name", "$($texts[$name])") }
    $ids = @($shell.Streams.Error; if ($thrown) { $thrown.Exception.InnerException.ErrorRecord }) | Where-Object { $_ } | ForEach-Object { $_.FullyQualifiedErrorId }
    @{ title = $Act.Title; name = $Act.Name; outcome = $Act.Outcome; code = $Act.Code; free = $Act.Free; isGiven = $isGiven; start = $start; end = $end; state = "$($shell.InvocationStateInfo.State)"; errors = @($ids); said = @($shell.Streams.Error | ForEach-Object { "$_" }) + @("$thrown") }
    $shell.Dispose()
    $domain = [System.AppDomain]::CurrentDomain
    if ($domain.GetData('AwsRole') -or $domain.GetData('AwsRole.Server') -or $env:AWSROLE_STATE) { $null = Invoke-Quietly $Runspace { Stop-AwsRoleServer *> $null; Clear-AwsRole *> $null; $global:Error.Clear() } }
}

function Get-Milliseconds { [System.DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() }

function Get-DeepText {
    # Objects as each view shows them, and everything inside error records.
    param([object[]] $Objects)
    $all = @($Objects | Where-Object { $null -ne $_ })
    if (-not $all) { return '' }
    $parts = foreach ($item in $all) {
        "$item"
        if ($item -isnot [System.Management.Automation.ErrorRecord]) { continue }
        $item.TargetObject, $item.ScriptStackTrace, $item.ErrorDetails, $item.CategoryInfo
        $info = $item.InvocationInfo
        if ($info) { $info.Line, $info.PositionMessage, $info.UnboundArguments, $info.BoundParameters.Values }
        for ($exception = $item.Exception; $exception; $exception = $exception.InnerException) {
            "$exception", $exception.Data.Values, $exception.Data.Keys
            if ($exception -is [System.Management.Automation.RuntimeException]) { $exception.ErrorRecord.TargetObject }
        }
    }
    $others = @($all | Where-Object { $Full -or $_ -isnot [System.Management.Automation.ErrorRecord] })
    (@($parts | ForEach-Object { $_ } | ForEach-Object { "$_" }) -join "`n") + ($others | Out-String -Width 4096) + ($others | Format-List -Property * -Force | Out-String -Width 4096)
}

$world = Start-World
# A helper program runs for at least 40 ms; looking every millisecond takes as much time as all acts.
$pause = if ($Full) { 1 } else { 5 }
$sampler = Start-Program 'node' "`"$(Get-RepositoryPath 'tests/support/procSampler.mjs')`" $pause `"$env:HOME`" `"$env:TMPDIR`" `"$Work/aws`""
$null = $sampler.StandardOutput.ReadLine()
$runspace = Open-ActRunspace $world
$facts = [System.Collections.Generic.List[object]]::new()
$number = 0
foreach ($act in @(Get-CanaryAct -Full:$Full) + @(Get-PlantedAct)) {
    Reset-World $world $act
    $code = if ($act.Text -match '\$freshCode') { Get-FreshCode $world.Sts }
    if ($act.Before -or $code) { $null = Invoke-Quietly $runspace { param($text, $code) if ($code) { $global:freshCode = [securestring]::new(); foreach ($letter in $code.ToCharArray()) { $global:freshCode.AppendChar($letter) } }; . ([scriptblock]::Create($text)) *> $null; $global:Error.Clear() } $act.Before, $code }
    Set-Outcome $world $act
    $facts.Add((Invoke-Act $act $number $runspace $world))
    Clear-Fault $world
    if ($act.Name -eq 'Update-AwsAccessKey' -and $act.Outcome -eq 'right') { $world.Credentials = [System.IO.File]::ReadAllText($world.Sts.credentialsFile) }
    $number++
}
$null = Invoke-Quietly $runspace { Stop-Transcript }
[System.Threading.Thread]::Sleep(100)
$sampler.StandardInput.Close()
[System.IO.File]::WriteAllText("$Report/sights.json", $sampler.StandardOutput.ReadToEnd())
$world.Sts.Process.StandardInput.WriteLine('{"secrets":true,"quiet":true}')
$world.Sts.Process.StandardInput.Flush()
$secrets = @($world.Canaries) + @((Read-JsonLine $world.Sts.Process).secrets) | Select-Object -Unique
[System.IO.File]::WriteAllText("$Report/facts.json", (ConvertTo-Json @{ acts = $facts; secrets = @($secrets); codes = @($world.Sts.UsedCodes) + $world.wrongCode; planted = $world.planted } -Depth 5))
Stop-Sts $world.Sts
