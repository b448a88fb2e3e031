function Get-Candidate {
    # The candidates of one kind (docs/dialogue.md), for Select-Completion. They are cached; those that come from the AWS files are read
    # again when a file changes. The first Tab in a new shell should take at most 150 ms, and each thing that runs for the first time costs
    # 1 to 5 ms.
    [CmdletBinding()]
    param([string] $Kind)
    $known = $script:Tables
    if ($Kind -notin 'regions', 'services', 'settings', 'outputs') {
        $stamp = Get-FileStamp
        if ($script:Candidates['stamp'] -cne $stamp) { $script:Candidates = @{ stamp = $stamp } }
        $known = $script:Candidates
    }
    # Protected profiles and the accounts and roles of a sign-in come from other files.
    if (-not $known.ContainsKey($Kind) -or $Kind -in 'protected', 'sso-accounts', 'sso-roles') {
        $known[$Kind] = New-Candidate (Read-Candidate $Kind $PSCmdlet)
    }
    $known[$Kind]
}

# The cached lists, by kind: those that do not depend on files, and the others, with the state of the files at that time.
$script:Tables = @{}
$script:Candidates = @{ stamp = '' }

function Read-Candidate {
    # The engine's list, as text, since the dialogue would take a new shell ten times as long. Not PowerShell's own way to run a program,
    # which passes on all variables, including the shell's credentials.
    param([string] $Kind, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $program, $words = Get-EngineCommand $Cmdlet
    Restore-ExecutePermission $program
    $start = New-ProgramStart $program $words "completions --kind $Kind$(Get-TipLanguage)" $script:CompletionVariable
    $engine = [System.Diagnostics.Process]::Start($start)
    try {
        [regex]::Unescape($engine.StandardOutput.ReadToEnd().TrimEnd())
    } finally {
        $engine.Dispose()
    }
}

# The variables that locate the files with the candidates.
$script:CompletionVariable = @(
    'PATH', 'HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'SystemRoot', 'TEMP', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'
    'AWSROLE_SETTINGS_FILE', 'AWSROLE_CACHE_DIR', 'AWSROLE_DATA_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'
)

function Get-TipLanguage {
    # The option for the language of the tips, unless it is the engine's default, English.
    if ((Get-MessageLanguage) -eq 'en-US') { return }
    " --language $(Get-MessageLanguage)"
}
