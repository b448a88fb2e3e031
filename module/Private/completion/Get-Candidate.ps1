function Get-Candidate {
    # What Tab offers of one kind (docs/dialogue.md), for Select-Completion. The engine is asked once, and again for what the
    # files say when one of them is another. The first Tab of a fresh shell has 150 ms: whatever is done here for the first time takes 1 to 5 of them.
    [CmdletBinding()]
    param([string] $Kind)
    $known = $script:Tables
    if ($Kind -notin 'regions', 'services', 'settings', 'outputs') {
        $stamp = Get-FileStamp
        if ($script:Candidates['stamp'] -cne $stamp) { $script:Candidates = @{ stamp = $stamp } }
        $known = $script:Candidates
    }
    # What is protected, and what was listed of a sign-in, is in other files.
    if (-not $known.ContainsKey($Kind) -or $Kind -in 'protected', 'sso-accounts', 'sso-roles') {
        $known[$Kind] = New-Candidate (Read-Candidate $Kind $PSCmdlet)
    }
    $known[$Kind]
}

# The lists that were asked for, by kind: those that no file decides, and the others, with the state of the files then.
$script:Tables = @{}
$script:Candidates = @{ stamp = '' }

function Read-Candidate {
    # The engine's list, as text. The dialogue takes a fresh shell ten times as long. Not by PowerShell's own way of running a program,
    # which hands on all variables, the keys of the shell among them.
    param([string] $Kind, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $program, $words = Get-EngineCommand $Cmdlet
    Restore-RunRight $program
    $start = New-ProgramStart $program $words "completions --kind $Kind$(Get-TipLanguage)" $script:CompletionVariable
    $engine = [System.Diagnostics.Process]::Start($start)
    try {
        [regex]::Unescape($engine.StandardOutput.ReadToEnd().TrimEnd())
    } finally {
        $engine.Dispose()
    }
}

# Where the files lie that lists are made of.
$script:CompletionVariable = @(
    'PATH', 'HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'SystemRoot', 'TEMP', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'
    'AWSROLE_SETTINGS_FILE', 'AWSROLE_CACHE_DIR', 'AWSROLE_DATA_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'
)

function Get-TipLanguage {
    # The language of the tips, where it is not the engine's own English.
    if ((Get-MessageLanguage) -eq 'en-US') { return }
    " --language $(Get-MessageLanguage)"
}
