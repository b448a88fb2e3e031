function New-EngineStart {
    # How the engine is started: where the shell stands, and with an environment of its own, a chosen list: NODE_OPTIONS,
    # OPENSSL_CONF and the like would change the engine itself. The shell's AWS variables reach it inside the request.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $program, $words = Get-EngineCommand $Cmdlet
    $start = New-ProgramStart $program $words 'dialogue' $script:EngineVariable
    # Where the host has no console one would flash up; where it has one, helper programs may need it to ask.
    $start.CreateNoWindow = $Host.Name -ne 'ConsoleHost'
    $start
}

function New-ProgramStart {
    # How a program is started whose streams are read: these words, and these variables of the shell alone.
    param([string] $Program, [string[]] $Words, [string] $LastWords, [string[]] $Variable, [string] $Folder = (Get-StartFolder $Program))
    # By a cast: setting them one by one takes a fresh shell three times as long.
    $start = [System.Diagnostics.ProcessStartInfo] @{
        FileName               = $Program
        Arguments              = (@(foreach ($word in $Words) { "`"$word`"" }) + $LastWords) -join ' '
        WorkingDirectory       = $Folder
        UseShellExecute        = $false
        RedirectStandardInput  = $true
        RedirectStandardOutput = $true
        RedirectStandardError  = $true
        StandardOutputEncoding = [System.Text.Encoding]::UTF8
        CreateNoWindow         = $true
    }
    Select-StartVariable $start $Variable
    $start
}

function Select-StartVariable {
    # Lets a program start with these variables of the shell alone: others hold the keys of a role, or would change the program.
    param([object] $Start, [string[]] $Name)
    $variables = Get-StartVariable $Start
    $variables.Clear()
    foreach ($one in $Name) {
        $value = [System.Environment]::GetEnvironmentVariable($one)
        if ($null -ne $value) { $variables[$one] = $value }
    }
}

function Get-StartVariable {
    # The variables that a program will be started with. .NET Framework fills the list at the first look, which fails where the
    # environment has both Path and PATH (PowerShell makes null of that); the next look finds the list as far as it came.
    param([object] $Start)
    $variables = $Start.EnvironmentVariables
    if ($null -eq $variables) { $variables = $Start.EnvironmentVariables }
    , $variables
}

function Get-StartFolder {
    # Where the shell stands. No program starts in a folder that was deleted in the meantime: then the program's own.
    param([string] $Program)
    $folder = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    if ([System.IO.Directory]::Exists($folder)) { $folder } else { [System.IO.Path]::GetDirectoryName($Program) }
}

$script:EngineVariable = @(
    'PATH', 'HOME', 'HOMEDRIVE', 'HOMEPATH', 'USER', 'USERNAME', 'USERPROFILE', 'LOGNAME', 'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT'
    'ProgramData', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'LC_ALL', 'LC_COLLATE', 'LC_CTYPE', 'LC_MESSAGES', 'LC_MONETARY'
    'LC_NUMERIC', 'LC_TIME', 'TZ'
)
