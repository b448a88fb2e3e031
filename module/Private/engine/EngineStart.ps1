function New-EngineStart {
    # The start of the engine: in the shell's current folder, with a chosen list of variables only, since NODE_OPTIONS, OPENSSL_CONF, and
    # others would change the engine itself. It gets the shell's AWS variables in the request.
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $program, $words = Get-EngineCommand $Cmdlet
    $start = New-ProgramStart $program $words 'dialogue' $script:EngineVariable
    # A host without a console would briefly show a window. If there is a console, helper programs may need it for questions.
    $start.CreateNoWindow = $Host.Name -ne 'ConsoleHost'
    $start
}

function New-ProgramStart {
    # How a program is started whose streams are read: these words, and these variables of the shell alone.
    param([string] $Program, [string[]] $Words, [string] $LastWords, [string[]] $Variable, [string] $Folder = (Get-StartFolder $Program))
    # A cast: setting the properties one by one would take a new shell three times as long.
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
    # Reduces the environment of a program to these variables of the shell. Others contain the credentials of a role, or would change the
    # program.
    param([object] $Start, [string[]] $Name)
    $variables = Get-StartVariable $Start
    $variables.Clear()
    foreach ($one in $Name) {
        $value = [System.Environment]::GetEnvironmentVariable($one)
        if ($null -ne $value) { $variables[$one] = $value }
    }
}

function Get-StartVariable {
    # The environment of a program to be started. .NET Framework fills the list at the first access, which fails if the environment contains
    # both Path and PATH (PowerShell returns null); the second access returns the list as filled so far.
    param([object] $Start)
    $variables = $Start.EnvironmentVariables
    if ($null -eq $variables) { $variables = $Start.EnvironmentVariables }
    , $variables
}

function Get-StartFolder {
    # The shell's current folder; if it was deleted, the folder of the program, since no program could start there.
    param([string] $Program)
    $folder = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath
    if ([System.IO.Directory]::Exists($folder)) { $folder } else { [System.IO.Path]::GetDirectoryName($Program) }
}

$script:EngineVariable = @(
    'PATH', 'HOME', 'HOMEDRIVE', 'HOMEPATH', 'USER', 'USERNAME', 'USERPROFILE', 'LOGNAME', 'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT'
    'ProgramData', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'LC_ALL', 'LC_COLLATE', 'LC_CTYPE', 'LC_MESSAGES', 'LC_MONETARY'
    'LC_NUMERIC', 'LC_TIME', 'TZ'
)
