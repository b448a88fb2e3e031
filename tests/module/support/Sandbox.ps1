function New-TestFolder {
    # What the tests leave of it goes when the process that runs them ends (Invoke-PesterRun.ps1).
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'awsrole-test-' + [guid]::NewGuid().ToString('N'))
    $known = @([System.AppDomain]::CurrentDomain.GetData('AwsRole.Tests.Folders'))
    [System.AppDomain]::CurrentDomain.SetData('AwsRole.Tests.Folders', $known + $folder)
    [System.IO.Directory]::CreateDirectory($folder).FullName
}

function Remove-TestFolder {
    param([string] $Folder)
    if ([System.IO.Directory]::Exists($Folder)) { [System.IO.Directory]::Delete($Folder, $true) }
}

function Enter-Sandbox {
    # A home folder of its own and no AWS variable: nothing of the person who runs the tests is read or changed.
    # Returns what Exit-Sandbox needs to restore everything.
    $sandbox = @{ Folder = New-TestFolder; Before = [System.Environment]::GetEnvironmentVariables() }
    foreach ($name in $sandbox.Before.Keys) {
        if ($name -match '^(AWS_|AWSROLE_PROFILE)') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    }
    Set-TestHome $sandbox.Folder
    $sandbox
}

function Set-TestHome {
    # Another home folder, so another store of sessions. Windows has variables of their own for what lies in it.
    param([string] $Folder)
    foreach ($name in 'HOME', 'USERPROFILE') { [System.Environment]::SetEnvironmentVariable($name, $Folder) }
    [System.Environment]::SetEnvironmentVariable('APPDATA', [System.IO.Path]::Combine($Folder, 'AppData', 'Roaming'))
    [System.Environment]::SetEnvironmentVariable('LOCALAPPDATA', [System.IO.Path]::Combine($Folder, 'AppData', 'Local'))
}

function Exit-Sandbox {
    param([hashtable] $Sandbox)
    # The last home folder of a test: later work might have written there again.
    $lastHome = [System.Environment]::GetEnvironmentVariable('HOME')
    if ([System.IO.Path]::GetFileName($lastHome) -like 'awsrole-test-*') { Remove-TestFolder $lastHome }
    foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $Sandbox.Before.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    }
    foreach ($name in $Sandbox.Before.Keys) { [System.Environment]::SetEnvironmentVariable($name, $Sandbox.Before[$name]) }
    Remove-TestFolder $Sandbox.Folder
}

function Write-AwsFile {
    # Writes config and credentials into a folder and points the variables at them. Text is UTF-8 without BOM.
    param([string] $Folder, [string] $Config = '', [string] $Credentials = '')
    $configFile = [System.IO.Path]::Combine($Folder, 'config')
    $credentialsFile = [System.IO.Path]::Combine($Folder, 'credentials')
    [System.IO.File]::WriteAllText($configFile, $Config)
    [System.IO.File]::WriteAllText($credentialsFile, $Credentials)
    [System.Environment]::SetEnvironmentVariable('AWS_CONFIG_FILE', $configFile)
    [System.Environment]::SetEnvironmentVariable('AWS_SHARED_CREDENTIALS_FILE', $credentialsFile)
}

function Write-KeyProfile {
    # Two profiles with keys that do not end, which need no server: one in eu-west-1, two in us-east-1. Config: others beside them.
    param([string] $Folder, [string] $Config = '')
    $keys = foreach ($name in 'one', 'two') { "[$name]`naws_access_key_id = AKIA$($name.ToUpperInvariant())`naws_secret_access_key = secret-$name`n" }
    Write-AwsFile $Folder -Config "[profile one]`nregion = eu-west-1`n[profile two]`nregion = us-east-1`n$Config" -Credentials ($keys -join '')
}
