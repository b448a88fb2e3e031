function New-TestFolder {
    # Creates a temporary folder. Invoke-PesterRun.ps1 removes it when the test process ends.
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
    # Sets a temporary home folder and removes all AWS variables, so that no settings of the user are read or changed. Returns the state
    # that Exit-Sandbox restores.
    $sandbox = @{ Folder = New-TestFolder; Before = [System.Environment]::GetEnvironmentVariables() }
    foreach ($name in $sandbox.Before.Keys) {
        if ($name -match '^(AWS_|AWSROLE_PROFILE)') { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    }
    Set-TestHome $sandbox.Folder
    $sandbox
}

function Set-TestHome {
    # Sets another home folder, and so another session cache. Windows has separate variables for its subfolders.
    param([string] $Folder)
    foreach ($name in 'HOME', 'USERPROFILE') { [System.Environment]::SetEnvironmentVariable($name, $Folder) }
    [System.Environment]::SetEnvironmentVariable('APPDATA', [System.IO.Path]::Combine($Folder, 'AppData', 'Roaming'))
    [System.Environment]::SetEnvironmentVariable('LOCALAPPDATA', [System.IO.Path]::Combine($Folder, 'AppData', 'Local'))
}

function Exit-Sandbox {
    param([hashtable] $Sandbox)
    # The last home folder of a test: background work might have written there again.
    $lastHome = [System.Environment]::GetEnvironmentVariable('HOME')
    if ([System.IO.Path]::GetFileName($lastHome) -like 'awsrole-test-*') { Remove-TestFolder $lastHome }
    foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $Sandbox.Before.Contains($name)) { [System.Environment]::SetEnvironmentVariable($name, [NullString]::Value) }
    }
    foreach ($name in $Sandbox.Before.Keys) { [System.Environment]::SetEnvironmentVariable($name, $Sandbox.Before[$name]) }
    Remove-TestFolder $Sandbox.Folder
}

function Write-AwsFile {
    # Writes config and credentials files into a folder and points the variables at them. UTF-8 without a byte order mark.
    param([string] $Folder, [string] $Config = '', [string] $Credentials = '')
    $configFile = [System.IO.Path]::Combine($Folder, 'config')
    $credentialsFile = [System.IO.Path]::Combine($Folder, 'credentials')
    [System.IO.File]::WriteAllText($configFile, $Config)
    [System.IO.File]::WriteAllText($credentialsFile, $Credentials)
    [System.Environment]::SetEnvironmentVariable('AWS_CONFIG_FILE', $configFile)
    [System.Environment]::SetEnvironmentVariable('AWS_SHARED_CREDENTIALS_FILE', $credentialsFile)
}

function Write-KeyProfile {
    # Writes two profiles with long-term keys, which need no server: one in eu-west-1, and two in us-east-1. Config: further profiles.
    param([string] $Folder, [string] $Config = '')
    $keys = foreach ($name in 'one', 'two') { "[$name]`naws_access_key_id = AKIA$($name.ToUpperInvariant())`naws_secret_access_key = secret-$name`n" }
    Write-AwsFile $Folder -Config "[profile one]`nregion = eu-west-1`n[profile two]`nregion = us-east-1`n$Config" -Credentials ($keys -join '')
}
